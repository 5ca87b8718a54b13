import { describe, expect, it } from 'vitest';
import { broughtText, waitingText, writerText } from './left-words.ts';

const left = { name: 'kartei-device-office0000.kartei', why: 'many' as const, look: '' };

describe('a file that waits', () => {
	it('is said by its device and the number', () => {
		expect(waitingText({ ...left, deletions: 24 }, 'Office PC')).toBe(
			'Office PC deleted 24 contacts; nothing is merged until you have answered.'
		);
		expect(waitingText({ ...left, why: 'future' }, 'Office PC')).toMatch(/^The clock of Office PC/);
	});
	it('is called as here, else as in the file, else by a code', () => {
		const names = new Map([['office0000', 'Office PC']]);
		expect(writerText({ ...left, from: 'Old name' }, 'own0000000', names)).toBe('Office PC');
		expect(writerText({ ...left, from: 'Old name' }, 'own0000000', new Map())).toBe('Old name');
		expect(writerText(left, 'own0000000', new Map())).toContain('OFFI');
	});
});

it('says what came in by what there is of it', () => {
	expect(broughtText({ at: 1, added: 0, changed: 2, deleted: 3 })).toBe('Changed: 2 · Deleted: 3');
});
