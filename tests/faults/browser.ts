import { execFileSync, spawn } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { chromium } from '@playwright/test';
import type { Page } from '@playwright/test';

const SWITCHES = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'];
const PATIENCE = 30_000;

interface Running {
	/** Opens a window: a tab behind another one would get no frames. */
	open: () => Promise<Page>;
	/** Ends every process of this browser at once, as a crash of the computer would: nothing is written any more. */
	kill: () => Promise<void>;
}

/** Starts a browser of our own on a profile that stays when it dies. */
export async function start(profile: string): Promise<Running> {
	const portFile = join(profile, 'DevToolsActivePort');
	await rm(portFile, { force: true });
	const command = process.env['CHROMIUM_PATH'] ?? chromium.executablePath();
	const args = [...SWITCHES, '--headless=new', '--remote-debugging-port=0', `--user-data-dir=${profile}`];
	const child = spawn(command, [...args, 'about:blank'], { stdio: 'ignore', detached: true });
	const { pid } = child;
	if (pid === undefined) throw new Error(`${command} does not start`);
	const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
	const kill = async () => {
		for (const id of treeOf(pid)) end(id);
		await ended;
	};
	try {
		const browser = await chromium.connectOverCDP(`http://127.0.0.1:${await portIn(portFile)}`);
		const [context] = browser.contexts();
		if (!context) throw new Error('The browser has no context');
		const session = await browser.newBrowserCDPSession();
		const open = async () => {
			const opened = context.waitForEvent('page');
			await session.send('Target.createTarget', { url: 'about:blank', newWindow: true });
			return opened;
		};
		return { open, kill };
	} catch (error) {
		await kill();
		throw error;
	}
}

async function portIn(file: string): Promise<string> {
	for (const until = Date.now() + PATIENCE; Date.now() < until; await pause(50)) {
		const text = await readFile(file, 'utf8').catch(() => '');
		const [port] = text.split('\n');
		if (port) return port;
	}
	throw new Error('The browser opened no port');
}

/** A process, all it started, and all they started. */
function treeOf(root: number): number[] {
	const table = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' });
	const parents = table
		.trim()
		.split('\n')
		.map((line) => line.trim().split(/\s+/).map(Number));
	const tree = [root];
	for (const parent of tree) {
		for (const [pid = 0, ppid = 0] of parents) if (ppid === parent) tree.push(pid);
	}
	return tree;
}

function end(pid: number): void {
	try {
		process.kill(pid, 'SIGKILL');
	} catch {
		// It ended by itself in the meantime.
	}
}
