import { CRC_TABLE } from './zip.ts';

/** One file in an archive, as the archive's directory declares it. */
export interface ZipMember {
	/** Lower case, with slashes: "xl/workbook.xml". */
	name: string;
	/** 0 = stored, 8 = deflated. */
	method: number;
	encrypted: boolean;
	crc: number;
	packed: number;
	/** Bytes when unpacked, as declared; `unpack` holds the file to it. */
	size: number;
	/** Where the file's own header stands. */
	offset: number;
}

const END_LENGTH = 22;
const LONGEST_COMMENT = 65_535;
/** Archives with more files are no workbooks. */
const MOST_MEMBERS = 20_000;
const WIDE = 0xffffffff;

/** The directory of a ZIP archive (PKWARE APPNOTE 4.3), with its 64-bit sizes; null where there is none that holds. */
export function zipMembers(bytes: Uint8Array): ZipMember[] | null {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	try {
		const end = endOf(view);
		return end === -1 ? null : membersFrom(view, directoryAt(view, end));
	} catch (error) {
		// An offset that points out of the file: it was cut or is none of ours.
		if (error instanceof RangeError) return null;
		throw error;
	}
}

function endOf(view: DataView): number {
	const last = view.byteLength - END_LENGTH;
	for (let at = last; at >= Math.max(0, last - LONGEST_COMMENT); at--) {
		if (view.getUint32(at, true) === 0x06054b50) return at;
	}
	return -1;
}

function directoryAt(view: DataView, end: number): number {
	const offset = view.getUint32(end + 16, true);
	if (offset !== WIDE) return offset;
	const wideEnd = wide(view, end - 20 + 8);
	return wide(view, wideEnd + 48);
}

function wide(view: DataView, at: number): number {
	return Number(view.getBigUint64(at, true));
}

function membersFrom(view: DataView, start: number): ZipMember[] | null {
	const members: ZipMember[] = [];
	let at = start;
	while (at + 4 <= view.byteLength && view.getUint32(at, true) === 0x02014b50) {
		if (members.length === MOST_MEMBERS) return null;
		const nameLength = view.getUint16(at + 28, true);
		const extraLength = view.getUint16(at + 30, true);
		const name = new TextDecoder().decode(new Uint8Array(view.buffer, view.byteOffset + at + 46, nameLength));
		const member = {
			name: name.replaceAll('\\', '/').toLowerCase(),
			method: view.getUint16(at + 10, true),
			encrypted: (view.getUint16(at + 8, true) & 1) === 1,
			crc: view.getUint32(at + 16, true),
			packed: view.getUint32(at + 20, true),
			size: view.getUint32(at + 24, true),
			offset: view.getUint32(at + 42, true)
		};
		members.push(widened(view, member, at + 46 + nameLength, extraLength));
		at += 46 + nameLength + extraLength + view.getUint16(at + 32, true);
	}
	return members.length === 0 ? null : members;
}

/** Sizes that do not fit into 32 bits, or of a writer that always uses 64, stand in extra field 1, in this order. */
function widened(view: DataView, member: ZipMember, start: number, length: number): ZipMember {
	let at = start;
	while (at + 4 <= start + length) {
		const size = view.getUint16(at + 2, true);
		if (view.getUint16(at, true) === 1) {
			let from = at + 4;
			const next = (value: number) => (value === WIDE ? wide(view, (from += 8) - 8) : value);
			return { ...member, size: next(member.size), packed: next(member.packed), offset: next(member.offset) };
		}
		at += 4 + size;
	}
	return member;
}

/**
 * A member's bytes; null where it is damaged, or larger than it says: a file that unpacks to more than it declares
 * is a trap and is given up at the declared size. The caller limits `member.size`.
 */
export async function unpack(bytes: Uint8Array<ArrayBuffer>, member: ZipMember): Promise<Uint8Array | null> {
	const { offset, packed, size, method } = member;
	if (member.encrypted || offset + 30 > bytes.length) return null;
	const header = new DataView(bytes.buffer, bytes.byteOffset + offset, 30);
	const start = offset + 30 + header.getUint16(26, true) + header.getUint16(28, true);
	const data = bytes.subarray(start, start + packed);
	if (header.getUint32(0, true) !== 0x04034b50 || data.length !== packed) return null;
	const content = method === 8 ? await inflated(data, size) : method === 0 ? data : null;
	return content?.length === size && checksum(content) === member.crc ? content : null;
}

async function inflated(data: Uint8Array<ArrayBuffer>, size: number): Promise<Uint8Array | null> {
	const content = new Uint8Array(size);
	const stream = new Blob([data]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
	const reader = stream.getReader();
	let length = 0;
	try {
		for (;;) {
			const { done, value } = await reader.read();
			if (done) return length === size ? content : null;
			if (length + value.length > size) {
				await reader.cancel();
				return null;
			}
			content.set(value, length);
			length += value.length;
		}
	} catch {
		// The platform throws a TypeError for data that is not deflated: the file's damage, not ours.
		return null;
	}
}

function checksum(bytes: Uint8Array): number {
	let crc = 0xffffffff;
	for (const byte of bytes) crc = (CRC_TABLE[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
	return (crc ^ 0xffffffff) >>> 0;
}
