/** RFC 2426, 2.6: a line has at most 75 octets without its line break. */
const LIMIT = 75;

function octetsOf(codePoint: number): number {
	if (codePoint < 0x80) return 1;
	if (codePoint < 0x800) return 2;
	return codePoint < 0x10000 ? 3 : 4;
}

/** One content line with its CRLF, folded at 75 octets of UTF-8, never inside a character. */
export function folded(line: string): string {
	const parts: string[] = [];
	let start = 0;
	let octets = 0;
	for (let index = 0; index < line.length;) {
		const codePoint = line.codePointAt(index) ?? 0;
		const size = octetsOf(codePoint);
		if (octets + size > LIMIT) {
			parts.push(line.slice(start, index));
			start = index;
			// The space that marks a continuation counts too.
			octets = 1;
		}
		octets += size;
		index += codePoint > 0xffff ? 2 : 1;
	}
	parts.push(line.slice(start));
	return `${parts.join('\r\n ')}\r\n`;
}

/** RFC 2426, 4: backslash, comma, semicolon and line break are escaped; other control characters have no place. */
export function escaped(text: string): string {
	return text
		.toWellFormed()
		.replace(/\r\n?/g, '\n')
		.replace(/[\0-\x08\x0b-\x1f\x7f]/g, '')
		.replace(/[\\,;]/g, '\\$&')
		.replaceAll('\n', '\\n');
}
