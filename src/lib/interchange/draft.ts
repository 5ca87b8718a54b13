/** A labelled value; `type` is one of the contact's types ('mobile', 'work', …) or the file's own label. */
export interface LabelledValue {
	value: string;
	type: string;
}

export interface AddressDraft {
	type: string;
	street: string;
	postalCode: string;
	city: string;
	region: string;
	country: string;
}

/** Fields of a contact that ordinary address books do not have. */
export type CrmField =
	| 'salutation'
	| 'stage'
	| 'source'
	| 'language'
	| 'vatId'
	| 'customerNumber'
	| 'greeting'
	| 'sourceDay'
	| 'preferredChannel'
	| 'doNotContact'
	| 'daysToPay'
	| 'discount'
	| 'creditLimit'
	| 'creditCurrency'
	| 'prepayOnly'
	| 'parkedUntil'
	| 'parkedReason';

/**
 * What a reader makes of one contact in a file: plain values, nothing looked up, nothing decided.
 * Missing values are '' or empty lists. The shape is part of the contract of `npm run read`.
 */
export interface ContactDraft {
	kind: 'person' | 'organisation';
	/** Never '': from the file's own display name, else the name parts, organisation, e-mail or phone. */
	displayName: string;
	name: { prefix: string; given: string; additional: string; family: string; suffix: string };
	nickname: string;
	organisation: string;
	department: string;
	title: string;
	phones: LabelledValue[];
	emails: LabelledValue[];
	addresses: AddressDraft[];
	urls: LabelledValue[];
	/** 'YYYY-MM-DD', '--MM-DD', 'YYYY-MM', 'YYYY' or ''. */
	birthday: string;
	occasions: { label: string; day: string }[];
	note: string;
	tags: string[];
	/** Decoded image bytes; null = none (a photo by URL is never fetched, its URL goes to `extra`). */
	photo: { type: string; bytes: Uint8Array } | null;
	uid: string;
	/** What only a CRM's file knows, as its words; from our own export and files with such columns. */
	crm: Partial<Record<CrmField, string>>;
	/**
	 * Columns and properties that map to no field, in the file's order. `property` is the vCard property with its
	 * parameters ('IMPP;TYPE=home') where the label does not say it, so that it goes out again as what it was.
	 */
	extra: { label: string; value: string; property?: string }[];
	/** Links to other contacts, from our own export: `uid` is the other card's UID, `type` a relation type. */
	relations: { type: string; uid: string; name: string; title: string; from: string; to: string }[];
	/** First line of the contact in the file, counted from 1. */
	line: number;
}

/** What can be wrong with a file; the message catalogue has a sentence for each: `problem_<code>`. */
export type ProblemCode =
	| 'notVCard'
	| 'truncatedCard'
	| 'missingBegin'
	| 'emptyCard'
	| 'groupCard'
	| 'strayLine'
	| 'tooManyCards'
	| 'impossibleBirthday'
	| 'brokenPhoto'
	| 'photoTooBig'
	| 'photoByLink'
	| 'binaryNotKept'
	| 'shortRow'
	| 'longRow'
	| 'tooManyRows'
	| 'tooManyColumns'
	| 'fieldTooLong'
	| 'zeroBytes'
	| 'openQuote'
	| 'impossibleDate'
	| 'ambiguousDates'
	| 'noKnownColumns'
	| 'noContacts'
	| 'moreProblems'
	| 'notAnEmail'
	| 'namelessRow'
	| 'lostZero'
	| 'emptyFile'
	| 'fileTooLarge'
	| 'imageFile'
	| 'pdfFile'
	| 'spreadsheetFile'
	| 'oldSpreadsheet'
	| 'openDocument'
	| 'numbersFile'
	| 'encryptedSpreadsheet'
	| 'damagedSpreadsheet'
	| 'spreadsheetTooLarge'
	| 'sheetChosen'
	| 'columnsCut'
	| 'mangledNumber'
	| 'compressedFile'
	| 'jsonFile'
	| 'backupFile'
	| 'calendarFile'
	| 'otherFile'
	| 'unreadableFile';

/** Something in a file that could not be read as it stands. Code and values, so that every language can say it. */
export interface Problem {
	/** Line in the file, from 1; 0 = the file as a whole. */
	line: number;
	code: ProblemCode;
	/** Values the sentence needs (the offending text, a column's name, a limit). */
	values: Record<string, string | number>;
}

/** Not about a line that could be mended: how many more there are, a question with an answer of its own, what is left out on purpose. */
const NOTICES: readonly ProblemCode[] = [
	'moreProblems',
	'ambiguousDates',
	'sheetChosen',
	'binaryNotKept',
	'photoByLink'
];

/** Does it only say something, with nothing to be mended? */
export const isNotice = ({ code }: Problem): boolean => NOTICES.includes(code);

/** Lines with something to be mended, each once and in order; 0 for the file as a whole. */
export function problemLines(problems: readonly Problem[]): number[] {
	const lines = problems.filter((problem) => !isNotice(problem)).map(({ line }) => line);
	return [...new Set(lines)].sort((a, b) => a - b);
}

/** What every reader returns: the good contacts and what was wrong with the rest; never an exception. */
export interface ReadResult {
	format: 'csv' | 'vcard' | 'xlsx' | 'unknown';
	/** The encoding that was used, as TextDecoder names it. */
	encoding: string;
	contacts: ContactDraft[];
	problems: Problem[];
}

export function emptyDraft(line: number): ContactDraft {
	return {
		kind: 'person',
		displayName: '',
		name: { prefix: '', given: '', additional: '', family: '', suffix: '' },
		nickname: '',
		organisation: '',
		department: '',
		title: '',
		phones: [],
		emails: [],
		addresses: [],
		urls: [],
		birthday: '',
		occasions: [],
		note: '',
		tags: [],
		photo: null,
		uid: '',
		crm: {},
		extra: [],
		relations: [],
		line
	};
}
