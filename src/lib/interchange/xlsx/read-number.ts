/** How a number cell is shown, as far as it changes what the number says. */
export type NumberStyle =
	| { kind: 'plain' }
	/** A day, a moment, a day without a year, a month or a time of day. */
	| { kind: 'date'; shows: 'day' | 'yearless' | 'month' | 'moment' | 'time' }
	/** Digits in a pattern, such as the postcode "00000" or the phone "+00 000 0000". */
	| { kind: 'mask'; mask: string };

const PLAIN: NumberStyle = { kind: 'plain' };
const SHOWS: readonly [from: number, to: number, shows: 'day' | 'yearless' | 'month' | 'moment' | 'time'][] = [
	[14, 15, 'day'],
	[16, 16, 'yearless'],
	[17, 17, 'month'],
	[18, 21, 'time'],
	[22, 22, 'moment'],
	[27, 36, 'day'],
	[45, 47, 'time'],
	[50, 58, 'day']
];

/** The style of one of the formats every workbook has (ECMA-376 18.8.30). */
export function builtInStyle(id: number): NumberStyle {
	const known = SHOWS.find(([from, to]) => id >= from && id <= to);
	return known ? { kind: 'date', shows: known[2] } : PLAIN;
}

/** The style of a format code such as "dd.mm.yyyy", "00000" or "#,##0.00 €". */
export function styleOfFormat(code: string): NumberStyle {
	const first = code.split(';')[0] ?? '';
	const bare = first
		.replace(/"[^"]*"|\\.|[_*].|\[(?![hms]+\])[^\]]*\]/gi, '')
		.replace(/am\/pm|a\/p/gi, '')
		.toLowerCase();
	if (/general|standard/.test(bare)) return PLAIN;
	const has = (letter: string) => bare.includes(letter);
	if (has('h') || has('s')) return { kind: 'date', shows: has('y') || has('d') ? 'moment' : 'time' };
	if (has('y') && (has('d') || !has('m'))) return { kind: 'date', shows: 'day' };
	if (has('y')) return { kind: 'date', shows: 'month' };
	if (has('d')) return { kind: 'date', shows: has('m') ? 'yearless' : 'day' };
	return maskStyle(first);
}

/** Only patterns that put back what a number cannot hold: leading zeros, a plus. */
function maskStyle(format: string): NumberStyle {
	const mask = format
		.replace(/\[[^\]]*\]|[_*]./g, '')
		.replace(/"([^"]*)"/g, (_, text: string) => text.replace(/[0#?]/g, ''))
		.replace(/\\(.)/g, '$1');
	const restores = mask.includes('+') || /^[0 ()/-]*0[0 ()/-]*$/.test(mask);
	return restores && /0{3}|0.0.0|#/.test(mask) && /^[0#? ()/+-]*$/.test(mask) ? { kind: 'mask', mask } : PLAIN;
}

/**
 * A number cell as the text a person sees, days as ISO 8601: "1067" shown as "00000" -> "01067", "491711234567.0" ->
 * "491711234567". `raw` is the number as the file has it; what is none stays as it is.
 */
export function numberText(raw: string, style: NumberStyle, from1904: boolean): string {
	const value = Number(raw);
	if (raw.trim() === '' || !Number.isFinite(value)) return raw;
	if (style.kind === 'date') return dateText(value + (from1904 ? 1462 : 0), style.shows) ?? plainText(raw, value);
	const text = plainText(raw, value);
	return style.kind === 'mask' && /^\d+$/.test(text) ? masked(text, style.mask) : text;
}

/** Whole numbers of any length digit by digit; of fractions the 15 digits that Excel shows. */
function plainText(raw: string, value: number): string {
	if (/^-?\d+$/.test(raw)) return raw;
	return Number.isInteger(value) && Math.abs(value) < 1e21 ? String(value) : String(Number(value.toPrecision(15)));
}

function masked(digits: string, mask: string): string {
	let rest = digits;
	let text = '';
	const first = mask.search(/[0#?]/);
	for (let at = mask.length - 1; at >= 0; at--) {
		const char = mask[at] ?? '';
		if (!/[0#?]/.test(char)) text = char + text;
		else if (at === first) text = (rest === '' && char === '0' ? '0' : rest) + text;
		else if (rest !== '' || char === '0') {
			text = (rest.at(-1) ?? '0') + text;
			rest = rest.slice(0, -1);
		}
	}
	return text;
}

const DAY_MS = 86_400_000;
/** 31 December 9999: more than that is no date. */
const LAST_SERIAL = 2_958_465;

function dateText(serial: number, shows: string): string | null {
	if (serial < 0 || serial > LAST_SERIAL + 1) return null;
	// Excel counts a 29 February 1900 that never was: before it the count is one day off.
	const days = Math.floor(serial) < 60 ? serial + 1 : serial;
	const iso = new Date(Date.UTC(1899, 11, 30) + Math.round(days * DAY_MS)).toISOString();
	const [day, time] = [iso.slice(0, 10), iso.slice(11, 16)];
	if (shows === 'time' && serial < 1) return time;
	if (serial < 1) return null;
	if (shows === 'yearless') return `-${day.slice(4)}`;
	if (shows === 'month') return day.slice(0, 7);
	return shows === 'day' || time === '00:00' ? day : `${day} ${time}`;
}
