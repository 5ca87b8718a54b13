import type { Contact } from '#lib/contacts/contact.ts';
import { openRows } from '#lib/db/codec.ts';
import type { Row, Stored } from '#lib/db/codec.ts';
import type { RawBox } from '#lib/db/raw-box.ts';
import type { Records, TableName } from '#lib/db/schema.ts';
import { ContactIndex } from './contact-index.ts';
import type { ContactRow, IndexSettings } from './contact-row.ts';
import type { AnyDocument, DocumentRow } from './documents-index.ts';
import { DocumentsIndex } from './documents-index.ts';
import { pack, unpack } from './pack.ts';

const CONTACT_PAGES = 'contacts';
const DOCUMENT_PAGES = 'documents';

/** The indexes over an open box: made from saved pages or from the records, and kept up by the change counter. */
export class BoxIndex {
	readonly contacts: ContactIndex;
	readonly documents: DocumentsIndex;
	documentsReady = false;
	private readonly db: RawBox;
	private readonly settings: IndexSettings;
	/** Changes up to this value of the box's counter are in. */
	private contactsRev = 0;
	private documentsRev = 0;
	private savedRev = { contacts: -1, documents: -1 };
	/** Which box these are indexes of; asked before anything of it is read. */
	private boxId = '';

	constructor(db: RawBox, settings: IndexSettings) {
		this.db = db;
		this.settings = settings;
		this.contacts = new ContactIndex(settings);
		this.documents = new DocumentsIndex(settings.homeCountry);
	}

	/** Contacts and their open follow-ups: what the first screen needs. */
	async loadContacts(): Promise<void> {
		this.boxId = await this.db.boxId();
		const rev = await this.db.rev();
		const saved = unpack<ContactRow>(await this.db.getPage(CONTACT_PAGES), this.settings, rev);
		if (saved && this.contacts.restore(saved.rows, saved.text)) {
			this.contactsRev = this.savedRev.contacts = saved.rev;
		} else {
			const contacts: { contact: Contact; changed: number }[] = [];
			for await (const record of this.records('contacts')) contacts.push({ contact: record, changed: record.rev });
			this.contacts.fill(contacts);
			this.contactsRev = rev;
		}
		const open = await this.db.rowsIn('followUps', 'openDue');
		for (const followUp of await openRows<Records['followUps']>('followUps', open.filter(isLive))) {
			this.contacts.putFollowUp(followUp);
		}
		await this.catchUpContacts();
	}

	/** Notes, follow-ups, sales and products; after the first screen. */
	async loadDocuments(): Promise<void> {
		const rev = await this.db.rev();
		const saved = unpack<DocumentRow>(await this.db.getPage(DOCUMENT_PAGES), this.settings, rev);
		if (saved && this.documents.restore(saved.rows, saved.text)) {
			this.documentsRev = this.savedRev.documents = saved.rev;
			for (const row of saved.rows) if (row.kind === 'note') this.contacts.noteLogged(row.contactIds, row.at);
		} else {
			const documents: AnyDocument[] = [];
			for await (const record of this.records('notes')) documents.push({ kind: 'note', record });
			for await (const record of this.records('followUps')) documents.push({ kind: 'followUp', record });
			for await (const record of this.records('sales')) documents.push({ kind: 'sale', record });
			for await (const record of this.records('products')) documents.push({ kind: 'product', record });
			this.documents.fill(documents);
			for (const { kind, record } of documents) {
				if (kind === 'note') this.contacts.noteLogged(record.contactIds, record.at);
			}
			this.documentsRev = rev;
		}
		await this.catchUpDocuments();
		this.documentsReady = true;
	}

	/** Takes in what was changed since; true where anything was. */
	async catchUp(): Promise<boolean> {
		const contacts = await this.catchUpContacts();
		const documents = this.documentsReady && (await this.catchUpDocuments());
		return contacts || documents;
	}

	/**
	 * Was the whole box put in the place of another (a backup restored)? Then rows are gone without a trace in the change
	 * counter, and so are the saved pages. Ask after `catchUp`.
	 */
	async wasReplaced(): Promise<boolean> {
		return (await this.db.boxId()) !== this.boxId;
	}

	private async catchUpContacts(): Promise<boolean> {
		const rev = await this.db.rev();
		if (rev === this.contactsRev) return false;
		for (const contact of await this.changed('contacts', this.contactsRev)) {
			if (contact.live) this.contacts.put(contact.record, contact.record.rev);
			else this.contacts.remove(contact.id);
		}
		for (const followUp of await this.changed('followUps', this.contactsRev)) {
			if (followUp.live) this.contacts.putFollowUp(followUp.record);
			else this.contacts.removeFollowUp(followUp.id);
		}
		this.contactsRev = rev;
		return true;
	}

	private async catchUpDocuments(): Promise<boolean> {
		const rev = await this.db.rev();
		if (rev === this.documentsRev) return false;
		const since = this.documentsRev;
		for (const { id, live, record } of await this.changed('notes', since)) {
			this.take(id, live, { kind: 'note', record });
			if (live) this.contacts.noteLogged(record.contactIds, record.at);
		}
		for (const { id, live, record } of await this.changed('followUps', since)) {
			this.take(id, live, { kind: 'followUp', record });
		}
		for (const { id, live, record } of await this.changed('sales', since))
			this.take(id, live, { kind: 'sale', record });
		for (const { id, live, record } of await this.changed('products', since)) {
			this.take(id, live, { kind: 'product', record });
		}
		this.documentsRev = rev;
		return true;
	}

	private take(id: string, live: boolean, document: AnyDocument): void {
		if (live) this.documents.put(document);
		else this.documents.remove(id);
	}

	private async changed<T extends TableName>(
		table: T,
		since: number
	): Promise<{ id: string; live: boolean; record: Stored<Records[T]> }[]> {
		const rows = await this.db.rowsAbove(table, since);
		const records = await openRows<Records[T]>(table, rows);
		return rows.flatMap((row, i) => {
			const record = records[i];
			return record ? [{ id: row.id, live: isLive(row), record }] : [];
		});
	}

	/** Every live record of a table, in batches by id. */
	private async *records<T extends TableName>(table: T): AsyncGenerator<Stored<Records[T]>> {
		for await (const rows of this.db.allRows(table)) yield* await openRows<Records[T]>(table, rows.filter(isLive));
	}

	/** Saves what has changed since it was last saved, for a fast start. */
	async save(): Promise<void> {
		if (this.savedRev.contacts !== this.contactsRev) {
			const rev = this.contactsRev;
			await this.db.putPage(CONTACT_PAGES, pack(this.contacts.packed(), rev, this.settings));
			this.savedRev.contacts = rev;
		}
		if (this.documentsReady && this.savedRev.documents !== this.documentsRev) {
			const rev = this.documentsRev;
			await this.db.putPage(DOCUMENT_PAGES, pack(this.documents.packed(), rev, this.settings));
			this.savedRev.documents = rev;
		}
	}
}

function isLive(row: Row): boolean {
	return row.deleted === 0;
}
