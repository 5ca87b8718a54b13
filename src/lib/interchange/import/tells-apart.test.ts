import { expect, it } from 'vitest';
import { tellsApart } from './tells-apart.ts';

it.each<[string, string, string[][], boolean]>([
	['a phone, whatever it says', 'phones', [['1'], ['1']], true],
	['a discount that both have', 'discount', [['5 %'], ['5 %']], false],
	['two discounts', 'discount', [['5 %'], ['15 %']], true],
	['a discount that one has', 'discount', [['5 %'], []], true],
	['what nobody says', 'parked', [[], []], false],
	[
		'the same refusals in another order',
		'doNotContact',
		[
			['Letter', 'Phone'],
			['Phone', 'Letter']
		],
		false
	],
	['two refusals', 'doNotContact', [['Letter'], ['Phone']], true],
	['two stages', 'stage', [['Customer'], ['Lead']], true]
])('%s', (_, key, values, expected) => {
	expect(tellsApart({ key, values }, true)).toBe(expected);
});

it('leaves out the stage of a card that got it unsaid', () => {
	expect(tellsApart({ key: 'stage', values: [['Customer'], ['Lead']] }, false)).toBe(false);
});
