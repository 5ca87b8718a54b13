import { describe, expect, it } from 'vitest';
import type { Reason } from './duplicate-score.ts';
import { reasonTexts } from './reason-words.ts';

const reason = (code: Reason['code'], points = 1): Reason => ({ code, points });

describe('reasonTexts', () => {
	it('says a person’s words, each once, for and against apart', () => {
		const reasons = [
			reason('samePhone', 5),
			reason('sameName', 4),
			reason('samePhone', 5),
			reason('otherBirthday', -6),
			reason('otherAddress', -2)
		];
		expect(reasonTexts(reasons, false)).toEqual({
			pro: 'Same phone number, same name',
			contra: 'different birthdays, different addresses'
		});
	});
	it('does not call names the same that look different on the cards', () => {
		expect(reasonTexts([reason('sameName')], true).pro).toBe('Same name, spelled differently');
	});
	it('is empty where nothing speaks for or against it', () => {
		expect(reasonTexts([], false)).toEqual({ pro: '', contra: '' });
	});
});
