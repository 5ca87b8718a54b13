import { isBareGreeting, isSentence, isThanks } from './mail-in-text.ts';

/* Patterns are for text in small letters: ignoring case in all of Unicode takes a browser too long to prepare. */

/** Lines that say nothing about anybody: what a phone adds, the line before a signature. */
const NOISE = [
	/^(von meinem|gesendet von|sent from|skickat från|get outlook|hämta outlook)\b.*$/u,
	/^[-–—_=*~#\s.|·•]*$/
];

export function isNoise(line: string): boolean {
	return NOISE.some((pattern) => pattern.test(line.toLowerCase())) || isBareGreeting(line) || isThanks(line);
}

const TITLE =
	/(?<!\p{L})(geschäftsführ(er|erin|ung|ende)|geschäftsleit\p{L}*|inhaber(in)?|leit(er|erin|ung)|vorstand|prokurist(in)?|berater(in)?|vertrieb\p{L}*|einkauf\p{L}*|meister(in)?|ingenieur(in)?|assistent(in)?|sachbearbeit\p{L}*|referent(in)?|sekretär(in)?|architekt(in)?|steuerberat\p{L}*|rechtsanw\p{L}*|ärztin|arzt|projektleit\p{L}*|key account|manager(in)?|director|direktor(in)?|ceo|cto|cfo|coo|founder|co-founder|owner|partner|head of|officer|president|consultant|engineer|developer|designer|accountant|assistant|secretary|sales|marketing|buyer|vd|verkställande direktör|ägare|grundare|säljare|inköpare|projektledare|frisör(in)?|friseur(in)?|kundtjänst|customer (service|success|care)|\p{L}*betreu\p{L}*|buchhaltung|ekonom|konsult|ingenjör|handläggare|arkitekt|delägare|\p{L}+(chef|ansvarig|leiter|leiterin|ledare))(?!\p{L})/u;

export function isTitle(line: string): boolean {
	return line.length <= 70 && !line.includes(':') && TITLE.test(line.toLowerCase()) && !isSentence(line);
}

/** Two to five words as a person's name has them, after forms of address and before letters behind the name. */
const PARTICLE = 'von|vom|van|de|der|den|zu|zum|zur|af|da|di|del|la|le|ten|ter';
const NAME = new RegExp(
	String.raw`^(?:(?:Herrn?|Frau|Fru|Mrs?|Ms|Miss|Dr|Prof|Dipl\.?-?\p{L}+|Ing|Mag|med|rer|nat|jur|phil|h\.?c)\.? )*` +
		String.raw`\p{Lu}[\p{L}'’.-]*(?: (?:\p{Lu}[\p{L}'’.-]*|${PARTICLE})){1,4}$`,
	'u'
);

/** "Dr. Anna von der Berg", and "Berg, Anna". */
export function isPersonName(line: string): boolean {
	return line.length <= 60 && NAME.test(line.replace(/^(\p{Lu}[\p{L}-]+), (?=\p{Lu}[\p{L} -]+$)/u, '$1 '));
}

/** Legal forms as they are written: "as" and "co" in a sentence make no company. */
const LEGAL_FORM =
	/(?:^|\s)(?:g?GmbH|mbH|AG|KG|KGaA|OHG|oHG|GbR|UG|e\. ?V\.|e\. ?K\.?|AB|HB|KB|Ltd\.?|LTD|Limited|LLC|LLP|Inc\.?|PLC|plc|Oy|AS|A\/S|ApS|SARL|S\.A\.|B\.?V\.?|SE)(?=$|[\s,.])/u;
const FIRM = /(?:^|\s)(?:Stiftung|Verein|[Ff]örening|Firma|Praxis|Kanzlei|&)(?=$|[\s,.])/u;
/** "Frisör & delägare": small letters behind the "&" are work, "Berg & Partner" is a firm. */
const TWO_JOBS = /&\s+\p{Ll}/u;

export function hasLegalForm(line: string): boolean {
	return line.length <= 80 && LEGAL_FORM.test(line);
}

/** Less sure than a legal form. */
export function looksLikeFirm(line: string): boolean {
	return line.length <= 80 && FIRM.test(line) && !isSentence(line) && !(TWO_JOBS.test(line) && isTitle(line));
}

/** What a labelled line is about ("Firma: …"), in three languages. */
export type LabelledPart = 'name' | 'organisation' | 'department' | 'title' | 'address' | 'note';
const LABELLED: readonly [LabelledPart, RegExp][] = [
	['name', /^(name|namn|kontakt(person)?|contact|ansprechpartner(in)?)$/i],
	['organisation', /^(firma|unternehmen|company|organisation|organization|företag|bolag)$/i],
	['department', /^(abteilung|abt\.?|department|avdelning)$/i],
	['title', /^(position|funktion|titel|title|job title|role|befattning|roll)$/i],
	['address', /^(adresse|anschrift|address|adress|postadress|besuchsadresse|besöksadress|postanschrift)$/i]
];

/** A line of the form "Label: value" of which the label is known. */
export function labelledLine(line: string): { part: LabelledPart; value: string } | null {
	const match = /^([\p{L} .]{2,24})\s*:\s*(\S.*)$/u.exec(line);
	const part = LABELLED.find(([, words]) => words.test((match?.[1] ?? '').trim()))?.[0];
	return match && part ? { part, value: match[2] ?? '' } : null;
}
