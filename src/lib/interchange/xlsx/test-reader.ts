import assert from 'node:assert/strict';
import { crc32, inflateRawSync } from 'node:zlib';

// Only for tests: reads what `write.ts` wrote without sharing a line with it.

/** Reads a ZIP by its central directory, as spreadsheet programs do, and checks sizes and checksums. */
export async function unzip(file: Blob): Promise<Map<string, string>> {
	const bytes = Buffer.from(await file.arrayBuffer());
	const end = bytes.length - 22;
	assert.equal(bytes.readUInt32LE(end), 0x06054b50);
	const files = new Map<string, string>();
	let at = bytes.readUInt32LE(end + 16);
	for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
		assert.equal(bytes.readUInt32LE(at), 0x02014b50);
		const [crc, packed, size] = [16, 20, 24].map((field) => bytes.readUInt32LE(at + field)) as [number, number, number];
		const nameLength = bytes.readUInt16LE(at + 28);
		const name = bytes.toString('utf8', at + 46, at + 46 + nameLength);
		const local = bytes.readUInt32LE(at + 42);
		assert.equal(bytes.readUInt32LE(local), 0x04034b50);
		const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
		const content = inflateRawSync(bytes.subarray(start, start + packed));
		assert.deepEqual([content.length, crc32(content)], [size, crc]);
		files.set(name, content.toString('utf8'));
		at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
	}
	return files;
}

interface ReadCell {
	type: string;
	value: string;
	format: string;
	bold: boolean;
}

/** The cells by place ("B2"), each with its number format, as a spreadsheet program would find them. */
export async function cellsOf(file: Blob): Promise<Map<string, ReadCell>> {
	const files = await unzip(file);
	const styles = files.get('xl/styles.xml') ?? '';
	const own = new Map(
		[...styles.matchAll(/<numFmt numFmtId="(\d+)" formatCode="([^"]*)"/g)].map(([, id, code]) => [id, code])
	);
	const xfs = [...(styles.split('<cellXfs')[1] ?? '').matchAll(/<xf numFmtId="(\d+)" fontId="(\d+)"/g)];
	const cells = new Map<string, ReadCell>();
	const sheet = files.get('xl/worksheets/sheet1.xml') ?? '';
	for (const [, place = '', style, , type = 'n', inner = ''] of sheet.matchAll(
		/<c r="([A-Z]+\d+)" s="(\d+)"( t="(\w+)")?>(.*?)<\/c>/gs
	)) {
		const [, id = '', font = ''] = xfs[Number(style)] ?? [];
		const format = own.get(id) ?? (id === '49' ? '@' : 'General');
		cells.set(place, { type, value: unescapeXml(inner.replace(/<[^>]*>/g, '')), format, bold: font === '1' });
	}
	return cells;
}

function unescapeXml(text: string): string {
	return text
		.replaceAll('&#13;', '\r')
		.replaceAll('&quot;', '"')
		.replaceAll('&gt;', '>')
		.replaceAll('&lt;', '<')
		.replaceAll('&amp;', '&');
}
