import { CHANNELS, RELATION_TYPES, STAGES } from '#lib/contacts/contact.ts';
import { CUSTOM_FIELD_TYPES } from '#lib/contacts/custom-field.ts';
import { isDay, isPartialDay } from '#lib/day.ts';
import { FOLLOW_UP_KINDS } from '#lib/follow-ups/follow-up.ts';
import { NOTE_TYPES } from '#lib/notes/note.ts';
import { PAYMENT_METHODS, SALE_STEPS, VAT_EXEMPTIONS } from '#lib/sales/sale.ts';
import type { Records, TableName } from './schema.ts';
import { isDeleted } from './stamps.ts';
import type { StampedRecord } from './stamps.ts';
import { isEmptied } from './tombstone.ts';

/** The value where it is of its type, else what stands for nothing. */
type Shape = (value: unknown) => unknown;
type Shapes = Readonly<Record<string, Shape>>;

const isObject = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Uint8Array);

const where =
	(isRight: (value: unknown) => boolean, otherwise: unknown): Shape =>
	(value) =>
		isRight(value) ? value : otherwise;
const oneOf = (values: readonly string[]): Shape => where((value) => values.includes(value as string), values[0]);
const orNull =
	(shape: Shape): Shape =>
	(value) =>
		value === null || value === undefined ? null : shape(value);
const fields =
	(shapes: Shapes): Shape =>
	(value) => {
		const known = isObject(value) ? value : {};
		return { ...known, ...Object.fromEntries(Object.entries(shapes).map(([key, shape]) => [key, shape(known[key])])) };
	};

const text = where((value) => typeof value === 'string', '');
const flag = where((value) => typeof value === 'boolean', false);
const number = where(Number.isFinite, 0);
/** Money, quantities and rates: exact arithmetic takes no other number. */
const whole = where(Number.isSafeInteger, 0);
const day = where((value) => typeof value === 'string' && isDay(value), '');
const partialDay = where((value) => typeof value === 'string' && isPartialDay(value), '');
const texts: Shape = (value) => (Array.isArray(value) ? value.filter((each) => typeof each === 'string') : []);
const byKey =
	(isRight: (value: unknown) => boolean): Shape =>
	(value) =>
		isObject(value) ? Object.fromEntries(Object.entries(value).filter(([, each]) => isRight(each))) : {};
const items =
	(shapes: Shapes): Shape =>
	(value) =>
		(Array.isArray(value) ? value : [])
			.filter((item) => isObject(item) && typeof item['id'] === 'string')
			.map(fields({ position: number, ...shapes }));

const typed = { type: text, value: text };
const place = { street: text, postalCode: text, city: text, region: text, country: text };
const snapshot = orNull(fields({ name: text, organisation: text, ...place, vatId: text }));
const isCustomValue = (value: unknown) =>
	['string', 'number', 'boolean'].includes(typeof value) ||
	(Array.isArray(value) && value.every((each) => typeof each === 'string'));

const SHAPES: { readonly [T in TableName]: Readonly<Record<Exclude<keyof Records[T], 'id'>, Shape>> } = {
	contacts: {
		kind: oneOf(['person', 'organisation']),
		name: fields({ prefix: text, given: text, additional: text, family: text, suffix: text }),
		organisation: text,
		department: text,
		title: text,
		nickname: text,
		salutation: oneOf(['', 'mr', 'ms', 'neutral']),
		greeting: text,
		phones: items({ ...typed, e164: text }),
		emails: items(typed),
		addresses: items({ type: text, ...place }),
		urls: items(typed),
		occasions: items({ label: text, day: partialDay }),
		relations: items({ type: oneOf([...RELATION_TYPES].reverse()), contactId: text, title: text, from: day, to: day }),
		stage: oneOf(STAGES),
		source: text,
		sourceDay: day,
		tags: texts,
		birthday: partialDay,
		language: oneOf(['', 'de', 'en', 'sv']),
		preferredChannel: oneOf(['', ...CHANNELS]),
		doNotContact: texts,
		terms: fields({
			daysToPay: orNull(whole),
			discount: orNull(whole),
			creditLimit: orNull(whole),
			creditCurrency: text,
			prepayOnly: flag
		}),
		vatId: text,
		customerNumber: text,
		custom: byKey(isCustomValue),
		photoId: text,
		remark: text,
		extra: items({ label: text, value: text }),
		parked: orNull(fields({ until: day, reason: text })),
		uid: text,
		importId: text,
		imported: texts,
		mergedInto: text
	},
	notes: {
		contactIds: texts,
		type: oneOf([...NOTE_TYPES].reverse()),
		direction: oneOf(['', 'in', 'out']),
		at: number,
		zone: text,
		minutes: orNull(number),
		outcome: text,
		text,
		saleId: text,
		number: text
	},
	followUps: {
		contactId: text,
		kind: oneOf([...FOLLOW_UP_KINDS].reverse()),
		text,
		due: day,
		time: text,
		asap: flag,
		recurrence: orNull(
			fields({
				mode: oneOf(['every', 'after']),
				unit: oneOf(['day', 'week', 'month', 'year']),
				interval: where((value) => Number.isSafeInteger(value) && Number(value) > 0, 1),
				until: day
			})
		),
		anchor: day,
		occurrence: day,
		saleId: text,
		state: oneOf(['open', 'waiting', 'done', 'dropped']),
		waitingFor: text,
		closedAt: orNull(number),
		result: text,
		snoozes: whole,
		sequence: whole
	},
	sales: {
		contactId: text,
		title: text,
		number: text,
		currency: text,
		priceMode: oneOf(['net', 'gross']),
		vatExemption: oneOf(VAT_EXEMPTIONS),
		step: oneOf(SALE_STEPS),
		steps: items({ step: oneOf(SALE_STEPS), day, note: text }),
		validUntil: day,
		daysToPay: whole,
		lines: items({
			productId: text,
			text,
			quantity: whole,
			unit: text,
			unitPrice: whole,
			discount: whole,
			vatRate: whole,
			unitCost: orNull(whole)
		}),
		payments: items({ day, amount: whole, method: oneOf([...PAYMENT_METHODS].reverse()), note: text }),
		deliveries: items({ day, note: text, tracking: text, quantities: byKey(Number.isSafeInteger) }),
		documents: items({ kind: text, number: text, day, refersTo: text, issuedAt: orNull(number) }),
		billing: snapshot,
		shipping: snapshot,
		exchangeRate: text,
		writtenOff: day,
		remark: text
	},
	products: { name: text, unit: text, price: whole, currency: text, vatRate: whole, archived: flag },
	customFields: {
		label: text,
		type: oneOf(CUSTOM_FIELD_TYPES),
		choices: texts,
		sensitive: flag,
		position: number
	},
	photos: {
		type: text,
		width: number,
		height: number,
		bytes: where((value) => value instanceof Uint8Array, new Uint8Array())
	},
	settings: {
		country: text,
		currency: text,
		vatRate: whole,
		daysToPay: whole,
		ownName: text,
		business: text,
		sampleEntryId: text
	},
	distinctPairs: { contactIds: texts },
	importLayouts: { columns: byKey((value) => typeof value === 'string') },
	devices: { name: text }
};

/**
 * A record out of a file as the app can hold it: a field that is missing or of a wrong type becomes empty, an item
 * without an id is left out, what the app does not know stays. One bad field in a hand-made or half-understood backup
 * must neither cost the rest of it nor stop the lists and the search, which read every record. A record that is right
 * comes back equal, its fields in their order.
 */
export function repaired(table: TableName, record: StampedRecord): StampedRecord {
	return isEmptied(record) && isDeleted(record) ? record : (fields(SHAPES[table])(record) as StampedRecord);
}
