import { CHANNELS, RELATION_TYPES, STAGES } from '#lib/contacts/contact.ts';
import { addressLines } from '#lib/contacts/contact-rules.ts';
import { extraLabel } from '#lib/contacts/extra-words.ts';
import { channelLabel, relationLabel, stageLabel, typeLabel } from '#lib/contacts/labels.ts';
import { formatDay, formatPartialDay, isDay, isPartialDay } from '#lib/day.ts';
import { formatMoney } from '#lib/money.ts';
import { m } from '#lib/paraglide/messages.js';
import { fieldsIn, joined, sayCode, sayName, sayNumber, sayPercent, sayText } from './value-words.ts';
import type { SayValue } from './value-words.ts';

const sayPartialDay: SayValue = (value, { locale }) =>
	value === ''
		? ''
		: typeof value === 'string' && isPartialDay(value)
			? formatPartialDay(value, locale)
			: sayTyped(value);
const sayTyped = (value: unknown) => (typeof value === 'string' ? value : undefined);

/** Phone, e-mail, web address: as typed, with what kind it is. */
const sayLine: SayValue = (value) => {
	const { value: typed, type, wrong, bounced } = fieldsIn(value);
	return joined(
		[
			sayTyped(typed),
			typeof type === 'string' && type !== '' && type !== 'other' ? `(${typeLabel(type)})` : '',
			wrong === true ? m.contacts_phone_wrong() : '',
			bounced === true ? m.contacts_email_bounced() : ''
		],
		' '
	);
};

const sayAddress: SayValue = (value) => {
	const { street, postalCode, city, region, country } = fieldsIn(value);
	const [streets = '', code = '', town = '', area = '', land = ''] = [street, postalCode, city, region, country].map(
		sayTyped
	);
	return addressLines({ street: streets, postalCode: code, city: town, region: area, country: land }).join(', ');
};

const sayOccasion: SayValue = (value, words, member) => {
	const { label, day } = fieldsIn(value);
	return joined([sayTyped(label), sayPartialDay(day, words, member)], ': ');
};

const sayRelation: SayValue = (value, words, member) => {
	const { type, contactId, title } = fieldsIn(value);
	const kind = RELATION_TYPES.find((one) => one === type);
	return joined([kind ? relationLabel(kind) : '', sayName(contactId ?? '', words, member), sayTyped(title)]);
};

const sayTerms: SayValue = (value, words, member) => {
	const { daysToPay, discount, creditLimit, creditCurrency, prepayOnly } = fieldsIn(value);
	const limit =
		typeof creditLimit === 'number'
			? formatMoney(creditLimit, sayTyped(creditCurrency) || words.currency, words.locale)
			: '';
	return joined([
		typeof daysToPay === 'number' ? m.contacts_days_to_pay_value({ days: daysToPay }) : '',
		typeof discount === 'number'
			? m.contacts_discount_value({ percent: sayPercent(discount, words, member) ?? '' })
			: '',
		limit === '' ? '' : m.contacts_credit_limit_value({ amount: limit }),
		prepayOnly === true ? m.contacts_prepay_only() : ''
	]);
};

const sayParked: SayValue = (value, { locale }) => {
	const { until, reason } = fieldsIn(value);
	return (
		joined([sayTyped(reason), typeof until === 'string' && isDay(until) ? formatDay(until, locale) : '']) ||
		(value === null ? '' : m.contacts_yes())
	);
};

const sayCustom: SayValue = (value, words, member) => {
	if (typeof value === 'boolean') return value ? m.contacts_yes() : m.contacts_no();
	if (Array.isArray(value)) return value.join(', ');
	const type = words.fields.find(({ id }) => id === member)?.type;
	if (typeof value === 'number')
		return type === 'money' ? formatMoney(value, words.currency, words.locale) : sayNumber(value, words, member);
	return type === 'day' ? sayPartialDay(value, words, member) : sayTyped(value);
};

const LANGUAGES = ['de', 'en', 'sv'] as const;
const KINDS = ['person', 'organisation'] as const;

/** How the values of a contact are said, by field. */
export const CONTACT_VALUES: Readonly<Record<string, SayValue>> = {
	kind: sayCode(KINDS, (kind) => (kind === 'person' ? m.contacts_kind_person() : m.contacts_kind_organisation())),
	name: (value) => {
		const { prefix, given, additional, family, suffix } = fieldsIn(value);
		return joined([prefix, given, additional, family, suffix].map(sayTyped), ' ');
	},
	organisation: sayText,
	department: sayText,
	title: sayText,
	nickname: sayText,
	greeting: sayText,
	source: sayText,
	sourceDay: sayPartialDay,
	birthday: sayPartialDay,
	vatId: sayText,
	customerNumber: sayText,
	remark: sayText,
	phones: sayLine,
	emails: sayLine,
	urls: sayLine,
	addresses: sayAddress,
	occasions: sayOccasion,
	relations: sayRelation,
	extra: (value) => {
		const { label, value: text } = fieldsIn(value);
		return joined([extraLabel(sayTyped(label) ?? ''), sayTyped(text)], ': ');
	},
	stage: sayCode(STAGES, stageLabel),
	preferredChannel: sayCode(CHANNELS, channelLabel),
	doNotContact: (_value, words, member) => sayCode(CHANNELS, channelLabel)(member, words, ''),
	tags: (_value, _words, member) => member,
	language: sayCode(
		LANGUAGES,
		(language) => new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language
	),
	terms: sayTerms,
	parked: sayParked,
	custom: sayCustom,
	photoId: (value) => (value === '' ? '' : m.contacts_photo()),
	mergedInto: sayName
};
