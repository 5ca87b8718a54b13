import { mkdirSync } from 'node:fs';
import { chromium } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';
import { findChromium } from './chromium.mjs';
import { serve } from './serve.ts';
import { addSample, LAPTOP, PHONE, ROUTES, wordsOf } from '../tests/app.ts';
import type { Language } from '../tests/app.ts';
import { takeBackups } from './pictures/backup.ts';
import { takeDuplicates, takeFiles, takeHanding } from './pictures/files.ts';
import { takeHistory } from './pictures/history.ts';
import type { Screen } from './pictures/screen.ts';

/*
 * `npm run screenshots` (after `npm run build`) writes every screen with the sample data in it to screenshots/, for
 * people to look at: phone and laptop, light and dark, in three languages. `-- en phone light` takes a part of them,
 * and so does a part's name: `-- de phone files duplicates`.
 */

const wanted = process.argv.slice(2);
const looks = wanted.filter((want) => ['en', 'de', 'sv', 'phone', 'laptop', 'light', 'dark'].includes(want));
const folder = 'screenshots';
mkdirSync(folder, { recursive: true });

const browser = await chromium.launch({
	executablePath: process.env['CHROMIUM_PATH'] ?? findChromium(),
	args: ['--no-sandbox', '--disable-gpu']
});
const app = await serve('build', 0);
type Say = ReturnType<typeof wordsOf>;

async function take(page: Page, name: string): Promise<void> {
	await page.waitForTimeout(350);
	await page.screenshot({ path: `${folder}/${name}.png` });
}

/** Takes a part of the page further down, where it scrolls to lie below the header. */
async function takeAt(page: Page, name: string, part: Locator): Promise<void> {
	await part.first().evaluate((node) => node.scrollIntoView({ block: 'start' }));
	await take(page, name);
}

/** The lists before there is anything in them. */
async function takeEmpty(page: Page, name: (what: string) => string): Promise<void> {
	for (const route of ['/contacts', '/follow-ups', '/sales', '/history']) {
		await page.goto(`${app.url}${route}`);
		await page.locator('main h1:visible, main h2:visible, main .empty:visible').first().waitFor();
		await take(page, name(`empty-${route.slice(1)}`));
	}
}

async function takeCard(page: Page, name: (what: string) => string, say: Say): Promise<void> {
	await page.goto(`${app.url}/follow-ups`);
	await page.locator('main a[href^="/contacts/"]').nth(1).click();
	await page.locator('main .log').first().waitFor();
	await take(page, name('card'));
	await takeAt(page, name('card-log'), page.locator('main .log'));
	await takeAt(page, name('card-details'), page.getByRole('heading', { name: say('contacts_details') }));
	await page.emulateMedia({ media: 'print' });
	await page.screenshot({ path: `${folder}/${name('card-print')}.png`, fullPage: true });
	await page.emulateMedia({ media: 'screen' });
	const card = page.url();
	await page.goto(`${card}/edit`);
	await page.locator('main form').first().waitFor();
	await take(page, name('card-edit'));
	const groups = page.locator('main form details:not([open]) > summary');
	while ((await groups.count()) > 0) await groups.first().click();
	await page.screenshot({ path: `${folder}/${name('card-edit-all')}.png`, fullPage: true });
}

async function takeSale(page: Page, name: (what: string) => string): Promise<void> {
	await first(page, '/sales');
	await take(page, name('sale'));
	await takeAt(page, name('sale-lines'), page.locator('main ol, main table'));
	await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
	await take(page, name('sale-end'));
}

async function takeDialogs(page: Page, name: (what: string) => string, say: Say): Promise<void> {
	const dialog = page.getByRole('dialog').filter({ visible: true });
	await page.goto(`${app.url}/follow-ups`);
	const [done, menu] = ['followups_done_button', 'followups_menu_button'].map((key) => say(key, { text: '' }).trim());
	await page.locator(`main button[aria-label^="${menu}"]`).first().click();
	await take(page, name('dialog-snooze'));
	await page.keyboard.press('Escape');
	await page.locator(`main button[aria-label^="${done}"]`).first().click();
	await dialog.waitFor();
	await take(page, name('dialog-complete'));
	await page.goto(`${app.url}/follow-ups`);
	await page.getByRole('button', { name: say('followups_add') }).click();
	await dialog.waitFor();
	await take(page, name('dialog-follow-up'));
	await dialog.locator('summary').first().click();
	await dialog
		.locator('summary')
		.first()
		.evaluate((node) => node.scrollIntoView({ block: 'start' }));
	await take(page, name('dialog-follow-up-more'));
	await page.goto(app.url);
	await page
		.getByRole('button', { name: say('shell_log_note') })
		.first()
		.click();
	await dialog.waitFor();
	await take(page, name('dialog-note-who'));
	await dialog.getByRole('combobox').fill('a');
	await take(page, name('dialog-note-found'));
	await dialog.getByRole('option').first().click();
	await take(page, name('dialog-note'));
	await page.goto(app.url);
	await page.locator('main h1:visible').first().waitFor();
	await page.keyboard.press('?');
	await dialog.waitFor();
	await take(page, name('dialog-keyboard'));
}

async function takeSearch(page: Page, name: (what: string) => string): Promise<void> {
	await page.goto(`${app.url}/search#q=ma`);
	await page.locator('main mark').first().waitFor();
	await take(page, name('search-hits'));
	await page.goto(`${app.url}/search#q=xqzxqz`);
	await page.reload();
	await take(page, name('search-none'));
}

/** Screens of what went wrong: no such page, no such card, no storage. */
async function takeFailures(page: Page, name: (what: string) => string): Promise<void> {
	for (const [what, route] of Object.entries({ 'no-page': '/nowhere', 'no-card': '/contacts/nobody' })) {
		await page.goto(`${app.url}${route}`);
		await take(page, name(what));
	}
	await page.addInitScript(() => {
		IDBFactory.prototype.open = () => {
			throw new DOMException('The user denied permission to access the database.', 'SecurityError');
		};
	});
	await page.goto(`${app.url}/contacts`);
	await take(page, name('failure'));
}

async function first(page: Page, list: string): Promise<void> {
	await page.goto(`${app.url}${list}`);
	await page.locator(`main a[href^="${list}/0"]`).nth(2).click();
	await page.locator('main h1:visible').first().waitFor();
}

async function takeRoutes(page: Page, name: (what: string) => string): Promise<void> {
	for (const route of ROUTES) {
		await page.goto(`${app.url}${route}`);
		await page.locator('main h1:visible, main h2:visible').first().waitFor();
		await take(page, name(route.slice(1).replace('/', '-') || 'today'));
	}
}

/** A browser profile of its own, with folders of the browser's own behind the picker. */
async function screenOf(language: Language, viewport: typeof PHONE, colorScheme: 'light' | 'dark', label: string) {
	const context = await browser.newContext({ viewport, colorScheme, locale: language, reducedMotion: 'reduce' });
	context.setDefaultTimeout(10_000);
	const page = await context.newPage();
	await page.addInitScript((code) => {
		localStorage.setItem('kartei-language', code);
		let picked = 0;
		const names = ['Kartei-Sicherungen', 'Dropbox'];
		const pick = async () => {
			const root = await navigator.storage.getDirectory();
			return root.getDirectoryHandle(names[picked++] ?? names[0] ?? '', { create: true });
		};
		Object.defineProperty(window, 'showDirectoryPicker', { value: pick });
	}, language);
	const screen: Screen = {
		page,
		context,
		url: app.url,
		say: wordsOf(language),
		another: () => screenOf(language, viewport, colorScheme, `${label}-other`),
		take: async (what, extent = 'sight') => {
			await page.waitForTimeout(350);
			await page.screenshot({ path: `${folder}/${label}-${what}.png`, fullPage: extent === 'whole' });
		}
	};
	return screen;
}

async function takeAll(language: Language, size: string, viewport: typeof PHONE, colorScheme: 'light' | 'dark') {
	const screen = await screenOf(language, viewport, colorScheme, `${size}-${language}-${colorScheme}`);
	const { page, context, say } = screen;
	const name = (what: string) => `${size}-${language}-${colorScheme}-${what}`;
	const parts: Record<string, () => Promise<void>> = {
		empty: () => takeEmpty(page, name),
		sample: () => addSample(page, app, language),
		routes: () => takeRoutes(page, name),
		card: () => takeCard(page, name, say),
		sale: () => takeSale(page, name),
		dialogs: () => takeDialogs(page, name, say),
		search: () => takeSearch(page, name),
		files: () => takeFiles(screen),
		duplicates: () => takeDuplicates(screen),
		handing: () => takeHanding(screen),
		backups: () => takeBackups(screen),
		history: () => takeHistory(screen),
		failures: () => takeFailures(page, name)
	};
	const chosen = Object.keys(parts).filter((part) => wanted.includes(part));
	await page.goto(app.url);
	await page.locator('main h2:visible').first().waitFor();
	await take(page, name('first'));
	for (const [what, part] of Object.entries(parts)) {
		if (chosen.length > 0 && ![...chosen, 'sample'].includes(what)) continue;
		// One screen that cannot be reached does not keep the others from being looked at.
		await part().catch((error: unknown) => {
			process.exitCode = 1;
			console.error(name(what), error);
		});
	}
	await context.close();
}

for (const language of ['en', 'de', 'sv'] as const satisfies Language[]) {
	for (const [size, viewport] of Object.entries({ phone: PHONE, laptop: LAPTOP })) {
		for (const colorScheme of ['light', 'dark'] as const) {
			if (looks.every((want) => [language, size, colorScheme].includes(want))) {
				await takeAll(language, size, viewport, colorScheme);
			}
		}
	}
}
await app.close();
await browser.close();
