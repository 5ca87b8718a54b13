import { readFileSync, readdirSync } from 'node:fs';
import { expect, test as base } from '@playwright/test';
import type { BrowserContext, Page } from '@playwright/test';
import { serve } from '../tools/serve.ts';

export type Language = 'en' | 'de' | 'sv';

export const PHONE = { width: 360, height: 640 };
export const LAPTOP = { width: 1280, height: 800 };

interface Message {
	match: Record<string, string>;
}
type Catalogue = Record<string, string | Message[]>;

const catalogues = new Map<Language, Catalogue>();

function catalogue(language: Language): Catalogue {
	const known = catalogues.get(language);
	if (known) return known;
	const read = (room: string) => JSON.parse(readFileSync(`messages/${room}/${language}.json`, 'utf8')) as Catalogue;
	const all = Object.assign({}, ...readdirSync('messages').map(read)) as Catalogue;
	catalogues.set(language, all);
	return all;
}

/** The app's own word for a message, as a person who reads this language sees it. */
export function wordsOf(language: Language) {
	return (key: string, values: Record<string, string | number> = {}): string => {
		const message = catalogue(language)[key];
		if (message === undefined) throw new Error(`No message ${key}`);
		const text = typeof message === 'string' ? message : Object.values(message[0]?.match ?? {}).at(-1);
		const number = { number: Number(values['count'] ?? 0).toLocaleString(language) };
		return Object.entries({ ...number, ...values }).reduce(
			(said, [name, value]) => said.replaceAll(`{${name}}`, String(value)),
			text ?? ''
		);
	};
}

/** What a browser may not do on its own; every test ends with this list empty. */
interface Watch {
	foreign: string[];
	csp: string[];
	errors: string[];
}

interface Served {
	url: string;
	/** Takes the server away: from here on every answer comes from the service worker. */
	unplug: () => Promise<void>;
}

interface Fixtures {
	app: Served;
	watch: Watch;
}

/** Playwright's test with the built app on an origin of its own, and a watch over requests, CSP and errors. */
export const test = base.extend<Fixtures>({
	app: async ({ context }, use) => {
		const { url, close } = await serve('build', 0);
		let open = true;
		const unplug = async () => {
			if (!open) return;
			open = false;
			await context.setOffline(true);
			await close();
		};
		await use({ url, unplug });
		if (open) await close();
	},
	watch: [
		async ({ context, app }, use) => {
			const watch: Watch = { foreign: [], csp: [], errors: [] };
			context.on('request', (request) => {
				const { protocol, origin } = new URL(request.url());
				if (protocol.startsWith('http') && origin !== app.url) watch.foreign.push(request.url());
			});
			context.on('page', (page) => watchPage(page, watch));
			for (const page of context.pages()) watchPage(page, watch);
			await use(watch);
			expect(watch.foreign, 'requests to another origin').toEqual([]);
			expect(watch.csp, 'CSP reports').toEqual([]);
			expect(watch.errors, 'errors nobody caught').toEqual([]);
		},
		{ auto: true }
	]
});

function watchPage(page: Page, watch: Watch): void {
	page.on('pageerror', (error) => watch.errors.push(error.message));
	page.on('console', (message) => {
		if (/content security policy|trusted ?type/i.test(message.text())) watch.csp.push(message.text());
	});
}

export { expect };

/** Opens the app for the first time in a language and waits until it works without a network. */
export async function firstVisit(page: Page, app: Pick<Served, 'url'>, language: Language): Promise<void> {
	await page.addInitScript((code) => localStorage.setItem('kartei-language', code), language);
	await page.goto(app.url);
	await expect(page.locator('html')).toHaveAttribute('lang', language);
	await isReadyForOffline(page);
}

async function isReadyForOffline(page: Page): Promise<void> {
	await page.evaluate(async () => {
		const { active } = await navigator.serviceWorker.ready;
		if (active?.state !== 'activated') {
			await new Promise<void>((resolve) => active?.addEventListener('statechange', () => resolve(), { once: true }));
		}
	});
}

/** Waits until a screen stands: what it loads on demand is there, and nothing moves any more. */
export async function isAtRest(page: Page): Promise<void> {
	await page.waitForLoadState('networkidle');
	await page.evaluate(async () => {
		const ending = document.getAnimations().filter((each) => Number.isFinite(each.effect?.getComputedTiming().endTime));
		// One that is cancelled has come to rest as well.
		await Promise.allSettled(ending.map((each) => each.finished));
	});
}

/** Chooses the sample data on the first screen. */
export async function addSample(page: Page, app: Pick<Served, 'url'>, language: Language): Promise<void> {
	const say = wordsOf(language);
	await page.goto(app.url);
	await page.getByRole('button', { name: say('shell_first_sample') }).click();
	await expect(page.getByRole('heading', { name: say('shell_first_title') })).toHaveCount(0);
}

/** Clears what the browser holds for this site: database, caches, service worker, localStorage. */
export async function clearSite(context: BrowserContext, page: Page, origin: string): Promise<void> {
	const session = await context.newCDPSession(page);
	await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' });
	await session.detach();
}

/** Every screen by its address. */
export const ROUTES = [
	'/',
	'/contacts',
	'/contacts/new',
	'/follow-ups',
	'/sales',
	'/sales/new',
	'/search',
	'/import',
	'/export',
	'/backup',
	'/duplicates',
	'/history',
	'/settings',
	'/guide',
	'/more'
] as const;
