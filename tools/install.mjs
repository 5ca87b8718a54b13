// Runs on whatever Node the computer has (20 or newer), before anything is installed: no imports but Node's own.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));
const stampFile = `${root}node_modules/.installed-for`;

/** Runs a command in the project's folder with its output shown; ends this process with its exit code if it fails. */
export function run(command, args, env = {}) {
	const windows = process.platform === 'win32';
	const done = spawnSync(command, args, {
		cwd: root,
		stdio: 'inherit',
		shell: windows,
		env: { ...process.env, ...env }
	});
	if (done.error) throw done.error;
	if (done.status !== 0) process.exit(done.status ?? 1);
}

/** Installs the packages the lockfile names, once for each state of the lockfile. */
export function install() {
	if (Number(process.versions.node.split('.')[0]) < 20) {
		console.error(`Kartei needs Node 20 or newer to install; this is ${process.version}.`);
		process.exit(1);
	}
	const lock = createHash('sha256')
		.update(readFileSync(`${root}package-lock.json`))
		.digest('hex');
	const installed = existsSync(stampFile) && readFileSync(stampFile, 'utf8') === lock;
	if (installed && existsSync(`${root}node_modules/.bin/vite`)) return;
	console.log('Installing the packages (once) …');
	// The dev tools want Node 22 or newer; npm's scripts get it from the `node` package, so the warnings say nothing.
	run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
	writeFileSync(stampFile, lock);
}
