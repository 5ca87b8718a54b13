import type { ProblemCode } from '../draft.ts';
import { zipMembers } from './read-zip.ts';

/** A compound file is searched for its streams' names up to here; they stand near its beginning or end. */
const SEARCHED = 4 * 1024 * 1024;

/** What a ZIP archive holds, as the code of a problem; '' = a workbook that can be read. */
export function zipProblem(bytes: Uint8Array, fileName: string): ProblemCode | '' {
	const members = zipMembers(bytes);
	if (!members) {
		const start = new TextDecoder('latin1').decode(bytes.subarray(0, 4096));
		const isWorkbook = /\.(xlsx|xlsm)$/i.test(fileName) || /xl\/|\[Content_Types\]\.xml/.test(start);
		return isWorkbook ? 'damagedSpreadsheet' : 'compressedFile';
	}
	const has = (pattern: RegExp) => members.some(({ name }) => pattern.test(name));
	if (has(/^xl\/.*\.bin$/) && !has(/^xl\/workbook\d*\.xml$/)) return 'oldSpreadsheet';
	if (has(/^xl\/(workbook\d*\.xml|worksheets\/)/)) return '';
	if (has(/^content\.xml$/) && has(/^(mimetype|meta-inf\/manifest\.xml)$/)) return 'openDocument';
	if (has(/^index(\.zip|\/.*\.iwa)$/)) return 'numbersFile';
	if (has(/^(word|ppt)\//)) return 'otherFile';
	return 'compressedFile';
}

/** An old Office file, or a new one behind a password: both come in the same container. */
export function compoundProblem(bytes: Uint8Array): ProblemCode {
	const text = (part: Uint8Array) => new TextDecoder('utf-16le').decode(part.subarray(0, part.length & ~1));
	const all = text(bytes.subarray(0, SEARCHED)) + text(bytes.subarray(Math.max(0, (bytes.length - SEARCHED) & ~1)));
	if (all.includes('EncryptedPackage')) return 'encryptedSpreadsheet';
	return /WordDocument|PowerPoint Document|__nameid|__recip/.test(all) ? 'otherFile' : 'oldSpreadsheet';
}
