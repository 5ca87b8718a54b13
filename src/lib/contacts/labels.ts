import { m } from '#lib/paraglide/messages.js';
import type { Channel, RelationType, Stage } from './contact.ts';
import type { FormProblem } from './contact-form.ts';
import type { CustomFieldType } from './custom-field.ts';

const STAGE: Record<Stage, () => string> = {
	lead: m.contacts_stage_lead,
	prospect: m.contacts_stage_prospect,
	customer: m.contacts_stage_customer,
	former: m.contacts_stage_former,
	supplier: m.contacts_stage_supplier,
	other: m.contacts_stage_other
};
export const stageLabel = (stage: Stage) => STAGE[stage]();

/** The tone of a stage's pill. */
export const stageTone = (stage: Stage) =>
	stage === 'customer' ? 'good' : stage === 'lead' || stage === 'prospect' ? 'warn' : undefined;

const CHANNEL: Record<Channel, () => string> = {
	phone: m.contacts_channel_phone,
	email: m.contacts_channel_email,
	letter: m.contacts_channel_letter,
	message: m.contacts_channel_message,
	visit: m.contacts_channel_visit
};
export const channelLabel = (channel: Channel) => CHANNEL[channel]();

const REFUSAL: Record<Channel, () => string> = {
	phone: m.contacts_do_not_phone,
	email: m.contacts_do_not_email,
	letter: m.contacts_do_not_letter,
	message: m.contacts_do_not_message,
	visit: m.contacts_do_not_visit
};
export const refusalLabel = (channel: Channel) => REFUSAL[channel]();

const TYPE: Record<string, () => string> = {
	mobile: m.contacts_type_mobile,
	work: m.contacts_type_work,
	home: m.contacts_type_home,
	main: m.contacts_type_main,
	fax: m.contacts_type_fax,
	other: m.contacts_type_other,
	contact: m.contacts_type_contact,
	billing: m.contacts_type_billing,
	shipping: m.contacts_type_shipping
};
/** The label of a phone, e-mail or address: a known one in words of the language, the user's own as it is. */
export const typeLabel = (type: string) => (Object.hasOwn(TYPE, type) ? TYPE[type]?.() : undefined) ?? type;

const RELATION: Record<RelationType, () => string> = {
	worksAt: m.contacts_relation_worksat,
	partner: m.contacts_relation_partner,
	family: m.contacts_relation_family,
	referredBy: m.contacts_relation_referredby,
	other: m.contacts_relation_other
};
export const relationLabel = (type: RelationType) => RELATION[type]();

/** The same relation as seen from the other card. */
export const reverseRelationLabel = (type: RelationType) =>
	type === 'worksAt'
		? m.contacts_relation_works_here()
		: type === 'referredBy'
			? m.contacts_relation_referred()
			: relationLabel(type);

const CUSTOM: Record<CustomFieldType, () => string> = {
	text: m.contacts_custom_type_text,
	number: m.contacts_custom_type_number,
	money: m.contacts_custom_type_money,
	day: m.contacts_custom_type_day,
	yesNo: m.contacts_custom_type_yesno,
	choice: m.contacts_custom_type_choice,
	choices: m.contacts_custom_type_choices,
	link: m.contacts_custom_type_link
};
export const customTypeLabel = (type: CustomFieldType) => CUSTOM[type]();

const PROBLEM: Record<FormProblem, (typed: { text: string }) => string> = {
	unreadable: m.contacts_birthday_bad,
	ambiguous: m.contacts_birthday_ambiguous,
	future: m.contacts_birthday_future,
	noNumber: m.contacts_number_bad,
	noEmail: m.contacts_email_bad,
	noIdentity: m.contacts_name_missing
};
/** A form's problem as a sentence; undefined where there is none. */
export const problemLabel = (problem: FormProblem | undefined, text = '') => problem && PROBLEM[problem]({ text });
