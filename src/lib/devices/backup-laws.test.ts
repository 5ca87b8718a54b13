import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planMerge } from '#lib/db/merge-plan.ts';
import { histories, merged, run } from '#lib/db/three-devices.ts';
import type { Device } from '#lib/db/three-devices.ts';
import { readBackup, writeBackup } from '#lib/interchange/backup/format.ts';

/** Histories tried; `npm run faults` tries many more. */
const RUNS = Number(process.env['KARTEI_RUNS'] ?? 30);

async function throughFile({ contents, writer, last }: Device) {
	const { bytes } = await writeBackup({ ...contents, device: writer, last }, 1, '');
	const read = await readBackup(bytes);
	if (read.problem) throw new Error(read.problem.code);
	return read.contents;
}

describe('boxes that travel as files', () => {
	it('a box out of its backup is the box, byte for byte', async () => {
		await fc.assert(
			fc.asyncProperty(histories, async (steps) => {
				for (const device of run(steps)) {
					expect(JSON.stringify(await throughFile(device))).toBe(JSON.stringify(device.contents));
				}
			}),
			{ numRuns: RUNS }
		);
	});
	it('two devices that exchange their files at the same time end with the same bytes, and then find nothing more', async () => {
		await fc.assert(
			fc.asyncProperty(histories, async (steps) => {
				const [a, b] = run(steps);
				if (!a || !b) throw new Error('three devices');
				const [fromA, fromB] = [await throughFile(a), await throughFile(b)];
				const phone = merged(a.contents, planMerge(a.contents, fromB));
				const laptop = merged(b.contents, planMerge(b.contents, fromA));
				expect(JSON.stringify(phone)).toBe(JSON.stringify(laptop));
				const again = planMerge(phone, await throughFile({ ...b, contents: laptop }));
				expect([again.records.length, again.history.length]).toEqual([0, 0]);
			}),
			{ numRuns: RUNS }
		);
	});
});
