import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { completeHeaders } from './headers.ts';

/*
 * After the build: the fallback page under the names that hosts look for, and the budget of the first screen.
 * What the page needs before it shows its content is what the entry, the layout and the Today page import
 * statically; what it loads beside that on the first screen is named here, and a test in the browser checks
 * that nothing else is loaded.
 */

const BEFORE_CONTENT = 60_000;
const IN_ALL = 100_000;
const CLIENT = '.svelte-kit/output/client';

/** Loaded on demand by the first screen of a new box; tests/size.spec.ts sees in the browser that it is no more. */
const ON_DEMAND = ['src/lib/db/dexie-box.ts', 'src/lib/today/TodayContent.svelte', 'src/lib/shell/FirstRun.svelte'];
/** Not a chunk of the bundler: runs before the app. */
const BOOT = 'build/boot.js';

interface Chunk {
	file: string;
	imports?: string[];
	isEntry?: boolean;
}

copyFileSync('build/200.html', 'build/index.html');
// GitHub Pages answers unknown paths with 404.html; the app takes it from there.
copyFileSync('build/200.html', 'build/404.html');
writeFileSync('build/_headers', completeHeaders('build'));

const manifest = JSON.parse(readFileSync(`${CLIENT}/.vite/manifest.json`, 'utf8')) as Record<string, Chunk>;

function collect(key: string, into: Set<string>): Set<string> {
	const chunk = manifest[key];
	if (!chunk) throw new Error(`Not in the build's manifest: ${key}`);
	if (into.has(chunk.file)) return into;
	into.add(chunk.file);
	for (const imported of chunk.imports ?? []) collect(imported, into);
	return into;
}

/** Manifest keys of the files a page names in its head: SvelteKit's entry, the app and the root layout. */
function preloaded(html: string): string[] {
	const files = [...html.matchAll(/<link href="\/([^"]+\.js)" rel="modulepreload"/g)].map((match) => match[1]);
	return Object.keys(manifest).filter((key) => files.includes(manifest[key]?.file));
}

/** SvelteKit makes a numbered node of every layout and page; this is the one of the Today page. */
function todayNode(): string {
	const nodes = Object.keys(manifest).filter((key) => key.includes('/client-optimized/nodes/'));
	const today = nodes.find((key) => readFileSync(key, 'utf8').includes('src/routes/+page.svelte"'));
	if (!today) throw new Error("The Today page is not in the build's manifest");
	return today;
}

const before = collect(todayNode(), new Set<string>());
for (const key of preloaded(readFileSync('build/200.html', 'utf8'))) collect(key, before);
const all = new Set(before);
for (const key of ON_DEMAND) collect(key, all);

const gzipped = (path: string) => gzipSync(readFileSync(path), { level: 9 }).length;
const size = (files: Set<string>) =>
	[...files]
		.filter((file) => file.endsWith('.js'))
		.reduce((sum, file) => sum + gzipped(`${CLIENT}/${file}`), gzipped(BOOT));

const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`;
console.log(
	`First screen, JavaScript, gzip: ${kilobytes(size(before))} before its content, ${kilobytes(size(all))} in all`
);
if (size(before) > BEFORE_CONTENT || size(all) > IN_ALL) {
	console.error(`Over the budget of ${kilobytes(BEFORE_CONTENT)} and ${kilobytes(IN_ALL)}.`);
	process.exit(1);
}
