/** Many folded lines as one string, so that one `indexOf` looks through all of them. */
export interface TextBlock {
	/** "\n" + the lines, each followed by "\n". */
	text: string;
	/** Where each line begins; one more entry than lines, so that line i is text.slice(starts[i], starts[i + 1] - 1). */
	starts: Uint32Array;
}

export function textBlock(lines: readonly string[]): TextBlock {
	const starts = new Uint32Array(lines.length + 1);
	let at = 1;
	for (let i = 0; i < lines.length; i++) {
		starts[i] = at;
		at += (lines[i]?.length ?? 0) + 1;
	}
	starts[lines.length] = at;
	return { text: lines.length === 0 ? '\n' : `\n${lines.join('\n')}\n`, starts };
}

/** The block of a text that was saved; the lines are found again by their ends. */
export function blockOfText(text: string, count: number): TextBlock | null {
	const starts = new Uint32Array(count + 1);
	let at = 0;
	for (let i = 0; i <= count; i++) {
		starts[i] = at + 1;
		if (text.charCodeAt(at) !== 0x0a) return null;
		at = i < count ? text.indexOf('\n', at + 1) : at;
		if (at < 0) return null;
	}
	return at === text.length - 1 ? { text, starts } : null;
}

export function lineCount(block: TextBlock): number {
	return block.starts.length - 1;
}

export function lineText(block: TextBlock, line: number): string {
	return block.text.slice(lineStart(block, line), lineStart(block, line + 1) - 1);
}

function lineStart(block: TextBlock, line: number): number {
	return block.starts[line] ?? block.text.length;
}

/** The line that holds `position`, at or after the line `from`: first in growing steps, then by halves. */
export function lineAt(starts: Uint32Array, position: number, from: number): number {
	const last = starts.length - 2;
	let low = from;
	let step = 1;
	while (low + step <= last && (starts[low + step] ?? 0) <= position) {
		low += step;
		step *= 2;
	}
	let high = Math.min(low + step, last + 1);
	while (high - low > 1) {
		const middle = (low + high) >>> 1;
		if ((starts[middle] ?? 0) <= position) low = middle;
		else high = middle;
	}
	return low;
}
