import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseMarkdown } from './markdown.ts';

const chaptersOf = (language: string) => readdirSync(`docs/guide/${language}`).sort();
const read = (language: string, file: string) => parseMarkdown(readFileSync(`docs/guide/${language}/${file}`, 'utf8'));

describe('the handbook', () => {
	it.each(['de', 'sv'])('has the chapters of en in %s, block by block', (language) => {
		expect(chaptersOf(language)).toEqual(chaptersOf('en'));
		for (const file of chaptersOf('en')) {
			const shape = (of: string) =>
				read(of, file).map((block) => (block.kind === 'list' ? `list ${block.items.length}` : block.kind));
			expect(shape(language), file).toEqual(shape('en'));
		}
	});
	it.each(['en', 'de', 'sv'])('begins each chapter in %s with its title and links only to pages', (language) => {
		for (const file of chaptersOf(language)) {
			const [first, ...rest] = read(language, file);
			expect(first, file).toMatchObject({ kind: 'heading', level: 1 });
			expect(rest.length, file).toBeGreaterThan(0);
			const inlines = rest.flatMap((block) =>
				block.kind === 'paragraph' ? block.content : block.kind === 'list' ? block.items.flat() : []
			);
			const unread = inlines.filter((each) => each.kind === 'text' && /\]\(|\*\*/.test(each.text));
			expect(unread, file).toEqual([]);
		}
	});
});
