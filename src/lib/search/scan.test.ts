import { describe, expect, it } from 'vitest';
import { scan } from './scan.ts';
import { blockOfText, lineAt, lineText, textBlock } from './text-block.ts';

describe('textBlock', () => {
	it('finds the line of every position from any earlier line', () => {
		const lines = ['a', '', 'ccc', 'dd', '', 'f'];
		const { text, starts } = textBlock(lines);
		for (let position = 1; position < text.length; position++) {
			const expected = text.slice(1, position).split('\n').length - 1;
			for (let from = 0; from <= expected; from++) expect(lineAt(starts, position, from)).toBe(expected);
		}
		expect(lines.map((_, line) => lineText({ text, starts }, line))).toEqual(lines);
		expect(blockOfText(text, lines.length)).toEqual({ text, starts });
	});
});

describe('scan', () => {
	it('refuses an empty word, which is everywhere', () => {
		expect(() => scan(textBlock(['a']), [['']], { limit: 1 })).toThrow(RangeError);
	});

	it('passes over dead lines and empty blocks', () => {
		const block = textBlock(['berg', 'berg', 'alm']);
		expect(scan(block, [['berg']], { limit: 9, dead: Uint8Array.of(1, 0, 0) }).lines).toEqual([1]);
		expect(scan(textBlock([]), [['berg']], { limit: 9 }).total).toBe(0);
	});

	// Only a ratio, and a generous one: the times of a busy computer say nothing by themselves.
	it('takes no longer than four bare scans over 20,000 lines', () => {
		const names = ['lindberg', 'muller', 'schmidt', 'andersson', 'oberhuber', 'smith', 'sandstrom'];
		const lines = Array.from({ length: 20_000 }, (_, i) => {
			const phone = String(49_171_000_000 + i * 7919);
			return `${names[i % 7]}\u0003anna${i}\u0010firma ${names[(i * 3) % 7]} gmbh\u0011${phone}\u0012anna${i}@web.example\u0013hauptstrasse ${i % 90}`;
		});
		const block = textBlock(lines);
		for (const word of ['berg', 'schmidt', '7191', 'e']) {
			const bare = best(() => {
				let hits = 0;
				for (let at = block.text.indexOf(word); at >= 0; at = block.text.indexOf(word, at + 1)) hits++;
				return hits;
			});
			const ranked = best(() => scan(block, [[word]], { limit: 50 }).total);
			expect(ranked.hits).toBeLessThanOrEqual(bare.hits);
			expect([word, ranked.ms <= 4 * bare.ms + 1]).toEqual([word, true]);
		}
	});
});

function best(run: () => number): { ms: number; hits: number } {
	let ms = Infinity;
	let hits = 0;
	for (let i = 0; i < 9; i++) {
		const begin = performance.now();
		hits = run();
		ms = Math.min(ms, performance.now() - begin);
	}
	return { ms, hits };
}
