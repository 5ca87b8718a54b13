import { randomInt } from 'node:crypto';
import { defineConfig } from 'vitest/config';
import app from '../../vite.config.ts';

/*
 * `npm run faults`: the long runs, minutes instead of seconds. The laws and the damaged files are those of the short
 * tests, with many more runs and other values each time; KARTEI_RUNS and KARTEI_SEED choose them.
 */
const runs = process.env['KARTEI_RUNS'] ?? '100000';
// Kept in the environment: this file is read more than once in a run.
const seed = (process.env['KARTEI_SEED'] ??= String(randomInt(2 ** 31)));
console.log(`KARTEI_SEED=${seed} draws the same again`);
const browser = app.test?.projects?.find(
	(project) => typeof project === 'object' && 'test' in project && project.test?.name === 'browser'
);
if (typeof browser !== 'object' || !('test' in browser)) throw new Error('vite.config.ts has no project "browser"');

export default defineConfig({
	...app,
	test: {
		expect: { requireAssertions: true },
		projects: [
			{
				extends: true,
				test: {
					name: 'many',
					environment: 'node',
					setupFiles: ['tests/random-setup.ts'],
					env: { KARTEI_RUNS: runs, KARTEI_SEED: seed },
					include: [
						'src/lib/interchange/mutations.test.ts',
						'src/lib/interchange/csv/variants.test.ts',
						'src/lib/interchange/vcard/{jcard,round-trip,variants}.test.ts',
						'src/lib/interchange/xlsx/mutations.test.ts',
						'src/lib/interchange/backup/crypt.test.ts',
						'src/lib/db/stamps.test.ts',
						'src/lib/db/merge-laws.test.ts',
						'src/lib/devices/backup-laws.test.ts'
					],
					testTimeout: 3_600_000
				}
			},
			{
				extends: true,
				test: {
					name: 'kill',
					environment: 'node',
					include: ['tests/faults/kill.test.ts'],
					testTimeout: 600_000
				}
			},
			{
				extends: true,
				test: {
					...browser.test,
					name: 'every write',
					include: ['tests/faults/*.browser.test.ts'],
					testTimeout: 1_800_000
				}
			}
		]
	}
});
