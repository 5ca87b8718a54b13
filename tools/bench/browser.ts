import type { BrowserContext, Page } from '@playwright/test';
import { withApp } from './app-in-browser.ts';
import { figuresOf, round } from './figures.ts';
import type { Figures } from './figures.ts';
import { importOf, rawWrites } from './import.ts';

const FRAMES = 120;

export interface BrowserFigures {
	import: { rows: number; dryRunMs: number; ms: number; rawWritesMs: number; ratio: number; longestTaskMs: number };
	coldStartToList: Figures & { emptyAppP50: number; ratioP50: number };
	scroll: Record<string, Figures & { blankFrames: number; rowsInDom: number }>;
	keyToResults: Figures;
}

/** The yardsticks run in the same browser and profile, right beside what they measure. */
export async function benchBrowser(csv: string, rows: number, short: boolean): Promise<BrowserFigures> {
	return withApp(csv, async (context, url, file) => {
		const page = await context.newPage();
		await page.goto(url);
		const empty = await coldStarts(context, url, '/', 'main h2', short ? 3 : 7);
		const imported = await importOf(page, url, file);
		const rawWritesMs = await rawWrites(page);
		const cold = await coldStarts(context, url, '/contacts', 'main a[href^="/contacts/0"]', short ? 3 : 7);
		return {
			import: { rows, ...imported, rawWritesMs, ratio: round(imported.ms / rawWritesMs) },
			coldStartToList: { ...cold, emptyAppP50: empty.p50, ratioP50: round(cold.p50 / empty.p50) },
			scroll: {
				'120 px per frame': await scroll(page, url, 120),
				'3000 px per frame': await scroll(page, url, 3000)
			},
			keyToResults: await keyToResults(page, url)
		};
	});
}

async function coldStarts(
	context: BrowserContext,
	url: string,
	path: string,
	shown: string,
	runs: number
): Promise<Figures> {
	const times: number[] = [];
	for (let run = 0; run < runs; run++) {
		const page = await context.newPage();
		const started = Date.now();
		await page.goto(`${url}${path}`, { waitUntil: 'commit' });
		await page.locator(shown).first().waitFor({ timeout: 60_000 });
		times.push(Date.now() - started);
		await page.close();
	}
	return figuresOf(times);
}

/** Scrolls the list of contacts a step per frame and counts frame times and frames in which a row was missing. */
async function scroll(
	page: Page,
	url: string,
	step: number
): Promise<Figures & { blankFrames: number; rowsInDom: number }> {
	await page.goto(`${url}/contacts`);
	await page.locator('main a[href^="/contacts/0"]').first().waitFor();
	const { times, blankFrames, rowsInDom } = await page.evaluate(
		async ({ step, frames }) => {
			const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
			const link = document.querySelector('main a[href^="/contacts/0"]');
			let list = link?.parentElement;
			while (list && list.scrollHeight <= list.clientHeight + 1000) list = list.parentElement;
			if (!list) throw new Error('No scrolling list');
			let blankFrames = 0;
			const times: number[] = [];
			let last = await frame();
			for (let at = 0; at < frames; at++) {
				list.scrollTop += step;
				const now = await frame();
				times.push(now - last);
				last = now;
				const box = list.getBoundingClientRect();
				const middle = document.elementFromPoint(box.left + box.width / 3, box.top + box.height / 2);
				if (!middle?.closest('a[href^="/contacts/0"]')?.textContent?.trim()) blankFrames++;
			}
			return { times, blankFrames, rowsInDom: list.querySelectorAll('a[href^="/contacts/0"]').length };
		},
		{ step, frames: FRAMES }
	);
	return { ...figuresOf(times), blankFrames, rowsInDom };
}

/** From a key in the search box to changed hits on the screen. */
async function keyToResults(page: Page, url: string): Promise<Figures> {
	await page.goto(`${url}/search`);
	const box = page.getByRole('searchbox', { name: 'Search' });
	await box.fill('ber');
	await page.locator('main a[href^="/contacts/0"]').first().waitFor();
	const times: number[] = [];
	for (const text of ['berg', 'mül', 'sch', 'and', 'smi', 'joh', 'meyer', 'eri', 'hof', '4567']) {
		times.push(
			await page.evaluate(async (query) => {
				const input = document.querySelector<HTMLInputElement>('input[type="search"], [role="searchbox"]');
				const main = document.querySelector('main');
				if (!input || !main) throw new Error('No search');
				const changed = new Promise<number>((resolve) => {
					new MutationObserver((_, observer) => {
						observer.disconnect();
						requestAnimationFrame(() => resolve(performance.now()));
					}).observe(main, { childList: true, subtree: true, characterData: true });
				});
				const started = performance.now();
				input.value = query;
				input.dispatchEvent(new InputEvent('input', { bubbles: true }));
				return (await changed) - started;
			}, text)
		);
		await page.waitForTimeout(50);
	}
	return figuresOf(times);
}
