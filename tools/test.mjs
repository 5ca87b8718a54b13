// `npm test`: install, find a Chromium, then every check. The first command on a fresh clone.
import { findChromium } from './chromium.mjs';
import { install, run } from './install.mjs';

install();
const chromium = findChromium();
const env = { CHROMIUM_PATH: chromium };
console.log(`Chromium: ${chromium}`);

const steps = [
	['verify', 'format, lint, types, layers, dead code'],
	['test:unit', 'rules in Node, the database in Chromium'],
	['build', 'the app, its first screen within the budget'],
	['test:e2e', "people's jobs on the built app"],
	['bench:short', 'speed against a yardstick, a short form']
];
for (const [script, what] of steps) {
	const started = Date.now();
	console.log(`\n== ${script}: ${what}`);
	run('npm', ['run', '--silent', script], env);
	console.log(`== ${script} passed in ${Math.round((Date.now() - started) / 1000)} s`);
}
