import { m } from '#lib/paraglide/messages.js';
import type { Problem, ProblemCode } from './draft.ts';

type Values = Record<string, string | number>;

/** A sentence for each code; the values a sentence needs come with the problem. */
const SENTENCES: Record<ProblemCode, (values: never) => string> = {
	notVCard: m.problem_not_v_card,
	truncatedCard: m.problem_truncated_card,
	missingBegin: m.problem_missing_begin,
	emptyCard: m.problem_empty_card,
	groupCard: m.problem_group_card,
	strayLine: m.problem_stray_line,
	tooManyCards: m.problem_too_many_cards,
	impossibleBirthday: m.problem_impossible_birthday,
	brokenPhoto: m.problem_broken_photo,
	photoTooBig: m.problem_photo_too_big,
	photoByLink: m.problem_photo_by_link,
	binaryNotKept: m.problem_binary_not_kept,
	shortRow: m.problem_short_row,
	longRow: m.problem_long_row,
	tooManyRows: m.problem_too_many_rows,
	tooManyColumns: m.problem_too_many_columns,
	fieldTooLong: m.problem_field_too_long,
	zeroBytes: m.problem_zero_bytes,
	openQuote: m.problem_open_quote,
	impossibleDate: m.problem_impossible_date,
	ambiguousDates: m.problem_ambiguous_dates,
	noKnownColumns: m.problem_no_known_columns,
	noContacts: m.problem_no_contacts,
	moreProblems: m.problem_more_problems,
	notAnEmail: m.problem_not_an_email,
	namelessRow: m.problem_nameless_row,
	lostZero: m.problem_lost_zero,
	emptyFile: m.problem_empty_file,
	fileTooLarge: m.problem_file_too_large,
	imageFile: m.problem_image_file,
	pdfFile: m.problem_pdf_file,
	spreadsheetFile: m.problem_spreadsheet_file,
	oldSpreadsheet: m.problem_old_spreadsheet,
	openDocument: m.problem_open_document,
	numbersFile: m.problem_numbers_file,
	encryptedSpreadsheet: m.problem_encrypted_spreadsheet,
	damagedSpreadsheet: m.problem_damaged_spreadsheet,
	spreadsheetTooLarge: m.problem_spreadsheet_too_large,
	sheetChosen: m.problem_sheet_chosen,
	columnsCut: m.problem_columns_cut,
	mangledNumber: m.problem_mangled_number,
	compressedFile: m.problem_compressed_file,
	jsonFile: m.problem_json_file,
	backupFile: m.problem_backup_file,
	calendarFile: m.problem_calendar_file,
	otherFile: m.problem_other_file,
	unreadableFile: m.problem_unreadable_file
};

/** What could not be read, as a sentence in the person's language. */
export function problemText({ code, values }: Problem): string {
	const sentence = SENTENCES[code] as (values: Values) => string;
	return sentence(values);
}
