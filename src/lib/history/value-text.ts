import { formatDay, formatInstant, isDay } from '#lib/day.ts';
import type { TableName } from '#lib/db/schema.ts';
import { kindWord } from '#lib/follow-ups/due-words.ts';
import { FOLLOW_UP_KINDS } from '#lib/follow-ups/follow-up.ts';
import type { Recurrence } from '#lib/follow-ups/follow-up.ts';
import { recurrenceWords } from '#lib/follow-ups/recurrence-words.ts';
import { formatMoney } from '#lib/money.ts';
import { directionWord, outcomeWord, typeWord } from '#lib/notes/note-words.ts';
import { NOTE_TYPES, outcomesOf } from '#lib/notes/note.ts';
import { m } from '#lib/paraglide/messages.js';
import { exemptionLabel, methodLabel, stepLabel } from '#lib/sales/labels.ts';
import { PAYMENT_METHODS, SALE_STEPS, VAT_EXEMPTIONS } from '#lib/sales/sale.ts';
import { CONTACT_VALUES } from './contact-value-text.ts';
import { fieldsIn, joined, sayCode, sayName, sayNumber, sayPercent, sayText } from './value-words.ts';
import type { SayValue, ValueWords } from './value-words.ts';

const sayDay: SayValue = (value, { locale }) =>
	value === '' ? '' : typeof value === 'string' && isDay(value) ? formatDay(value, locale) : undefined;
const sayYesNo: SayValue = (value) =>
	value === true ? m.contacts_yes() : value === false ? m.contacts_no() : undefined;
const sayMoney: SayValue = (value, { currency, locale }) =>
	typeof value === 'number' ? formatMoney(value, currency, locale) : undefined;
const text = (value: unknown) => (typeof value === 'string' ? value : '');
const sayStep = sayCode(SALE_STEPS, stepLabel);
const OUTCOMES = [...new Set(NOTE_TYPES.flatMap((type) => outcomesOf(type)))];
const STATES = ['open', 'waiting', 'done', 'dropped'] as const;
const STATE: Record<(typeof STATES)[number], () => string> = {
	open: m.history_state_open,
	waiting: m.history_state_waiting,
	done: m.history_state_done,
	dropped: m.history_state_dropped
};

const sayLine: SayValue = (value, words, member) => {
	const { text: what, quantity, unit, unitPrice } = fieldsIn(value);
	const amount = typeof quantity === 'number' ? sayNumber(quantity / 1000, words, member) : '';
	return joined([joined([amount, text(unit)], ' '), text(what), sayMoney(unitPrice, words, member)], ' · ');
};
const sayPayment: SayValue = (value, words, member) => {
	const { amount, day, method, note } = fieldsIn(value);
	const how = sayCode(PAYMENT_METHODS, methodLabel)(method, words, member);
	return joined([sayMoney(amount, words, member), sayDay(day, words, member), how, text(note)], ' · ');
};
const sayAddress: SayValue = (value) => {
	const { name, organisation, street, postalCode, city, country } = fieldsIn(value);
	const parts = [text(name), text(organisation), text(street).replaceAll('\n', ', ')];
	return joined([...parts, joined([text(postalCode), text(city)], ' '), text(country)]);
};
const sayDated: SayValue = (value, words, member) => {
	const { step, number, tracking, day, note } = fieldsIn(value);
	const what = step === undefined ? '' : sayStep(step, words, member);
	return joined([what, text(number), text(tracking), sayDay(day, words, member), text(note)], ' · ');
};

/** How values are said, by table and field; what is not here is a code or an id, and only named. */
const VALUES: Partial<Record<TableName, Readonly<Record<string, SayValue>>>> = {
	contacts: CONTACT_VALUES,
	notes: {
		contactIds: (_value, words, member) => sayName(member, words, ''),
		type: sayCode(NOTE_TYPES, typeWord),
		direction: sayCode(['in', 'out'] as const, directionWord),
		at: (value, { locale }) => (typeof value === 'number' ? formatInstant(value, locale) : undefined),
		minutes: sayNumber,
		outcome: sayCode(OUTCOMES, outcomeWord),
		text: sayText,
		number: sayText,
		saleId: sayName
	},
	followUps: {
		contactId: sayName,
		saleId: sayName,
		kind: sayCode(FOLLOW_UP_KINDS, kindWord),
		text: sayText,
		due: sayDay,
		time: sayText,
		asap: sayYesNo,
		recurrence: (value, { locale }) => (value === null ? '' : recurrenceWords(value as Recurrence, locale)),
		state: sayCode(STATES, (state) => STATE[state]()),
		waitingFor: sayText,
		result: sayText
	},
	sales: {
		contactId: sayName,
		title: sayText,
		number: sayText,
		currency: sayText,
		priceMode: sayCode(['net', 'gross'] as const, (mode) =>
			mode === 'net' ? m.sales_price_net() : m.sales_price_gross()
		),
		vatExemption: sayCode(VAT_EXEMPTIONS, exemptionLabel),
		step: sayStep,
		steps: sayDated,
		validUntil: sayDay,
		daysToPay: sayNumber,
		lines: sayLine,
		payments: sayPayment,
		deliveries: sayDated,
		documents: sayDated,
		billing: sayAddress,
		shipping: sayAddress,
		exchangeRate: sayText,
		writtenOff: sayDay,
		remark: sayText
	},
	products: { name: sayText, unit: sayText, price: sayMoney, currency: sayText, vatRate: sayPercent },
	settings: {
		ownName: sayText,
		business: sayText,
		country: sayText,
		currency: sayText,
		daysToPay: sayNumber,
		vatRate: sayPercent
	},
	customFields: { label: sayText },
	devices: { name: sayText }
};

/** A value as people see it: money, days and phones too; undefined where it is a code or an id that nobody reads. */
export function valueText(table: TableName, key: string, value: unknown, words: ValueWords): string | undefined {
	if (value === undefined) return m.history_empty_value();
	const slash = key.indexOf('/');
	const field = slash < 0 ? key : key.slice(0, slash);
	const known = VALUES[table];
	const say = known && Object.hasOwn(known, field) ? known[field] : undefined;
	const said = say?.(value, words, slash < 0 ? '' : key.slice(slash + 1));
	return said?.trim() === '' ? m.history_empty_value() : said;
}
