import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseMarkdown } from './markdown.ts';
import type { Block } from './markdown.ts';

const text = (value: string) => ({ kind: 'text', text: value });

function wordsOf(block: Block): string {
	if (block.kind === 'heading') return block.text;
	const content = block.kind === 'list' ? block.items.flat() : block.content;
	return content.map((each) => each.text).join('');
}

describe('parseMarkdown', () => {
	it('reads headings of three levels', () => {
		expect(parseMarkdown('# A\n\n## B b\n\n### C')).toEqual([
			{ kind: 'heading', level: 1, text: 'A' },
			{ kind: 'heading', level: 2, text: 'B b' },
			{ kind: 'heading', level: 3, text: 'C' }
		]);
	});
	it('joins the lines of a paragraph and parts paragraphs at empty lines', () => {
		expect(parseMarkdown('one\ntwo\n\nthree\r\n')).toEqual([
			{ kind: 'paragraph', content: [text('one'), text(' '), text('two')] },
			{ kind: 'paragraph', content: [text('three')] }
		]);
	});
	it('reads lists, also right after a paragraph and with wrapped items', () => {
		expect(parseMarkdown('Steps:\n1. first\n2. second\n   line\n\n- a')).toEqual([
			{ kind: 'paragraph', content: [text('Steps:')] },
			{ kind: 'list', ordered: true, items: [[text('first')], [text('second'), text(' '), text('line')]] },
			{ kind: 'list', ordered: false, items: [[text('a')]] }
		]);
	});
	it('reads bold and links inside a sentence', () => {
		expect(parseMarkdown('Tap **Save** under [Backup](/backup).')).toEqual([
			{
				kind: 'paragraph',
				content: [
					text('Tap '),
					{ kind: 'bold', text: 'Save' },
					text(' under '),
					{ kind: 'link', text: 'Backup', href: '/backup' },
					text('.')
				]
			}
		]);
	});
	it.each(['javascript:alert(1)', '//elsewhere.example', 'data:text/html,x', 'http://plain.example'])(
		'leaves a link to %s as text',
		(href) => {
			expect(parseMarkdown(`[x](${href})`)).toEqual([{ kind: 'paragraph', content: [text(`[x](${href})`)] }]);
		}
	);
	it('leaves markup and lone signs as text', () => {
		const source = '<img src=x onerror=alert(1)> ** 2 * 3 [';
		expect(parseMarkdown(source)).toEqual([{ kind: 'paragraph', content: [text(source)] }]);
	});
	it('is empty for an empty file', () => {
		expect(parseMarkdown('\n \n')).toEqual([]);
	});
	it('loses no word of plain text', () => {
		fc.assert(
			fc.property(fc.array(fc.stringMatching(/^[a-zåäö]{1,8}$/), { minLength: 1 }), (words) => {
				expect(parseMarkdown(words.join(' ')).map(wordsOf)).toEqual([words.join(' ')]);
			})
		);
	});
});
