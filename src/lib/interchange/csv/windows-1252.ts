/** The characters of bytes 0x80 to 0x9F (WHATWG Encoding, index windows-1252); U+FFFD where the byte has none. */
const HIGH = '€\uFFFD‚ƒ„…†‡ˆ‰Š‹Œ\uFFFDŽ\uFFFD\uFFFD‘’“”•–—˜™š›œ\uFFFDžŸ';

/** The text in Windows-1252, one byte a character; null where it holds a character that has no byte there. */
export function encodeWindows1252(text: string): Uint8Array<ArrayBuffer> | null {
	const bytes = new Uint8Array(text.length);
	for (let at = 0; at < text.length; at++) {
		const code = text.charCodeAt(at);
		const isSame = code < 0x80 || (code >= 0xa0 && code <= 0xff);
		const high = isSame || code === 0xfffd ? -1 : HIGH.indexOf(text.charAt(at));
		if (!isSame && high === -1) return null;
		bytes[at] = isSame ? code : 0x80 + high;
	}
	return bytes;
}
