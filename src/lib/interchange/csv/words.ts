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
	language: {
		en: ['English', 'Englisch', 'engelska', 'en', 'en us', 'en gb', 'englisch'],
		de: ['German', 'Deutsch', 'tyska', 'de', 'de de', 'de at', 'de ch'],
		sv: ['Swedish', 'Schwedisch', 'svenska', 'sv', 'sv se']
	}
};

type Vocabulary = 'type' | 'kind' | 'salutation' | 'stage' | 'language';

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

/** The type of a phone, e-mail or address from the file's word ("* Home", "Work Fax"); unknown words are labels. */
export function typeOfWord(word: string, fallback: string): string {
	const text = word.replace(/^\*\s*/, '').trim();
	return text === '' ? fallback : (codeOfWord('type', text) ?? text);
}
