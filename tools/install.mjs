// Runs on whatever Node the computer has (20 or newer), before anything is installed: no imports but Node's own.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));
const stampFile = `${root}node_modules/.installed-for`;

function start(command, args, env = {}) {
	const options = { cwd: root, stdio: 'inherit', shell: process.platform === 'win32', env: { ...process.env, ...env } };
	const done = spawnSync(command, args, options);
	if (done.error) throw done.error;
	return done.status;
}

/** Runs a command in the project's folder with its output shown; ends this process with its exit code if it fails. */
export function run(command, args, env) {
	const status = start(command, args, env);
	if (status !== 0) process.exit(status ?? 1);
}

function succeeds(command, args) {
	return start(command, args) === 0;
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
	const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];
	// A registry that lacks a package for some other platform makes `npm ci` refuse; `install` keeps to the lockfile too.
	if (!succeeds('npm', ['ci', ...quiet])) run('npm', ['install', '--no-save', ...quiet]);
	writeFileSync(stampFile, lock);
}
