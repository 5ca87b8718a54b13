/** A piece of running text. */
export type Inline =
	| { kind: 'text'; text: string }
	| { kind: 'bold'; text: string }
	/** `href` is a page of the app ('/backup'), a place in it ('#backup') or an https address. */
	| { kind: 'link'; text: string; href: string };

export type Block =
	| { kind: 'heading'; level: 1 | 2 | 3; text: string }
	| { kind: 'paragraph'; content: Inline[] }
	| { kind: 'list'; ordered: boolean; items: Inline[][] };

const HEADING = /^(#{1,3}) (.+)$/;
const ITEM = /^(?:[-*]|(\d+)\.) (.+)$/;
const INLINE = /\*\*(.+?)\*\*|\[([^\]]+)\]\(([^)\s]+)\)/g;
const HREF = /^(?:\/(?!\/)|#|https:\/\/)/;

/**
 * The part of Markdown that the handbook is written in, as a tree: headings, paragraphs, flat lists, bold and links.
 * Everything else stays text as it is, markup too.
 */
export function parseMarkdown(source: string): Block[] {
	const blocks: Block[] = [];
	for (const part of source.replaceAll('\r\n', '\n').split(/\n{2,}/)) {
		const lines = part.split('\n').filter((line) => line.trim() !== '');
		for (const line of lines) addLine(blocks, line, line === lines[0]);
	}
	return blocks;
}

function addLine(blocks: Block[], line: string, isFirst: boolean): void {
	const last = blocks.at(-1);
	const heading = HEADING.exec(line);
	const item = ITEM.exec(line);
	if (heading) {
		const level = (heading[1]?.length ?? 1) as 1 | 2 | 3;
		blocks.push({ kind: 'heading', level, text: (heading[2] ?? '').trim() });
	} else if (item) {
		const ordered = item[1] !== undefined;
		const content = inlines(item[2] ?? '');
		if (!isFirst && last?.kind === 'list' && last.ordered === ordered) last.items.push(content);
		else blocks.push({ kind: 'list', ordered, items: [content] });
	} else if (!isFirst && last?.kind === 'paragraph') {
		last.content.push({ kind: 'text', text: ' ' }, ...inlines(line.trim()));
	} else if (!isFirst && last?.kind === 'list') {
		last.items.at(-1)?.push({ kind: 'text', text: ' ' }, ...inlines(line.trim()));
	} else {
		blocks.push({ kind: 'paragraph', content: inlines(line.trim()) });
	}
}

function inlines(text: string): Inline[] {
	const found: Inline[] = [];
	let at = 0;
	for (const match of text.matchAll(INLINE)) {
		const [whole, bold, label, href] = match;
		if (bold === undefined && !HREF.test(href ?? '')) continue;
		if (match.index > at) found.push({ kind: 'text', text: text.slice(at, match.index) });
		found.push(
			bold === undefined ? { kind: 'link', text: label ?? '', href: href ?? '' } : { kind: 'bold', text: bold }
		);
		at = match.index + whole.length;
	}
	if (at < text.length) found.push({ kind: 'text', text: text.slice(at) });
	return found;
}
