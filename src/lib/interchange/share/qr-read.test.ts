import { encode } from 'uqr';
import { describe, expect, it } from 'vitest';
import { emptyContact } from '#lib/contacts/contact.ts';
import { qrCard } from './shared-card.ts';

/* Reads a code as a camera's program does (ISO/IEC 18004), of a version whose data are one block: up to 5-L. */
type Matrix = readonly (readonly boolean[])[];

const MASKS: ((x: number, y: number) => boolean)[] = [
	(x, y) => (x + y) % 2 === 0,
	(_, y) => y % 2 === 0,
	(x) => x % 3 === 0,
	(x, y) => (x + y) % 3 === 0,
	(x, y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2 === 0,
	(x, y) => ((x * y) % 2) + ((x * y) % 3) === 0,
	(x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2 === 0,
	(x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2 === 0
];

/** The five bits that say level and mask, beside the upper left corner. */
function formatOf(matrix: Matrix): number {
	const places = [0, 1, 2, 3, 4, 5, 7, 8].map((y) => [8, y]);
	places.push([7, 8], ...[5, 4, 3, 2, 1, 0].map((x) => [x, 8]));
	const bits = places.reduce((sum, [x = 0, y = 0], at) => sum | (matrix[y]?.[x] ? 1 << at : 0), 0);
	return (bits ^ 0x5412) >> 10;
}

/** Corners, timing and the one alignment pattern hold no data. */
function isFixed(x: number, y: number, size: number): boolean {
	const corner = (x < 9 && y < 9) || (x >= size - 8 && y < 9) || (x < 9 && y >= size - 8);
	const alignment = size > 21 && Math.abs(x - (size - 7)) <= 2 && Math.abs(y - (size - 7)) <= 2;
	return corner || alignment || x === 6 || y === 6;
}

function bitsOf(matrix: Matrix): number[] {
	const size = matrix.length;
	const mask = MASKS[formatOf(matrix) & 7] ?? (() => false);
	const bits: number[] = [];
	let upward = true;
	for (let right = size - 1; right > 0; right -= 2) {
		if (right === 6) right--;
		for (let step = 0; step < size; step++) {
			const y = upward ? size - 1 - step : step;
			for (const x of [right, right - 1]) {
				if (!isFixed(x, y, size)) bits.push(Number((matrix[y]?.[x] ?? false) !== mask(x, y)));
			}
		}
		upward = !upward;
	}
	return bits;
}

function textOf(matrix: Matrix): string {
	const bits = bitsOf(matrix);
	const number = (from: number, length: number) =>
		bits.slice(from, from + length).reduce((sum, bit) => sum * 2 + bit, 0);
	expect(number(0, 4), 'bytes follow').toBe(4);
	const bytes = Uint8Array.from({ length: number(4, 8) }, (_, at) => number(12 + at * 8, 8));
	return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
}

describe('what a camera reads', () => {
	it('is the card', () => {
		const contact = emptyContact('c1');
		contact.name = { ...contact.name, given: 'Åsa', family: 'Öberg' };
		contact.emails = [{ id: 'e', position: 0, type: 'other', value: 'a@b.se' }];
		const { text } = qrCard({ contact, photo: undefined, labels: new Map(), employer: '' });
		const { data, size } = encode(text, { ecc: 'L', border: 0, boostEcc: false });
		expect(size).toBeLessThanOrEqual(37);
		expect(textOf(data)).toBe(text);
	});
});
