import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deviceOf, parseHlc, renewedDevice, tick, timeOf, writerOf } from './hlc.ts';

const LAST_COUNT = '000001795334649-999999-a';

describe('tick', () => {
	it('takes the time of the clock where it went on', () => {
		expect(tick('', 1_795_334_649, 'k7')).toBe('000001795334649-000000-k7');
	});
	it('counts within one millisecond', () => {
		expect(tick('000001795334649-000000-k7', 1_795_334_649, 'k7')).toBe('000001795334649-000001-k7');
	});
	it('never goes back with the clock', () => {
		const stamp = tick('000001795334649-000007-k7', 5, 'k7');
		expect(stamp > '000001795334649-000007-k7').toBe(true);
	});
	it('moves to the next millisecond when the counter is full', () => {
		expect(tick(LAST_COUNT, 0, 'a')).toBe('000001795334650-000000-a');
	});
	it('rises whatever the clock does', () => {
		fc.assert(
			fc.property(fc.array(fc.integer({ min: -1e12, max: 4e12 }), { minLength: 2 }), (clock) => {
				let last = '';
				for (const now of clock) {
					const stamp = tick(last, now, 'd');
					expect(stamp > last).toBe(true);
					last = stamp;
				}
			})
		);
	});
});

describe('parseHlc', () => {
	it('refuses what is no stamp', () => {
		for (const text of ['', 'x', '1-2-3', null, 7, '000001795334649-000000-', '000001795334649-000000-K7']) {
			expect(parseHlc(text)).toBeNull();
		}
	});
	it('refuses a time after the year 9999, behind which no stamp of this width would be left', () => {
		expect(parseHlc('253402300799999-000000-a')).not.toBeNull();
		expect(parseHlc('253402300800000-000000-a')).toBeNull();
	});
	it('reads back the time', () => {
		expect(timeOf(tick('', 1234, 'd'))).toBe(1234);
	});
});

describe('renewedDevice', () => {
	it('is another writer on the same device, each time', () => {
		const first = renewedDevice('abcdefghjk');
		const second = renewedDevice(first);
		expect([first, second]).toEqual(['abcdefghjk1', 'abcdefghjk2']);
		expect(deviceOf(second)).toBe('abcdefghjk');
		expect(writerOf(tick('', 1, second))).toBe(second);
		expect(renewedDevice('abcdefghjkz')).toBe('abcdefghjk10');
	});
});
