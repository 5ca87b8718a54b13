const SPACE = 32;
const TAB = 9;
const EQUALS = 61;

/**
 * Takes the blanks off that a program put before the continued lines of quoted-printable text. In the text itself a
 * line may start with a space ("Anna=", " Maria"), so that one blank alone is an indent only where something proves it;
 * a tab always is one.
 */
export function withoutIndent(parts: Uint8Array[], afterBreak: readonly number[]): void {
	const indents = afterBreak
		.filter((index) => (parts[index]?.length ?? 0) > 0)
		.map((index) => indentOf(parts[index] ?? new Uint8Array()));
	const least = Math.min(...indents);
	if (!(least > 0)) return;
	const isProven =
		least > 1 || indents.length > 1 || afterBreak.some((index) => parts[index]?.[0] === TAB || isProof(parts, index));
	if (!isProven) return;
	for (const index of afterBreak) parts[index] = (parts[index] ?? new Uint8Array()).subarray(least);
}

function indentOf(line: Uint8Array): number {
	let count = 0;
	while (line[count] === SPACE || line[count] === TAB) count++;
	return count;
}

/** A break inside a character, after a written space or line break, or between parts: no text goes on with a space. */
function isProof(parts: readonly Uint8Array[], index: number): boolean {
	const before = String.fromCharCode(...(parts[index - 1] ?? []).slice(-3));
	const after = parts[index] ?? new Uint8Array();
	const next =
		after[indentOf(after)] === EQUALS ? String.fromCharCode(...after.slice(indentOf(after), indentOf(after) + 3)) : '';
	return /=[C-F][0-9A-F]$/i.test(before) ? /^=[89AB]/i.test(next) : /(=20|=0A|=0D|[ ;:])$/i.test(before);
}
