import type { BrowserContext, Page } from '@playwright/test';
import type { wordsOf } from '../../tests/app.ts';

/** One run over the app in one language, size and colour scheme. */
export interface Screen {
	page: Page;
	context: BrowserContext;
	url: string;
	say: ReturnType<typeof wordsOf>;
	/** A second browser profile of the same kind: the other device. */
	another: () => Promise<Screen>;
	/** Writes what is in sight; `whole` the page to its end. */
	take: (what: string, extent?: 'sight' | 'whole') => Promise<void>;
}

export const button = ({ page, say }: Screen, key: string) => page.getByRole('button', { name: say(key), exact: true });

export const dialogOf = ({ page }: Screen) => page.getByRole('dialog').filter({ visible: true });

/** Goes to a screen of the app and waits until its heading stands. */
export async function open({ page, url }: Screen, route: string): Promise<void> {
	await page.goto(`${url}${route}`);
	await page.locator('main h1:visible, main h2:visible').first().waitFor();
}

/** Opens the card of a person of the sample; the answer is its address. */
export async function openPerson(screen: Screen): Promise<string> {
	const { page } = screen;
	await open(screen, '/follow-ups');
	await page.locator('main a[href^="/contacts/"]').nth(1).click();
	await page.locator('main .log').first().waitFor();
	return new URL(page.url()).pathname;
}

/** Changes the job title of a contact. */
export async function retitle(screen: Screen, card: string, title: string): Promise<void> {
	const { page, say } = screen;
	await page.goto(`${screen.url}${card}/edit`);
	await page.getByLabel(say('contacts_job_title'), { exact: true }).first().fill(title);
	await page
		.getByRole('button', { name: say('contacts_save'), exact: true })
		.first()
		.click();
	await page.waitForURL(`${screen.url}${card}`);
}
