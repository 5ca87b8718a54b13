import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Contact } from '#lib/contacts/contact.ts';
import { emptyDraft } from './draft.ts';
import type { ContactDraft, Problem } from './draft.ts';
import { PRESETS } from './fill.ts';
import { planImport } from './plan.ts';
import type { ImportPlan, PlanOptions } from './import-plan.ts';

let counter = 0;
const options: PlanOptions = {
	newId: () => `id-${++counter}`,
	newItemId: () => `item-${++counter}`,
	importId: 'import-1'
};

interface Sketch {
	kind?: ContactDraft['kind'];
	given?: string;
	family?: string;
	organisation?: string;
	title?: string;
	email?: string;
	phone?: string;
	postalCode?: string;
	uid?: string;
	tag?: string;
}

function draft(sketch: Sketch): ContactDraft {
	const made = emptyDraft(++counter);
	made.kind = sketch.kind ?? 'person';
	made.name.given = sketch.given ?? '';
	made.name.family = sketch.family ?? '';
	made.organisation = sketch.organisation ?? '';
	made.title = sketch.title ?? '';
	made.uid = sketch.uid ?? '';
	if (sketch.email) made.emails.push({ value: sketch.email, type: 'work' });
	if (sketch.phone) made.phones.push({ value: sketch.phone, type: 'work' });
	if (sketch.tag) made.tags.push(sketch.tag);
	if (sketch.postalCode) {
		made.addresses.push({
			type: 'contact',
			street: '',
			postalCode: sketch.postalCode,
			city: '',
			region: '',
			country: ''
		});
	}
	made.displayName = [sketch.given, sketch.family, sketch.organisation, sketch.email].filter(Boolean).join(' ') || '?';
	return made;
}

function box(...sketches: Sketch[]): Contact[] {
	return planImport(sketches.map(draft), [], options).add;
}

function after(contacts: readonly Contact[], plan: ImportPlan): Contact[] {
	const changed = new Map(plan.update.map(({ after: contact }) => [contact.id, contact]));
	return [...contacts.map((contact) => changed.get(contact.id) ?? contact), ...plan.add];
}

const counts = (plan: ImportPlan) => [plan.counts.added, plan.counts.updated, plan.counts.skipped];

describe('planImport matches', () => {
	it.each<[string, Sketch, Sketch]>([
		[
			'by UID, where the name does not say otherwise',
			{ uid: 'u1', given: 'Anna' },
			{ uid: 'u1', email: 'a@b.de', title: 'Boss' }
		],
		[
			'by UID somebody with a new family name and the old number',
			{ uid: 'u1', given: 'Anna', family: 'Berg', phone: '0621 123456' },
			{ uid: 'u1', given: 'Anna', family: 'Lund', phone: '+49 621 123456', title: 'Boss' }
		],
		[
			'by UID a firm with a new name and the old e-mail',
			{ uid: 'u1', kind: 'organisation', organisation: 'Berg GmbH', email: 'a@b.de' },
			{ uid: 'u1', kind: 'organisation', organisation: 'Berg AG', email: 'A@B.de', title: 'x' }
		],
		[
			'by an address at Gmail with and without dots',
			{ given: 'Anna', email: 'anna.berg@gmail.com' },
			{ given: 'Anna', email: 'annaberg@googlemail.com', title: 'Boss' }
		],
		[
			'by e-mail in any case',
			{ given: 'Anna', email: 'Anna@B.de' },
			{ given: 'Anna', email: 'anna@b.de', title: 'Boss' }
		],
		['by e-mail where one has no name', { email: 'anna@b.de' }, { given: 'Anna', family: 'Berg', email: 'anna@b.de' }],
		[
			'by phone in any spelling with the family name',
			{ given: 'Anna', family: 'Berg', phone: '0621 / 12 34 56' },
			{ given: 'A', family: 'BERG', phone: '+49 (621) 123456', title: 'Boss' }
		],
		[
			'by name and postcode',
			{ given: 'Anna', family: 'Müller', postalCode: '68159' },
			{ given: 'Anna', family: 'Mu\u0308ller', postalCode: '68159', title: 'Boss' }
		],
		[
			'organisations by name and postcode',
			{ kind: 'organisation', organisation: 'Berg GmbH', postalCode: '68159' },
			{ kind: 'organisation', organisation: 'BERG GmbH', postalCode: '68159', email: 'a@b.de' }
		]
	])('%s', (_, known, imported) => {
		const plan = planImport([draft(imported)], box(known), options);
		expect(counts(plan)).toEqual([0, 1, 0]);
		expect(plan.doubtful).toEqual([]);
	});

	it('its own export by the contact id in the UID column', () => {
		const [contact] = box({ given: 'Anna' });
		const plan = planImport(
			[draft({ uid: contact?.id ?? '', given: 'Anna', title: 'Boss' })],
			contact ? [contact] : [],
			options
		);
		expect(counts(plan)).toEqual([0, 1, 0]);
		expect(plan.update[0]?.after.uid).toBe('');
	});

	it.each<[string, Sketch, Sketch]>([
		[
			'two people with one e-mail',
			{ given: 'Anna', family: 'Berg', email: 'info@b.de' },
			{ given: 'Bo', family: 'Ek', email: 'info@b.de' }
		],
		[
			'a firm and its employee with one e-mail',
			{ kind: 'organisation', organisation: 'Berg GmbH', email: 'info@b.de' },
			{ given: 'Anna', family: 'Berg', email: 'info@b.de' }
		],
		[
			'two numbers that end alike',
			{ given: 'Bo', family: 'Ek', phone: '030 20304050' },
			{ phone: '040 20304050', email: 'x@y.de' }
		],
		['two families on one switchboard', { family: 'Berg', phone: '0621123456' }, { family: 'Ek', phone: '0621123456' }],
		[
			'father and son',
			{ given: 'Hans', family: 'Berg', phone: '0621123456' },
			{ given: 'Uwe', family: 'Berg', phone: '0621123456' }
		]
	])('not %s', (_, known, imported) => {
		expect(counts(planImport([draft(imported)], box(known), options))).toEqual([1, 0, 0]);
	});
});

describe('planImport with a match', () => {
	const known: Sketch = { given: 'Anna', family: 'Berg', email: 'a@b.de', title: 'Chefin', phone: '0621 123456' };

	it('fills what is empty, appends what is new and keeps what is there', () => {
		const imported = draft({ ...known, title: 'Boss', organisation: 'Berg GmbH', phone: '0171 1234567', tag: 'Messe' });
		const [update] = planImport([imported], box(known), options).update;
		expect(update?.after).toMatchObject({
			title: 'Chefin',
			organisation: 'Berg GmbH',
			phones: [{ value: '0621 123456' }, { value: '0171 1234567', position: 1 }],
			emails: [{ value: 'a@b.de' }],
			tags: ['Messe']
		});
		expect(update?.before.organisation).toBe('');
	});

	it('lets the file win under "overwrite" and changes nothing under "keep"', () => {
		const imported = draft({ ...known, title: 'Boss' });
		const contacts = box(known);
		const plan = planImport([imported], contacts, { ...options, rules: PRESETS.overwrite });
		expect(plan.update[0]?.after.title).toBe('Boss');
		const kept = planImport([imported], contacts, { ...options, rules: PRESETS.keep });
		expect([counts(kept), kept.skip.length]).toEqual([[0, 0, 1], 1]);
	});

	it('changes no contact of the box itself', () => {
		const contacts = box(known);
		const copy = structuredClone(contacts);
		planImport([draft({ ...known, tag: 'x', phone: '0171 1234567' })], contacts, options);
		expect(contacts).toEqual(copy);
	});

	it('joins duplicates inside the file', () => {
		const plan = planImport([draft(known), draft({ ...known, tag: 'x' }), draft(known)], [], options);
		expect(counts(plan)).toEqual([1, 0, 0]);
		expect(plan.counts.joined).toBe(2);
		expect(plan.add[0]?.tags).toEqual(['x']);
	});

	it('keeps what a joined line says else of a field with one value, by the field’s name', () => {
		const first = { ...draft({ ...known, title: 'Chefin' }), crm: { customerNumber: '1001', language: 'de' } };
		const second = { ...draft({ ...known, title: 'Inhaberin' }), crm: { customerNumber: '1006', language: 'de' } };
		const plan = planImport([first, second], [], { ...options, locale: 'de' });
		const [contact] = plan.add;
		expect(contact).toMatchObject({ title: 'Chefin', customerNumber: '1001' });
		expect(contact?.extra.map(({ label, value }) => `${label}: ${value}`)).toEqual([
			'Position: Inhaberin',
			'Kundennummer: 1006'
		]);
		const again = planImport([first, second], plan.add, { ...options, locale: 'sv' });
		expect(again.counts).toMatchObject({ added: 0, updated: 0, joined: 0, skipped: 2 });
	});

	it('takes the photo only where there is none', () => {
		const photo = { type: 'image/png', bytes: new Uint8Array(1) };
		const contacts = box(known, { ...known, given: 'Bo', family: 'Ek', email: 'b@e.de' });
		const [first, second] = contacts;
		if (!first || !second) throw new Error('no contacts');
		second.photoId = 'p';
		const drafts = [draft(known), draft({ given: 'Bo', family: 'Ek', email: 'b@e.de' })].map((each) => ({
			...each,
			photo
		}));
		expect(planImport(drafts, contacts, options).photos.map(({ contactId }) => contactId)).toEqual([first.id]);
	});
});

describe('planImport of a photo alone', () => {
	const known: Sketch = { given: 'Anna', family: 'Berg', email: 'a@b.de' };
	const photo = { type: 'image/png', bytes: new Uint8Array(1) };
	const withPhoto = () => ({ ...draft(known), photo });

	it('is an update of its contact', () => {
		const contacts = box(known);
		const plan = planImport([withPhoto()], contacts, options);
		expect([counts(plan), plan.photos.length, plan.same.length]).toEqual([[0, 1, 0], 1, 0]);
		expect(plan.update[0]?.after.id).toBe(contacts[0]?.id);
	});
	it('comes once, and not again after it was taken out by hand', () => {
		const contacts = box(known);
		const stored = after(contacts, planImport([withPhoto()], contacts, options));
		const held = stored.map((contact) => ({ ...contact, photoId: 'p' }));
		for (const again of [held, stored]) {
			const plan = planImport([withPhoto()], again, options);
			expect([counts(plan), plan.photos.length]).toEqual([[0, 0, 1], 0]);
		}
	});
	it('changes nothing of a contact that is to be kept', () => {
		const plan = planImport([withPhoto()], box(known), { ...options, rules: PRESETS.keep });
		expect([counts(plan), plan.photos.length]).toEqual([[0, 0, 1], 0]);
	});
});

describe('planImport in doubt', () => {
	const known = { given: 'Hans', family: 'Müller', phone: '0621 123456' };
	const other = { given: 'Hans', family: 'Müller', phone: '030 987654' };

	it('imports a namesake as new and says so', () => {
		const contacts = box(known);
		const plan = planImport([draft(other)], contacts, options);
		expect(counts(plan)).toEqual([1, 0, 0]);
		expect(plan.doubtful).toMatchObject([{ contactId: contacts[0]?.id, isInFile: false }]);
	});

	it('says whether both have a stage that somebody said', () => {
		const customer = (sketch: Sketch) => ({ ...draft(sketch), crm: { stage: 'customer' } });
		const said = (drafts: ContactDraft[], contacts: Contact[]) =>
			planImport(drafts, contacts, options).doubtful.map(({ haveStages }) => haveStages);
		expect(said([customer(other)], box(known))).toEqual([true]);
		expect(said([draft(other)], box(known))).toEqual([false]);
		expect(said([customer(known), customer(other)], [])).toEqual([true]);
		expect(said([draft(known), customer(other)], [])).toEqual([false]);
	});

	it('tells a namesake in the box from one further up in the file', () => {
		const twoOfFile = planImport([draft(known), draft(other)], [], options);
		expect(twoOfFile.doubtful).toMatchObject([{ contactId: twoOfFile.add[0]?.id, isInFile: true }]);
	});

	it('leaves a namesake out where asked to', () => {
		const plan = planImport([draft(other)], box(known), { ...options, unanswered: 'skip' });
		expect([counts(plan), plan.skip.length]).toEqual([[0, 0, 1], 1]);
	});

	it('takes a namesake that says nothing new for the same', () => {
		expect(planImport([draft({ given: 'Hans', family: 'Müller' })], box(known), options).same).toHaveLength(1);
	});
});

describe('planImport tells apart', () => {
	const berg = (given: string, more: Partial<Sketch> = {}) => ({
		given,
		family: 'Berg',
		phone: '0621 123456',
		...more
	});
	const why = (known: Sketch[], imported: Sketch, birthday = '') => {
		const one = { ...draft(imported), birthday };
		const contacts = box(...known).map((contact) => ({ ...contact, birthday: '1950-01-02' as const }));
		return planImport([one], contacts, options).doubtful.map((doubt) => doubt.why);
	};

	it('a number that several have, without a name', () => {
		expect(why([berg('Anna'), berg('Uwe')], { phone: '+49 621 123456', tag: 'x' })).toEqual(['several']);
	});
	it('an initial that fits two of a family', () => {
		expect(why([berg('Anna'), berg('Arne')], berg('A.', { tag: 'x' }))).toEqual(['several']);
		expect(why([berg('Anna'), berg('Uwe')], berg('A.', { tag: 'x' }))).toEqual([]);
	});
	it('somebody with a new family name', () => {
		expect(why([berg('Anna')], { given: 'Anna', family: 'Ek', phone: '0621 123456' })).toEqual(['familyName']);
	});
	it('somebody with the e-mail and the number of another', () => {
		const bobby = { given: 'Bobby', family: 'Smith-Jones', phone: '0621 123456', email: 'a@b.de' };
		expect(why([berg('Anna', { email: 'a@b.de' })], bobby)).toEqual(['reach']);
		expect(why([berg('Anna', { email: 'a@b.de' })], { ...bobby, email: 'bobby@b.de' })).toEqual([]);
		const firm = { organisation: 'Berg GmbH', phone: '0621 123456', email: 'a@b.de' };
		expect(why([berg('Anna', { email: 'a@b.de' })], firm)).toEqual([]);
	});
	it('but not two of one first name on a switchboard', () => {
		const many = ['Eva', 'Bo', 'Ole', 'Uwe'].map((given) => berg(given, { family: `${given}s` }));
		expect(why(many, { given: 'Eva', family: 'Ek', phone: '0621 123456' })).toEqual([]);
	});
	it('father and son of one name', () => {
		expect(why([berg('Hans')], berg('Hans', { title: 'Sohn' }), '1980-05-06')).toEqual(['birthday']);
		expect(why([berg('Hans')], berg('Hans', { title: 'Sohn' }), '1950-01-02')).toEqual([]);
	});
	it('two people with one UID, in the box and in the file', () => {
		const [anna, karl] = [
			{ uid: '1', given: 'Anna', family: 'Berg', email: 'anna@b.de' },
			{ uid: '1', given: 'Karl', family: 'Weber', email: 'karl@w.de' }
		];
		expect(why([anna], karl)).toEqual(['uid']);
		const drafts = [draft(anna), draft(karl)];
		const plan = planImport(drafts, [], options);
		expect(plan.add.map(({ name }) => name.family)).toEqual(['Berg', 'Weber']);
		expect(plan.doubtful).toMatchObject([{ why: 'uid', isInFile: true }]);
		// Each is found again, also when the file says more of it, and a third without name is not given to the first.
		const more = planImport([draft({ ...anna, title: 'Boss' }), draft({ ...karl, title: 'Boss' })], plan.add, options);
		expect([counts(more), more.doubtful.length]).toEqual([[0, 2, 0], 0]);
		expect(counts(planImport(drafts, plan.add, options))).toEqual([0, 0, 2]);
	});
	it('but asks nothing about a UID that everybody has', () => {
		const drafts = ['Anna', 'Bo', 'Eva', 'Ole', 'Uwe', 'Kim', 'Max'].map((given) =>
			draft({ uid: '0', given, family: `${given}s`, email: `${given}@b.de` })
		);
		const plan = planImport(drafts, [], options);
		expect([plan.counts.added, plan.doubtful.length]).toEqual([7, 3]);
	});
	it('does what it is told about each', () => {
		const contacts = box(berg('Hans'));
		const drafts = [1, 2, 3].map((at) => draft({ given: 'Hans', family: 'Berg', email: `h${at}@b.de` }));
		const plan = planImport(drafts, contacts, {
			...options,
			answers: { 0: 'same', 1: 'skip' }
		});
		expect(counts(plan)).toEqual([1, 1, 1]);
		expect(plan.counts.doubtful).toBe(1);
		expect(plan.update[0]?.after.emails).toMatchObject([{ value: 'h1@b.de' }]);
		expect(plan.skip).toMatchObject([{ at: 1 }]);
		// Whatever was answered, importing the file again with the same answers adds nothing.
		expect(planImport(drafts, after(contacts, plan), options).counts).toMatchObject({ added: 1, doubtful: 1 });
	});
	it('counts where the file differs, by field', () => {
		const plan = planImport(
			[draft(berg('Anna', { title: 'Boss', tag: 'x' }))],
			box(berg('Anna', { title: 'Chef' })),
			options
		);
		expect([...plan.differing]).toEqual([
			['title', 1],
			['tags', 1]
		]);
	});
	it('counts where a card keeps what it says, against the file', () => {
		const kept = (file: Sketch, rules: PlanOptions['rules'] = PRESETS.fill) => [
			...planImport([draft(berg('Anna', file))], box(berg('Anna', { organisation: 'Berg GmbH' })), {
				...options,
				rules
			}).kept
		];
		expect(kept({ organisation: 'Ek AB', title: 'Boss' })).toEqual([['organisation', 1]]);
		expect(kept({ organisation: 'Ek AB', title: 'Boss' }, PRESETS.overwrite)).toEqual([]);
		expect([...kept({ organisation: 'Berg GmbH' }), ...kept({ organisation: '' })]).toEqual([]);
	});
	it('the stage of a file that has one, where the file shall win', () => {
		const supplier = { ...draft(berg('Anna')), crm: { stage: 'supplier' } };
		const stages = (one: ContactDraft) =>
			planImport([one], box(berg('Anna')), { ...options, rules: PRESETS.overwrite }).update.map(
				({ after }) => after.stage
			);
		expect(stages(supplier)).toEqual(['supplier']);
		expect(stages(draft(berg('Anna')))).toEqual([]);
	});
});

describe('planImport of a file imported before', () => {
	const sketch = { given: 'Anna', family: 'Berg', email: 'a@b.de', phone: '0621 123456', title: 'Boss', tag: 'x' };
	const edited = (contact: Contact): Contact => ({
		...contact,
		name: { ...contact.name, given: 'Hanna', family: 'Ek' },
		emails: [],
		phones: [],
		title: '',
		tags: []
	});

	it('brings nothing back that was changed or taken out by hand', () => {
		const drafts = [draft(sketch)];
		const stored = planImport(drafts, [], options).add.map(edited);
		expect(counts(planImport(drafts, stored, options))).toEqual([0, 0, 1]);
	});
	it('brings nothing back into a contact that it filled', () => {
		const drafts = [draft(sketch)];
		const known = box({ given: 'Anna', family: 'Berg', email: 'a@b.de' });
		const stored = after(known, planImport(drafts, known, options)).map(edited);
		expect(counts(planImport(drafts, stored, options))).toEqual([0, 0, 1]);
	});
	it('lets the file win all the same where it is told to', () => {
		const drafts = [draft(sketch)];
		const stored = planImport(drafts, [], options).add.map(edited);
		const plan = planImport(drafts, stored, { ...options, rules: PRESETS.overwrite });
		expect(plan.update.map(({ after: { title, name } }) => [title, name.given])).toEqual([['Boss', 'Anna']]);
	});
	it('reads contacts of the first version, which have no marks', () => {
		const drafts = [draft(sketch)];
		const stored = planImport(drafts, [], options).add;
		for (const contact of stored) delete (contact as Partial<Contact>).imported;
		expect(counts(planImport(drafts, stored, options))).toEqual([0, 0, 1]);
	});
});

describe('planImport counts', () => {
	it('lines with problems once each', () => {
		const problems = [3, 3, 7].map((line): Problem => ({ line, code: 'shortRow', values: {} }));
		expect(planImport([], [], { ...options, problems }).counts.withProblems).toBe(2);
		const notices: Problem[] = [
			{ line: 0, code: 'ambiguousDates', values: {} },
			{ line: 9, code: 'binaryNotKept', values: {} }
		];
		const all = [...problems, ...notices];
		expect(planImport([], [], { ...options, problems: all }).counts.withProblems).toBe(2);
	});

	it('the contacts that the box would have', () => {
		const contacts = box({ given: 'Anna', email: 'a@b.de' }, { given: 'Bo', email: 'b@e.de' });
		const drafts = [draft({ given: 'Anna', email: 'a@b.de', tag: 'x' }), draft({ given: 'Eva', email: 'e@f.de' })];
		expect(planImport(drafts, contacts, options).contactsAfter).toBe(3);
	});

	it('nothing when the same file is imported again', () => {
		const word = (...words: string[]) => fc.constantFrom('', ...words);
		const sketch = fc.record({
			kind: fc.constantFrom('person' as const, 'person' as const, 'organisation' as const),
			given: word('Anna', 'Bo', 'A'),
			family: word('Berg', 'Ek'),
			organisation: word('Berg GmbH'),
			title: word('Boss'),
			email: word('a@b.de', 'b@e.de'),
			phone: word('0621 123456', '0171 1234567'),
			postalCode: word('68159'),
			uid: word('u1'),
			tag: word('x')
		});
		fc.assert(
			fc.property(fc.array(sketch, { maxLength: 6 }), fc.array(sketch, { maxLength: 6 }), (inBox, inFile) => {
				const contacts = box(...inBox);
				const drafts = inFile.map(draft);
				const once = after(contacts, planImport(drafts, contacts, options));
				const again = planImport(drafts, once, options);
				expect(counts(again)).toEqual([0, 0, drafts.length]);
			}),
			{ numRuns: 200 }
		);
	});

	it('10,000 drafts against 10,000 contacts without comparing each with each', () => {
		const many = (prefix: string, count: number, email: (at: number) => string) =>
			Array.from({ length: count }, (_, at) =>
				draft({
					given: `${prefix}${at}`,
					family: 'Berg',
					email: email(at),
					phone: `0621 ${100_000 + at}`,
					postalCode: '68159'
				})
			);
		const own = (at: number) => `a${at}@b.de`;
		const contacts = planImport(many('A', 10_000, own), [], options).add;
		expect(contacts).toHaveLength(10_000);
		const drafts = many('A', 10_000, own);
		const start = process.cpuUsage();
		expect(counts(planImport(drafts, contacts, options))).toEqual([0, 0, 10_000]);
		expect(process.cpuUsage(start).user / 1000).toBeLessThan(2000);
		const shared = () => many('B', 1000, () => 'info@b.de');
		expect(counts(planImport(shared(), planImport(shared(), contacts, options).add, options))).toEqual([0, 0, 1000]);
	}, 30_000);
});
