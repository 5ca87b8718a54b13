import { describe, expect, it } from 'vitest';
import { canTakeBack, joinsBoxes } from './history-entry.ts';
import { renewedDevice } from './hlc.ts';

const OWN = 'aaaaaaaaaa';
const OTHER = 'bbbbbbbbbb';

describe('joinsBoxes', () => {
	it('is a file or the shared folder merged into this box, and no merging of cards', () => {
		const codes = ['backup.merge', 'folder.merge', 'duplicates.merge', 'duplicates.mergeAll', 'contact.merge', 'undo'];
		expect(codes.filter((what) => joinsBoxes({ what }))).toEqual(['backup.merge', 'folder.merge']);
	});
});

describe('canTakeBack', () => {
	it('takes a joining of boxes back only on the device that did it', () => {
		expect(canTakeBack({ what: 'folder.merge', device: OWN }, OWN)).toBe(true);
		expect(canTakeBack({ what: 'folder.merge', device: OTHER }, OWN)).toBe(false);
		expect(canTakeBack({ what: 'backup.merge', device: OTHER }, OWN)).toBe(false);
	});
	it('knows the device in another life of its box', () => {
		expect(canTakeBack({ what: 'backup.merge', device: OWN }, renewedDevice(OWN))).toBe(true);
		expect(canTakeBack({ what: 'backup.merge', device: renewedDevice(OWN) }, OWN)).toBe(true);
	});
	it('takes everything else back anywhere, cards that were merged elsewhere too', () => {
		expect(canTakeBack({ what: 'duplicates.merge', device: OTHER }, OWN)).toBe(true);
		expect(canTakeBack({ what: 'contact.save', device: OTHER }, OWN)).toBe(true);
	});
});
