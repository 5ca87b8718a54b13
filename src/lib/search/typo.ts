import type { Term } from './scan.ts';
import { BestLines, scan } from './scan.ts';
import type { ScanOptions, ScanResult } from './scan.ts';
import type { TextBlock } from './text-block.ts';
import { lineAt, lineCount } from './text-block.ts';

/** Shorter words are not forgiven a mistake: nearly everything would be one away. */
const SHORTEST = 4;

function isWordCode(code: number): boolean {
	return (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39) || code > 0xa0;
}

function matches(text: string, at: number, word: string, from: number): boolean {
	for (let i = from; i < word.length; i++) if (text.charCodeAt(at + i - from) !== word.charCodeAt(i)) return false;
	return true;
}

/**
 * Does `word` stand at `at`, as the beginning of a longer word perhaps, with at most one mistake: a wrong letter, one
 * too many, one missing, or two exchanged? A mistake in the first letter is forgiven from five letters on.
 */
export function nearlyStartsAt(text: string, at: number, word: string): boolean {
	let i = 0;
	while (i < word.length && text.charCodeAt(at + i) === word.charCodeAt(i)) i++;
	if (i >= word.length - 1) return true;
	if (i === 0 && word.length <= SHORTEST) return false;
	const next = at + i;
	return (
		matches(text, next + 1, word, i + 1) ||
		matches(text, next, word, i + 1) ||
		matches(text, next + 1, word, i) ||
		(text.charCodeAt(next) === word.charCodeAt(i + 1) &&
			text.charCodeAt(next + 1) === word.charCodeAt(i) &&
			matches(text, next + 2, word, i + 2))
	);
}

/**
 * The second try of a search that found nothing: every word may have one mistake, the `fixed` terms none. Unranked
 * beyond the lines' order. It reads every letter, so it is some times slower than `scan`.
 */
export function scanTypos(
	block: TextBlock,
	words: readonly string[],
	fixed: readonly Term[],
	options: ScanOptions
): ScanResult {
	const best = new BestLines(options.limit, 0);
	const forgiving = words.filter((word) => word.length >= SHORTEST);
	if (forgiving.length === 0) return best.result();
	const count = lineCount(block);
	const exact = [...fixed, ...words.filter((word) => word.length < SHORTEST).map((word) => [word])];
	const passed = new Uint8Array(count);
	if (exact.length > 0) {
		for (const line of scan(block, exact, { ...options, limit: count }).lines) passed[line] = 1;
	} else {
		passed.fill(1);
	}
	forgiving.forEach((word, i) => markNearly(block, word, passed, i + 1));
	for (let line = 0; line < count; line++) {
		if (passed[line] === forgiving.length + 1 && options.dead?.[line] !== 1) best.add(line, 0);
	}
	return best.result();
}

/** Raises the mark of each line that has `round` and holds the word. */
function markNearly(block: TextBlock, word: string, passed: Uint8Array, round: number): void {
	const { text, starts } = block;
	let inWord = false;
	let line = 0;
	for (let at = 1; at < text.length; at++) {
		const isWord = isWordCode(text.charCodeAt(at));
		if (isWord && !inWord && nearlyStartsAt(text, at, word)) {
			line = lineAt(starts, at, line);
			if (passed[line] === round) passed[line] = round + 1;
		}
		inWord = isWord;
	}
}
