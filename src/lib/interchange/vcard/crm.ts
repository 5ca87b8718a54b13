import type { CrmField } from '../draft.ts';

/** What only a CRM knows, and the property it stands in. */
export const CRM_PROPERTIES: Readonly<Record<CrmField, string>> = {
	salutation: 'X-KARTEI-SALUTATION',
	greeting: 'X-KARTEI-GREETING',
	stage: 'X-KARTEI-STAGE',
	source: 'X-KARTEI-SOURCE',
	sourceDay: 'X-KARTEI-SOURCE-DAY',
	language: 'X-KARTEI-LANGUAGE',
	preferredChannel: 'X-KARTEI-PREFERRED-CHANNEL',
	doNotContact: 'X-KARTEI-DO-NOT-CONTACT',
	daysToPay: 'X-KARTEI-DAYS-TO-PAY',
	discount: 'X-KARTEI-DISCOUNT',
	creditLimit: 'X-KARTEI-CREDIT-LIMIT',
	creditCurrency: 'X-KARTEI-CREDIT-CURRENCY',
	prepayOnly: 'X-KARTEI-PREPAY-ONLY',
	parkedUntil: 'X-KARTEI-PARKED-UNTIL',
	parkedReason: 'X-KARTEI-PARKED-REASON',
	vatId: 'X-KARTEI-VAT-ID',
	customerNumber: 'X-KARTEI-CUSTOMER-NUMBER'
};

const FIELDS = new Map(Object.entries(CRM_PROPERTIES).map(([field, property]) => [property, field as CrmField]));

export function crmFieldOf(property: string): CrmField | undefined {
	return FIELDS.get(property);
}
