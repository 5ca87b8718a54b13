/*
 * Files that are nearly right: seeds with bytes flipped, cut, doubled, swapped and joined. For tests only; the same
 * seed number gives the same files.
 */

/** Pieces that readers trip over: delimiters, quotes, ends, encodings, control characters, markup. */
const PIECES = [
	'"',
	'""',
	';',
	',',
	'\t',
	'|',
	'\r',
	'\n',
	'\r\n\r\n',
	'\0',
	'\ufeff',
	'=\r\n',
	'=C3=',
	'BEGIN:VCARD\r\n',
	'END:VCARD\r\n',
	'VERSION:2.1\r\n',
	'N;ENCODING=QUOTED-PRINTABLE;CHARSET=SHIFT_JIS:',
	'PHOTO;ENCODING=b;TYPE=JPEG:/9j/',
	'NOTE:\\n\\,\\;\\',
	'AGENT:BEGIN:VCARD\\nEND:VCARD\r\n',
	'BDAY:2023-02-31\r\n',
	'ADR:;;;;;;;;;;\r\n',
	'Name;Vorname;Telefon\n',
	'sep=;\n',
	"'=HYPERLINK(1)",
	'\u202e',
	'\ud83d',
	'<img src=x onerror=alert(1)>',
	'</script>',
	'__proto__',
	'[["{"',
	'{"$bytes":"!"}',
	'1e999',
	'x'.repeat(3000)
];

/** Random numbers that come again with the same seed (mulberry32). */
export function random(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	};
}

/** `count` files made of the seeds, each changed in one to eight places. */
export function* mutants(
	seeds: readonly Uint8Array[],
	count: number,
	seed: number
): Generator<Uint8Array<ArrayBuffer>> {
	const next = random(seed);
	const below = (limit: number) => Math.floor(next() * limit);
	const pieces = PIECES.map((piece) => new TextEncoder().encode(piece));
	for (let made = 0; made < count; made++) {
		let bytes = new Uint8Array(seeds[below(seeds.length)] ?? []);
		for (let changes = 1 + below(8); changes > 0; changes--) {
			const at = below(bytes.length + 1);
			const to = Math.min(bytes.length, at + below(next() < 0.5 ? 8 : 400));
			const kind = below(7);
			if (kind === 0 && at < bytes.length) bytes[at] = below(256);
			else if (kind === 1) bytes = joined(bytes.subarray(0, at), bytes.subarray(to));
			else if (kind === 2) bytes = joined(bytes.subarray(0, to), bytes.subarray(at));
			else if (kind === 3 && next() < 0.3) bytes = bytes.slice(0, at);
			else if (kind === 4) {
				const other = seeds[below(seeds.length)] ?? bytes;
				bytes = joined(bytes.subarray(0, at), other.subarray(below(other.length)));
			} else bytes = joined(bytes.subarray(0, at), pieces[below(pieces.length)] ?? bytes, bytes.subarray(at));
		}
		yield bytes;
	}
}

/** What stands where something else was meant, in a file that somebody made by hand. */
const STRAYS: readonly unknown[] = [
	null,
	0,
	-1,
	1e300,
	true,
	'',
	'x',
	'__proto__',
	[],
	[null],
	[[]],
	{},
	{ $bytes: 1 }
];

/** A copy of plain data with one value in it taken out, doubled, or replaced by one of another kind. */
export function strayed(value: unknown, next: () => number): unknown {
	const stray = STRAYS[Math.floor(next() * STRAYS.length)];
	if (value === null || typeof value !== 'object' || next() < 0.1) return stray;
	const keys = Object.keys(value);
	const key = keys[Math.floor(next() * keys.length)];
	if (key === undefined) return Array.isArray(value) ? [stray] : { [String(stray)]: stray };
	if (Array.isArray(value)) {
		const at = Number(key);
		const kind = next();
		if (kind < 0.1) return value.toSpliced(at, 1);
		return kind < 0.2 ? [...value, value[at]] : value.with(at, strayed(value[at], next));
	}
	const kept = Object.entries(value).filter(([name]) => name !== key || next() > 0.1);
	return Object.fromEntries(kept.map(([name, each]) => [name, name === key ? strayed(each, next) : each]));
}

function joined(...parts: Uint8Array[]): Uint8Array<ArrayBuffer> {
	const bytes = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
	let at = 0;
	for (const part of parts) {
		bytes.set(part, at);
		at += part.length;
	}
	return bytes;
}

/** Ms this process has computed so far: unlike a clock, it stands still while a busy computer does something else. */
export function computedMs(): number {
	const { user, system } = process.cpuUsage();
	return (user + system) / 1000;
}
