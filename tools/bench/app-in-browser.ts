import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import type { BrowserContext } from '@playwright/test';
import { serve } from '../serve.ts';

/**
 * The built app in a real Chromium, in a fresh profile with its database on the disk (a private context would keep it in
 * memory and flatter every write), and `csv` as a file beside it; all of it is gone after `run`.
 */
export async function withApp<R>(
	csv: string,
	run: (context: BrowserContext, url: string, file: string) => Promise<R>
): Promise<R> {
	const folder = mkdtempSync(join(tmpdir(), 'kartei-bench-'));
	const file = join(folder, 'contacts.csv');
	writeFileSync(file, csv);
	const app = await serve('build', 0);
	const context = await chromium.launchPersistentContext(join(folder, 'profile'), {
		executablePath: process.env['CHROMIUM_PATH'],
		args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
		viewport: { width: 1280, height: 800 },
		locale: 'en-GB'
	});
	try {
		return await run(context, app.url, file);
	} finally {
		await context.close();
		await app.close();
		rmSync(folder, { recursive: true, force: true });
	}
}
