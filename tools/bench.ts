import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { contactsCsv, generateContacts } from '../src/lib/demo/generate.ts';
import { benchBrowser } from './bench/browser.ts';
import { benchImport } from './bench/import.ts';
import { benchSearch } from './bench/search.ts';
import { findChromium } from './chromium.mjs';

/*
 * `npm run bench` measures the built app (`npm run build` first) and prints medians as JSON; `--short` is the form that
 * `npm test` runs: fewer contacts, and bounds on ratios only, wide enough that a busy computer does not break them.
 */

const short = process.argv.includes('--short');
process.env['CHROMIUM_PATH'] ??= findChromium();
const rows = short ? 2_000 : 20_000;
const SEED = 20261122;

const drafts = generateContacts(rows, SEED);
const search = benchSearch(drafts);
const browser = await benchBrowser(contactsCsv(drafts), rows, short);
// 50,000 rows of 30 columns; the short form proves only that it runs.
const largeImport = await benchImport(generateContacts(short ? 2_000 : 50_000, SEED));
const result = { computer: { cores: cpus().length, node: process.version }, search, largeImport, ...browser };
const json = JSON.stringify(result, null, '\t');
console.log(json);
mkdirSync('bench-results', { recursive: true });
writeFileSync(`bench-results/${short ? 'short' : 'full'}.json`, json);

const failed: string[] = [];
for (const [kind, { ratioP50 }] of Object.entries(search.kinds)) {
	// The bare scan of a rare word ends in microseconds; there the fixed cost of ranking is most of the ratio.
	const bare = search.kinds[kind]?.bareScan.p50 ?? 0;
	if (bare > 0.2 && ratioP50 > 4) failed.push(`search, ${kind}: ${ratioP50} times a bare scan`);
}
for (const [speed, { rowsInDom, blankFrames }] of Object.entries(browser.scroll)) {
	if (rowsInDom > 60) failed.push(`scroll, ${speed}: ${rowsInDom} rows in the page`);
	if (blankFrames > 30) failed.push(`scroll, ${speed}: ${blankFrames} blank frames`);
}
if (browser.import.ratio > 6) failed.push(`import: ${browser.import.ratio} times bare writes`);
if (largeImport.ratio > (short ? 6 : 1.3)) failed.push(`large import: ${largeImport.ratio} times bare writes`);
if (!short && largeImport.longestTaskMs > 50)
	failed.push(`large import: the page stood still for ${largeImport.longestTaskMs} ms`);
// Many steps of it: one bar that stands still is no progress.
if (!short && largeImport.progressSeen < 20) failed.push('large import: no progress was shown');
if (largeImport.again.added + largeImport.again.updated > 0)
	failed.push('large import: the same file again brings something');
if (failed.length > 0) {
	console.error(failed.join('\n'));
	process.exit(1);
}
