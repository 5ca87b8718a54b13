import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvText, guardCell, unguardCell } from './text.ts';

describe('guardCell', () => {
	it.each(['=1+1', '@SUM(A1)', '\tx', '\rx', '-cmd|calc', '+A1', '--05-12'])('puts an apostrophe before %j', (cell) => {
		expect(guardCell(cell)).toBe(`'${cell}`);
	});

	it.each(['+49 171 1234567', '+46 (0)8-123 45', '-12,50', '-3', 'Anna', "O'Brien", '', "'quoted'"])(
		'leaves %j alone',
		(cell) => {
			expect(guardCell(cell)).toBe(cell);
		}
	);

	it('is undone by unguardCell for any text, apostrophes in front too', () => {
		const text = fc.oneof(fc.string(), fc.stringMatching(/^'*[=+@\t\r-]?[ -~]*$/));
		fc.assert(fc.property(text, (cell) => unguardCell(guardCell(cell)) === cell));
		expect(unguardCell(guardCell("'=x"))).toBe("'=x");
	});

	it('lets no cell start a formula', () => {
		fc.assert(fc.property(fc.stringMatching(/^[=@\t\r][ -~]*$/), (cell) => guardCell(cell).startsWith("'")));
		expect(guardCell('=x')).toBe("'=x");
	});
});

describe('csvText', () => {
	it('quotes delimiters, quotes and line breaks and ends rows with CRLF', () => {
		expect(csvText([['a;b', 'say "x"', 'l1\nl2', 'plain']], { delimiter: ';' })).toBe(
			'"a;b";"say ""x""";"l1\nl2";plain\r\n'
		);
	});

	it('does not quote the other delimiter', () => {
		expect(csvText([['1,5', '2']], { delimiter: ';' })).toBe('1,5;2\r\n');
	});
});
