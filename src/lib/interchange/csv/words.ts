import type { CrmField } from '../draft.ts';
import { foldHeader } from './header-words.ts';
import type { ExportLocale } from './own-layout.ts';

/** Coded values and their words: the first three are what the export writes (en, de, sv), the rest is only read. */
const WORDS: Record<string, Record<string, readonly [string, string, string, ...string[]]>> = {
	type: {
		mobile: ['mobile', 'mobil', 'mobil', 'cell', 'handy', 'iphone', 'mobiltelefon', 'mobile phone'],
		work: ['work', 'geschäftlich', 'arbete', 'business', 'dienstlich', 'arbeit', 'office', 'jobb', 'büro'],
		home: ['home', 'privat', 'hem', 'private', 'zuhause', 'bostad', 'personal'],
		main: ['main', 'Zentrale', 'växel', 'hauptnummer', 'primary'],
		fax: ['fax', 'Fax', 'fax', 'workfax', 'homefax', 'otherfax', 'work fax', 'home fax', 'other fax'],
		other: ['other', 'andere', 'annan', 'weitere', 'sonstige', 'övrigt', 'annat', 'ovrig'],
		contact: ['contact', 'Kontakt', 'kontakt'],
		billing: ['billing', 'Rechnung', 'faktura', 'invoice', 'rechnungsadresse'],
		shipping: ['shipping', 'Lieferung', 'leverans', 'delivery', 'lieferadresse']
	},
	kind: {
		person: ['person', 'Person', 'person'],
		organisation: ['organisation', 'Organisation', 'organisation', 'organization', 'firma', 'företag', 'company']
	},
	salutation: {
		mr: ['Mr', 'Herr', 'herr', 'herrn', 'mister'],
		ms: ['Ms', 'Frau', 'fru', 'mrs', 'miss', 'fröken'],
		neutral: ['neutral', 'neutral', 'neutral', 'mx', 'divers']
	},
	stage: {
		lead: ['lead', 'Lead', 'lead', 'subscriber', 'marketing qualified lead', 'neu', 'new'],
		prospect: ['prospect', 'Interessent', 'prospekt', 'sales qualified lead', 'opportunity', 'intressent'],
		customer: ['customer', 'Kunde', 'kund', 'evangelist', 'client'],
		former: ['former', 'ehemalig', 'tidigare', 'former customer'],
		supplier: ['supplier', 'Lieferant', 'leverantör', 'vendor'],
		other: ['other', 'andere', 'annan', 'sonstige']
	},
	channel: {
		phone: ['phone', 'Telefon', 'telefon'],
		email: ['e-mail', 'E-Mail', 'e-post'],
		letter: ['letter', 'Brief', 'brev'],
		message: ['message', 'Nachricht', 'meddelande'],
		visit: ['visit', 'Besuch', 'besök']
	},
	yesNo: { true: ['yes', 'ja', 'ja', 'true', '1', 'x'] },
	language: {
		en: ['English', 'Englisch', 'engelska', 'en', 'en us', 'en gb', 'englisch'],
		de: ['German', 'Deutsch', 'tyska', 'de', 'de de', 'de at', 'de ch'],
		sv: ['Swedish', 'Schwedisch', 'svenska', 'sv', 'sv se']
	}
};

type Vocabulary = 'type' | 'kind' | 'salutation' | 'stage' | 'language' | 'channel' | 'yesNo';

const VOCABULARY_OF: Partial<Record<CrmField, Vocabulary>> = {
	salutation: 'salutation',
	stage: 'stage',
	language: 'language',
	preferredChannel: 'channel',
	doNotContact: 'channel',
	prepayOnly: 'yesNo'
};

const codes = new Map<string, string>();
for (const [vocabulary, entries] of Object.entries(WORDS)) {
	for (const [code, words] of Object.entries(entries)) {
		for (const word of words) codes.set(`${vocabulary} ${foldHeader(word)}`, code);
	}
}

/** The code a word stands for ('geschäftlich' -> 'work'), null where it is none we know. */
export function codeOfWord(vocabulary: Vocabulary, word: string): string | null {
	return codes.get(`${vocabulary} ${foldHeader(word)}`) ?? null;
}

/** The word for a code in a language; what is no code (a label of the user's own) stays as it is. */
export function wordOfCode(vocabulary: Vocabulary, code: string, locale: ExportLocale): string {
	const words = Object.hasOwn(WORDS[vocabulary] ?? {}, code) ? WORDS[vocabulary]?.[code] : undefined;
	return words?.[locale === 'en' ? 0 : locale === 'de' ? 1 : 2] ?? code;
}

/** A CRM's field as a draft has it, in a language's words: codes become words, several of them one by one. */
export function wordsOfCrm(field: CrmField, text: string, locale: ExportLocale): string {
	const vocabulary = VOCABULARY_OF[field];
	if (vocabulary === undefined) return text;
	return text
		.split('; ')
		.map((code) => wordOfCode(vocabulary, code, locale))
		.join('; ');
}

/** Undoes `wordsOfCrm` for a cell in any language; null where a word means no code. */
export function codesOfCrm(field: CrmField, cell: string): string | null {
	const vocabulary = VOCABULARY_OF[field];
	if (vocabulary === undefined) return cell;
	const codes = cell.split(/\s*;\s*/).map((word) => codeOfWord(vocabulary, word));
	return codes.includes(null) ? null : codes.join('; ');
}

/** The type of a phone, e-mail or address from the file's word ("* Home", "Work Fax"); unknown words are labels. */
export function typeOfWord(word: string, fallback: string): string {
	const text = word.replace(/^\*\s*/, '').trim();
	return text === '' ? fallback : (codeOfWord('type', text) ?? text);
}
