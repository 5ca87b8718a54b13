/** The characters of bytes 0x80 to 0x9F (WHATWG Encoding, index windows-1252); U+FFFD where the byte has none. */
const HIGH = '€\uFFFD‚ƒ„…†‡ˆ‰Š‹Œ\uFFFDŽ\uFFFD\uFFFD‘’“”•–—˜™š›œ\uFFFDžŸ';
/** Letters that fall apart into no letter and accent, or have a nearer one than the letter without its accent. */
const NEAREST: Record<string, string> = {
	...{ ł: 'l', Ł: 'L', đ: 'd', Đ: 'D', ħ: 'h', Ħ: 'H', ı: 'i', ő: 'ö', Ő: 'Ö', ű: 'ü', Ű: 'Ü', ẞ: 'SS' },
	...{ '\u2010': '-', '\u2011': '-', '\u202f': '\u00a0', '\u2009': ' ' }
};

/** The byte of a character, -1 where it has none. */
function byteOf(character: string): number {
	const code = character.codePointAt(0) ?? -1;
	if (code < 0x80 || (code >= 0xa0 && code <= 0xff)) return code;
	const high = code === 0xfffd ? -1 : HIGH.indexOf(character);
	return high === -1 ? -1 : 0x80 + high;
}

/**
 * The text in Windows-1252, one byte a character. A Latin letter that is not in it becomes the nearest one that is
 * ("Wałęsa" -> "Walesa"), a sign such as an emoji a question mark; null where letters of another script are left.
 */
export function encodeWindows1252(text: string): Uint8Array<ArrayBuffer> | null {
	const bytes: number[] = [];
	for (const character of text.normalize('NFC')) {
		const near = Object.hasOwn(NEAREST, character) ? NEAREST[character] : undefined;
		const bare = near ?? (byteOf(character) === -1 ? character.normalize('NFD').replace(/\p{M}/gu, '') : character);
		for (const each of bare) {
			const byte = byteOf(each);
			if (byte === -1 && /\p{L}/u.test(each)) return null;
			bytes.push(byte === -1 ? 0x3f : byte);
		}
	}
	return Uint8Array.from(bytes);
}
