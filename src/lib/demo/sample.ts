import type { Contact } from '#lib/contacts/contact.ts';
import { add, toDate } from '#lib/day.ts';
import { newFollowUp } from '#lib/follow-ups/follow-up.ts';
import type { FollowUp, FollowUpInput } from '#lib/follow-ups/follow-up.ts';
import { newNote, outcomesOf, usualDirection } from '#lib/notes/note.ts';
import type { Note } from '#lib/notes/note.ts';
import { emptyLine, emptySale } from '#lib/sales/sale.ts';
import type { Sale, SaleStep } from '#lib/sales/sale.ts';
import { advance, withPayment } from '#lib/sales/sale-steps.ts';
import { totals } from '#lib/sales/sale-money.ts';
import { sampleContacts } from './sample-contacts.ts';
import type { SampleInput } from './sample-contacts.ts';
import { TEXTS } from './texts.ts';

/** What a joiner's box looks like after a year: contacts, their log, what is to be done, sales at every step. */
export interface SampleBox {
	contacts: Contact[];
	notes: Note[];
	followUps: FollowUp[];
	sales: Sale[];
}

export function sampleBox(input: SampleInput): SampleBox {
	const contacts = sampleContacts(input);
	const idAt = (place: number) => contacts[place % contacts.length]?.id ?? '';
	const sales = sampleSales(input, idAt);
	return { contacts, notes: sampleNotes(input, idAt, sales), followUps: sampleFollowUps(input, idAt, sales), sales };
}

type IdAt = (place: number) => string;

function sampleNotes({ locale, today, zone, newId }: SampleInput, idAt: IdAt, sales: readonly Sale[]): Note[] {
	const { notes } = TEXTS[locale];
	const made: Note[] = [];
	const log = (place: number, daysAgo: number, hour: number, fields: Partial<Note>) => {
		const at = toDate(add(today, -daysAgo, 'day')).getTime() + (hour - 12) * 3_600_000 + (place % 12) * 300_000;
		const type = fields.type ?? 'call';
		const note = newNote({ id: newId(), at, zone, type, contactIds: [idAt(place)] });
		made.push({ ...note, direction: usualDirection(type), ...fields });
	};
	log(0, 4, 11, { outcome: 'reached', minutes: 12, text: notes.terrace, saleId: sales[0]?.id ?? '' });
	log(0, 20, 15, { type: 'meeting', outcome: 'held', minutes: 45, text: notes.measured });
	log(0, 32, 9, { type: 'email', direction: 'in', text: notes.found });
	log(0, 12, 17, { type: 'email', outcome: 'sent', text: notes.quote, saleId: sales[0]?.id ?? '' });
	log(1, 3, 10, { outcome: 'voicemail' });
	log(1, 2, 16, { outcome: 'callBack' });
	log(2, 6, 14, { type: 'meeting', outcome: 'held', minutes: 60, text: notes.fair, contactIds: [idAt(2), idAt(3)] });
	log(4, 1, 13, { type: 'complaint', outcome: 'open', text: notes.complaint, saleId: sales[4]?.id ?? '' });
	log(4, 1, 15, { outcome: 'reached', minutes: 6, text: notes.drawer });
	log(5, 40, 10, { type: 'wish', text: notes.wish });
	log(8, 15, 11, { outcome: 'reached', minutes: 4, text: notes.thanks });
	log(10, 9, 9, { type: 'shipment', outcome: 'delivered', text: notes.shipped });
	for (let place = 8; place < 36; place += 3) {
		const outcomes = outcomesOf('call');
		const text = notes.plain[place % notes.plain.length] ?? '';
		log(place, 7 + place * 4, 9 + (place % 8), { outcome: outcomes[place % 3] ?? '', text });
	}
	return made;
}

function sampleFollowUps({ locale, today, newId }: SampleInput, idAt: IdAt, sales: readonly Sale[]): FollowUp[] {
	const texts = TEXTS[locale].followUps;
	const made: FollowUp[] = [];
	const plan = (place: number, days: number, fields: Omit<FollowUpInput, 'id' | 'contactId' | 'due'>) => {
		const due = fields.asap ? '' : add(today, days, 'day');
		made.push(newFollowUp({ id: newId(), contactId: idAt(place), due, ...fields }));
	};
	plan(0, 0, { kind: 'send', text: texts.quote, time: '14:00', saleId: sales[0]?.id ?? '' });
	plan(1, -2, { kind: 'call', text: texts.callBack });
	plan(2, 4, { kind: 'visit', text: texts.visit, time: '09:30' });
	plan(3, 10, { kind: 'call', text: texts.oil, recurrence: { mode: 'after', unit: 'month', interval: 6, until: '' } });
	plan(4, 0, { kind: 'other', text: texts.complaint, asap: true });
	plan(5, 2, {
		kind: 'mail',
		text: texts.birthday,
		recurrence: { mode: 'every', unit: 'year', interval: 1, until: '' }
	});
	plan(8, 30, {
		kind: 'visit',
		text: texts.rent,
		recurrence: { mode: 'every', unit: 'month', interval: 3, until: '' }
	});
	plan(10, 0, { kind: 'send', text: texts.samples });
	plan(11, -6, { kind: 'pay', text: texts.pay, saleId: sales[3]?.id ?? '' });
	for (let place = 14; place < 34; place += 4) {
		plan(place, place - 12, { kind: 'call', text: texts.plain[place % texts.plain.length] ?? '' });
	}
	return made;
}

interface Story {
	place: number;
	/** Which of the texts' deals, and how many days ago it began. */
	deal: number;
	began: number;
	/** Steps after the enquiry, with the days ago they were reached. */
	steps: readonly [SaleStep, number][];
	/** Hundredths of the total that were paid, and how many days ago. */
	paid?: readonly [number, number][];
	title?: string;
}

const STORIES: readonly Story[] = [
	{ place: 0, deal: 0, began: 32, steps: [['quote', 12]] },
	{ place: 2, deal: 1, began: 6, steps: [] },
	{ place: 8, deal: 2, began: 60, steps: [['order', 50], ['shipped', 21], ['invoiced', 20]], paid: [[100, 12]] }, // prettier-ignore
	{ place: 11, deal: 3, began: 70, steps: [['quote', 64], ['order', 55], ['shipped', 30], ['invoiced', 23]], paid: [[50, 15]] }, // prettier-ignore
	{
		place: 4,
		deal: 1,
		began: 120,
		steps: [
			['quote', 110],
			['order', 90],
			['shipped', 8],
			['invoiced', 7]
		]
	},
	{
		place: 16,
		deal: 4,
		began: 25,
		steps: [
			['quote', 20],
			['order', 10]
		],
		paid: [[30, 9]]
	},
	{
		place: 21,
		deal: 5,
		began: 100,
		steps: [
			['order', 99],
			['invoiced', 90]
		],
		paid: [[100, 80]]
	},
	{ place: 26, deal: 2, began: 45, steps: [['quote', 40]] },
	{ place: 31, deal: 4, began: 200, steps: [['order', 190], ['invoiced', 170]], paid: [[60, 165], [40, 150]] } // prettier-ignore
];

function sampleSales(input: SampleInput, idAt: IdAt): Sale[] {
	return STORIES.map((story, index) => oneSale(input, story, idAt(story.place), index));
}

function oneSale(input: SampleInput, story: Story, contactId: string, index: number): Sale {
	const { locale, today, currency, vatRate, newId } = input;
	const daysAgo = (days: number) => add(today, -days, 'day');
	const deal = TEXTS[locale].sales[story.deal];
	let sale: Sale = {
		...emptySale(newId(), currency, daysAgo(story.began)),
		contactId,
		title: deal?.title ?? '',
		lines: (deal?.lines ?? []).map((line, position) => ({
			...emptyLine(`l${position}`, position, vatRate),
			text: line.text,
			unit: line.unit,
			quantity: line.quantity,
			unitPrice: line.price
		}))
	};
	for (const [step, days] of story.steps) {
		sale = advance(sale, step, daysAgo(days));
		if (step === 'quote') sale = { ...sale, validUntil: add(daysAgo(days), 28, 'day') };
		if (step === 'invoiced') sale = { ...sale, number: `${daysAgo(days).slice(0, 4)}-${String(101 + index)}` };
	}
	const total = totals(sale).gross;
	for (const [share, days] of story.paid ?? []) {
		const amount = Math.round((total * share) / 100);
		sale = withPayment(sale, { id: `p${days}`, day: daysAgo(days), amount, method: 'transfer', note: '' });
	}
	return sale;
}
