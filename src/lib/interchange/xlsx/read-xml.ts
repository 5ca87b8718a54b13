/** What a scan tells: elements without their namespace prefix, `attributes` as they stand; text with entities resolved. */
export interface XmlListener {
	open?: (name: string, attributes: string) => void;
	close?: (name: string) => void;
	text?: (text: string) => void;
}

const ENTITIES: ReadonlyMap<string, string> = new Map([
	['amp', '&'],
	['lt', '<'],
	['gt', '>'],
	['quot', '"'],
	['apos', "'"]
]);

/**
 * Goes through XML from beginning to end. It forgives what is not well-formed, expands no entities of the file's
 * own (so none that multiply) and holds nothing but its place.
 */
export function scanXml(xml: string, listener: XmlListener): void {
	let at = 0;
	while (at < xml.length) {
		const start = xml.indexOf('<', at);
		if (start !== at) listener.text?.(resolved(xml.slice(at, start === -1 ? undefined : start)));
		if (start === -1) return;
		if (xml.startsWith('<![CDATA[', start)) {
			const end = placeOf(xml, ']]>', start);
			listener.text?.(xml.slice(start + 9, end));
			at = end + 3;
		} else if (xml.startsWith('<!--', start)) at = placeOf(xml, '-->', start) + 3;
		else if (xml.startsWith('<?', start) || xml.startsWith('<!', start)) at = placeOf(xml, '>', start) + 1;
		else at = scanTag(xml, start, listener);
	}
}

function placeOf(xml: string, text: string, from: number): number {
	const at = xml.indexOf(text, from);
	return at === -1 ? xml.length : at;
}

function scanTag(xml: string, start: number, listener: XmlListener): number {
	const end = endOfTag(xml, start + 1);
	const isEnd = xml[start + 1] === '/';
	const isEmpty = xml[end - 1] === '/';
	const inner = xml.slice(start + (isEnd ? 2 : 1), isEmpty ? end - 1 : end);
	const space = inner.search(/\s/);
	const full = space === -1 ? inner : inner.slice(0, space);
	const name = full.slice(full.indexOf(':') + 1);
	if (!isEnd) listener.open?.(name, space === -1 ? '' : inner.slice(space));
	if (isEnd || isEmpty) listener.close?.(name);
	return end + 1;
}

/** The place of the ">" that ends a tag: one inside quotes is part of a value. A "<" before it: the quotes are broken. */
function endOfTag(xml: string, from: number): number {
	let quote = '';
	for (let at = from; at < xml.length; at++) {
		const char = xml.charAt(at);
		if (char === '<') return placeOf(xml, '>', from);
		if (quote !== '') quote = char === quote ? '' : quote;
		else if (char === '>') return at;
		else if (char === '"' || char === "'") quote = char;
	}
	return xml.length;
}

const patterns = new Map<string, RegExp>();

/** The value of an attribute, whatever its prefix; undefined where there is none. */
export function attributeOf(attributes: string, name: string): string | undefined {
	let pattern = patterns.get(name);
	if (pattern === undefined) {
		pattern = new RegExp(`\\s(?:[\\w.-]+:)?${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`);
		patterns.set(name, pattern);
	}
	const match = pattern.exec(attributes);
	return match ? resolved(match[1] ?? match[2] ?? '') : undefined;
}

function resolved(text: string): string {
	if (!text.includes('&')) return text;
	return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{2,4}));/gi, (whole, decimal, hex, name) => {
		if (typeof name === 'string') return ENTITIES.get(name) ?? whole;
		const code = typeof decimal === 'string' ? Number(decimal) : Number.parseInt(String(hex), 16);
		return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
	});
}
