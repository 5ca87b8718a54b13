import type { Contact } from '#lib/contacts/contact.ts';
import type { CustomField } from '#lib/contacts/custom-field.ts';
import type { Photo } from '#lib/contacts/photo.ts';
import type { FollowUp } from '#lib/follow-ups/follow-up.ts';
import type { Note } from '#lib/notes/note.ts';
import type { Product } from '#lib/products/product.ts';
import type { Sale } from '#lib/sales/sale.ts';
import { unpaidDue } from '#lib/sales/unpaid-due.ts';
import type { Settings } from '#lib/shell/settings.ts';
import type { Collections } from './stamps.ts';

/** The records of the box, by table. */
export interface Records {
	contacts: Contact;
	notes: Note;
	followUps: FollowUp;
	sales: Sale;
	products: Product;
	customFields: CustomField;
	photos: Photo;
	settings: Settings;
}
export type TableName = keyof Records;

/** Values of index keys: ids, days, status, numbers; never personal text. `undefined` keeps a row out of an index. */
export type IndexKeys = Record<string, string | number | readonly string[] | undefined>;

interface TableSpec<R> {
	/** Dexie's index list beside `id`, `rev` and `deleted`, which every table has. */
	indexes: string;
	collections: Collections;
	keys: (record: R) => IndexKeys;
}

/** An ASAP follow-up sorts before every day. */
export const ASAP_KEY = '0000-00-00';

export const TABLES: { readonly [T in TableName]: TableSpec<Records[T]> } = {
	contacts: {
		indexes: '*relatedIds',
		collections: {
			phones: 'items',
			emails: 'items',
			addresses: 'items',
			urls: 'items',
			occasions: 'items',
			relations: 'items',
			extra: 'items',
			tags: 'set',
			doNotContact: 'set',
			custom: 'map'
		},
		keys: (contact) => ({ relatedIds: contact.relations.map((relation) => relation.contactId) })
	},
	notes: {
		indexes: '*contactIds, saleId, at',
		collections: { contactIds: 'set' },
		keys: (note) => ({ contactIds: note.contactIds, saleId: note.saleId || undefined, at: note.at })
	},
	followUps: {
		indexes: 'contactId, saleId, openDue, closedAt',
		collections: {},
		keys: (followUp) => ({
			contactId: followUp.contactId,
			saleId: followUp.saleId || undefined,
			openDue:
				followUp.state === 'open' || followUp.state === 'waiting'
					? followUp.asap
						? ASAP_KEY
						: followUp.due
					: undefined,
			closedAt: followUp.closedAt ?? undefined
		})
	},
	sales: {
		indexes: 'contactId, step, unpaidDue',
		collections: { steps: 'items', lines: 'items', payments: 'items', deliveries: 'items', documents: 'items' },
		keys: (sale) => ({
			contactId: sale.contactId || undefined,
			step: sale.step,
			unpaidDue: unpaidDue(sale) || undefined
		})
	},
	products: { indexes: '', collections: {}, keys: () => ({}) },
	customFields: { indexes: '', collections: { choices: 'set' }, keys: () => ({}) },
	photos: { indexes: '', collections: {}, keys: () => ({}) },
	settings: { indexes: '', collections: {}, keys: () => ({}) }
};

export const TABLE_NAMES = Object.keys(TABLES) as TableName[];
