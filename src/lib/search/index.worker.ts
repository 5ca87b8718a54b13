import { onChanges } from '#lib/db/changes.ts';
import { asFailure } from '#lib/db/failures.ts';
import { RawBox } from '#lib/db/raw-box.ts';
import { BoxIndex } from './box-index.ts';
import type { IndexSettings } from './contact-row.ts';
import { duplicatesOf } from './duplicates.ts';
import { find } from './find.ts';
import { birthdays, ContactLists, noNextStepCount, tagCounts } from './lists.ts';
import type { Handlers, Hits, Message, Request } from './protocol.ts';
import { answer } from './protocol.ts';
import { parseQuery } from './query.ts';

/** Long enough after the last change that a burst of them is saved once. */
const IDLE = 5000;

interface Running {
	box: BoxIndex;
	lists: ContactLists;
}

const db = new RawBox();
let settings: IndexSettings | undefined;
let running: Promise<Running> | undefined;
/** One reading of the box at a time; each follows the last. */
let reading: Promise<unknown> = Promise.resolve();
let saving: ReturnType<typeof setTimeout> | undefined;

function send(message: Message): void {
	postMessage(message);
}

function inTurn<T>(run: () => Promise<T>): Promise<T> {
	const turn = reading.then(run, run);
	reading = turn.catch(() => undefined);
	return turn;
}

function started(): Promise<Running> {
	if (!settings) throw new Error('Asked before start');
	const chosen = settings;
	if (running) return running;
	const mine: Promise<Running> = inTurn(() => load(chosen)).catch((error: unknown) => {
		// The next question tries again: the database may have been freed meanwhile.
		if (running === mine) running = undefined;
		throw error;
	});
	running = mine;
	return mine;
}

async function load(chosen: IndexSettings): Promise<Running> {
	const box = new BoxIndex(db, chosen);
	await box.loadContacts();
	void inTurn(async () => {
		await box.loadDocuments();
		send({ type: 'changed' });
		saveWhenIdle();
	}).catch((error: unknown) => console.error('search: documents could not be read', error));
	return { box, lists: new ContactLists(box.contacts) };
}

function saveWhenIdle(): void {
	clearTimeout(saving);
	saving = setTimeout(() => {
		// Taken before the turn: one that began to load later would wait behind this turn for ever.
		const current = running;
		void inTurn(async () => (await current)?.box.save()).catch((error: unknown) => {
			// Saved pages only make the start faster: a full disk must not stop the search.
			console.warn('search: index not saved', error);
		});
	}, IDLE);
}

onChanges(() => {
	const current = running;
	if (!current) return;
	void inTurn(async () => {
		const { box } = await current;
		if (!(await box.catchUp())) return;
		if ((await box.wasReplaced()) && running === current) running = undefined;
		send({ type: 'changed' });
		saveWhenIdle();
	}).catch((error: unknown) => {
		console.error('search: could not follow a change', error);
		if (running === current) running = undefined;
		send({ type: 'changed' });
	});
});

async function search(text: string, limit: number): Promise<Hits> {
	const { box } = await started();
	const query = parseQuery(text);
	const contacts = find(box.contacts.text, query, limit);
	const documents = box.documents.search(query, limit, (id) => box.contacts.row(id) !== undefined);
	return {
		contacts: contacts.found,
		contactTotal: contacts.total,
		nearly: contacts.nearly,
		documents: documents.found.map(({ row, fields }) => ({
			row,
			fields,
			contacts: row.contactIds.map((id) => box.contacts.row(id)).filter((each) => each !== undefined)
		})),
		moreDocuments: documents.total > documents.found.length,
		documentsReady: box.documentsReady
	};
}

const handlers: Handlers = {
	async start(chosen) {
		if (JSON.stringify(settings) !== JSON.stringify(chosen)) running = undefined;
		settings = chosen;
		return { contacts: (await started()).box.contacts.rows.length };
	},
	search,
	list: async (query) => (await started()).lists.list(query),
	slice: async (query, from, to) => (await started()).lists.slice(query, from, to),
	place: async (query, id) => (await started()).lists.place(query, id),
	async rows(ids) {
		const { contacts } = (await started()).box;
		return ids.map((id) => contacts.row(id)).filter((row) => row !== undefined);
	},
	tags: async () => tagCounts((await started()).box.contacts.rows),
	birthdays: async (from, days) => birthdays((await started()).box.contacts.rows, from, days),
	noNextStep: async (today) => noNextStepCount((await started()).box.contacts.rows, today),
	duplicatesOf: async (draft) => duplicatesOf((await started()).box.contacts, draft),
	async rebuild() {
		await inTurn(() => db.clearPages());
		running = undefined;
		await started();
		send({ type: 'changed' });
		return null;
	}
};

onmessage = (event: MessageEvent<Request>) => {
	void answer(event.data, handlers, (error) => asFailure(error).code).then(send);
};
