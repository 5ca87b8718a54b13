// Where tests find a Chromium: CHROMIUM_PATH, one that is installed, Playwright's own, or one that can be installed.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { root } from './install.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge-stable'];
const PLACES = [
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
	'/Applications/Chromium.app/Contents/MacOS/Chromium',
	'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
	'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe'
];

function installed() {
	const onPath = (process.env.PATH ?? '').split(delimiter).flatMap((folder) => NAMES.map((name) => join(folder, name)));
	return [...onPath, ...PLACES].find((path) => existsSync(path));
}

function playwrights() {
	const { chromium } = createRequire(`${root}package.json`)('@playwright/test');
	const path = chromium.executablePath();
	return existsSync(path) ? path : undefined;
}

function quietly(command, args) {
	console.log(`No Chromium yet; trying: ${command} ${args.join(' ')}`);
	return spawnSync(command, args, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'], timeout: 600_000 }).status === 0;
}

function fromPackageManager() {
	if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return undefined;
	quietly('apt-get', ['update', '-qq']);
	return quietly('apt-get', ['install', '-y', '-qq', 'chromium']) ? installed() : undefined;
}

function download() {
	const cli = join(root, 'node_modules', '.bin', process.platform === 'win32' ? 'playwright.cmd' : 'playwright');
	return quietly(cli, ['install', 'chromium']) ? playwrights() : undefined;
}

/** The path of a Chromium; ends the process with a sentence that helps where none can be had. */
export function findChromium() {
	const asked = process.env.CHROMIUM_PATH;
	if (asked) {
		if (existsSync(asked)) return asked;
		console.error(`CHROMIUM_PATH is ${asked}, but there is no file.`);
		process.exit(1);
	}
	const found = installed() ?? playwrights() ?? fromPackageManager() ?? download();
	if (found) return found;
	console.error(
		'The tests need a Chromium and none could be found or installed.\n' +
			'Install Chromium or Chrome from your system, or set CHROMIUM_PATH to one, and run `npm test` again.'
	);
	process.exit(1);
}
