import { CHANNELS, STAGES } from '#lib/contacts/contact.ts';
import type { Channel, Contact } from '#lib/contacts/contact.ts';
import { isDay } from '#lib/day.ts';
import { fractionDigits } from '#lib/money.ts';
import type { CrmField } from './draft.ts';

/** "Parked, and for good" needs a word; an empty text is "not parked". */
const FOR_GOOD = 'always';
/** Two digits, as most currencies have. */
const NO_CURRENCY = 'EUR';

type CrmTexts = Partial<Record<CrmField, string>>;

/**
 * What only a CRM's file knows of a contact, as the texts of a draft; empty fields are left out. Codes stay codes,
 * channels are joined by "; ", a discount is in percent ("2.5"), a credit limit an amount ("500.00").
 */
export function crmOf(contact: Contact): CrmTexts {
	const { terms } = contact;
	const texts: Record<CrmField, string> = {
		salutation: contact.salutation,
		stage: contact.stage,
		source: contact.source,
		language: contact.language,
		vatId: contact.vatId,
		customerNumber: contact.customerNumber,
		greeting: contact.greeting,
		sourceDay: contact.sourceDay,
		preferredChannel: contact.preferredChannel,
		doNotContact: contact.doNotContact.join('; '),
		daysToPay: terms.daysToPay === null ? '' : String(terms.daysToPay),
		discount: terms.discount === null ? '' : String(terms.discount / 100),
		creditLimit: terms.creditLimit === null ? '' : amountText(terms.creditLimit, terms.creditCurrency),
		creditCurrency: terms.creditCurrency,
		prepayOnly: terms.prepayOnly ? 'true' : '',
		parkedUntil: contact.parked === null ? '' : contact.parked.until || FOR_GOOD,
		parkedReason: contact.parked?.reason ?? ''
	};
	return Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== ''));
}

/** Undoes `crmOf`: sets the fields on a contact. What cannot be read is left at its empty value. */
export function setCrm(contact: Contact, crm: CrmTexts): void {
	contact.stage = STAGES.find((stage) => stage === crm.stage) ?? contact.stage;
	contact.source = crm.source ?? '';
	contact.language = (['de', 'en', 'sv'] as const).find((code) => code === crm.language) ?? '';
	contact.vatId = crm.vatId ?? '';
	contact.customerNumber = crm.customerNumber ?? '';
	contact.greeting = crm.greeting ?? '';
	contact.sourceDay = crm.sourceDay !== undefined && isDay(crm.sourceDay) ? crm.sourceDay : '';
	contact.preferredChannel = channelOf(crm.preferredChannel ?? '') ?? '';
	const refused = (crm.doNotContact ?? '').split('; ').map(channelOf);
	contact.doNotContact = [...new Set(refused.filter((channel) => channel !== undefined))];
	const creditCurrency = /^[A-Z]{3}$/.test(crm.creditCurrency ?? '') ? (crm.creditCurrency ?? '') : '';
	contact.terms = {
		daysToPay: /^\d{1,4}$/.test(crm.daysToPay ?? '') ? Number(crm.daysToPay) : null,
		discount: percentOf(crm.discount ?? ''),
		creditLimit: minorOf(crm.creditLimit ?? '', creditCurrency),
		creditCurrency,
		prepayOnly: crm.prepayOnly === 'true'
	};
	const { parkedUntil = '', parkedReason = '' } = crm;
	if (parkedUntil === FOR_GOOD) contact.parked = { until: '', reason: parkedReason };
	else if (isDay(parkedUntil)) contact.parked = { until: parkedUntil, reason: parkedReason };
}

function channelOf(text: string): Channel | undefined {
	return CHANNELS.find((channel) => channel === text);
}

/** Hundredths of a percent, null where it is none from 0 to 100. */
function percentOf(text: string): number | null {
	return /^\d{1,3}(\.\d{1,2})?$/.test(text) && Number(text) <= 100 ? Math.round(Number(text) * 100) : null;
}

function amountText(minor: number, currency: string): string {
	const digits = fractionDigits(currency || NO_CURRENCY);
	return (minor / 10 ** digits).toFixed(digits);
}

function minorOf(text: string, currency: string): number | null {
	return /^\d{1,12}(\.\d+)?$/.test(text)
		? Math.round(Number(text) * 10 ** fractionDigits(currency || NO_CURRENCY))
		: null;
}
