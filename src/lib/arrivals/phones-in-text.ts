import type { LabelledValue } from '#lib/interchange/draft.ts';

/** What stands before a number, in three languages; the first that fits names its type. */
const LABELS: readonly [type: string, words: RegExp][] = [
	['fax', /^(tele)?fax|^fx$|^f$/],
	['mobile', /^mob|^handy|^cell|^m$|^mtel|^whatsapp|^gsm|^natel/],
	['home', /^privat|^home|^hem(telefon)?$|^zuhause/],
	['main', /^zentrale|^växel|^switchboard|^main|^reception|^empfang/],
	[
		'work',
		/^tel|^telefon|^phone|^ph$|^fon$|^t$|^p$|^tfn|^direkt|^durchwahl|^direct|^office|^büro|^work|^d$|^ring|^call/
	]
];
const LABEL = /([\p{L}][\p{L}.\-/ ]{0,24}?)\s*(?:nr\.?|nummer|no\.?|number)?\s*[:.]?\s*$/iu;
/** "+49 (0)621 123-45", "0171/1234567", "08-123 456 78", "020 7946 0000". */
const NUMBER = /(?<!\d ?)(?<![.,/-])(?:\+|\(\+|\(?0)[\d\s()/.\-–‑]{5,}\d/g;
const DATE = /^\d{1,2}[./-]\d{1,2}[./-]\d{2,4}$/;
/** What announces a number of a register, a bank or a customer; for text in small letters. */
const NO_PHONE = [
	/(?<!\p{L})(?:registered(?: in [\p{L}&]+(?: [\p{L}&]+){0,3})?|hr[ab]|handelsregister|firmenbuch|iban|bic|swift|blz|bankleitzahl|sort ?code|bankgiro|plusgiro|konto|a\/c|vat|ust|moms|org|eori|siren|siret)(?:[\s.-]*(?:id|ident|reg|nr|nummer|no|number))*[\s.:#]*(?:[a-z]{2})?$/u,
	/(?<!\p{L})(?:registration|register|registrierungs?|company|charity|organisations?|bolags|firmen|account|kontots?|konto|kund(?:en)?|customer|client|tax|steuer|st|umsatzsteuer(?:-?id)?|momsreg(?:istrerings)?|rechnungs|invoice|faktura|auftrags|order|mitglieds?|medlems|member(?:ship)?|policy|versicherungs?)[\s.-]*(?:id|reg|registration)?[\s.-]*(?:nr|nummer|no|number)[\s.:#]*(?:[a-z]{2})?$/u
];
const LONGEST_ANNOUNCEMENT = 48;
/** How mobile numbers begin; the national form only says so in its own country ("0711" is Stuttgart). */
const ABROAD = /^(?:\+|00)(?:491[567]|467[02369]|447[1-57-9])/;
const AT_HOME: Record<string, RegExp> = { DE: /^01[567]/, SE: /^07[02369]/, GB: /^07[1-57-9]/ };

function typeOf(label: string): string | undefined {
	const word = label
		.trim()
		.toLowerCase()
		.replace(/^[./\- ]+/, '');
	return word === '' ? undefined : LABELS.find(([, words]) => words.test(word))?.[0];
}

function isMobile(digits: string, country: string): boolean {
	return ABROAD.test(digits) || (AT_HOME[country]?.test(digits) ?? false);
}

function bare(number: string): string {
	return number.replace(/\(0\)/g, '').replace(/[^\d+]/g, '');
}

function announcesNoPhone(before: string): boolean {
	const announced = before.slice(-LONGEST_ANNOUNCEMENT).toLowerCase();
	return NO_PHONE.some((pattern) => pattern.test(announced));
}

/** "Kundennummer 4711", "HRB 12345 B": reads like a street with its number. */
export function isOtherNumber(text: string): boolean {
	const digit = text.search(/\d/);
	return digit > 0 && announcesNoPhone(text.slice(0, digit));
}

/**
 * The phone numbers of a line, each with its type by the word before it ("Tel. … · Fax: …"), and what of the line is
 * left. Without a word a mobile number is known by how it begins in `country` (ISO 3166-1); any other is taken for one at work. The number of
 * a register, a bank account or a customer is none.
 */
export function phonesIn(line: string, country: string): { phones: LabelledValue[]; rest: string } {
	const phones: LabelledValue[] = [];
	let rest = '';
	let from = 0;
	for (const match of line.matchAll(NUMBER)) {
		const value = match[0].trim();
		const digits = value.replace(/\D/g, '').length;
		if (digits < 6 || digits > 17 || DATE.test(value)) continue;
		const before = line.slice(from, match.index);
		if (announcesNoPhone(before)) continue;
		const label = LABEL.exec(before);
		const type = typeOf(label?.[1] ?? '');
		rest += type === undefined || label === null ? before : before.slice(0, label.index);
		phones.push({ value, type: type ?? (isMobile(bare(value), country) ? 'mobile' : 'work') });
		from = match.index + match[0].length;
	}
	return { phones, rest: (rest + line.slice(from)).replace(/^[\s,;|/·•]+|[\s,;|/·•]+$/g, '') };
}
