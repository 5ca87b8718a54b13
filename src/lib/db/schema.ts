import type { Contact } from '#lib/contacts/contact.ts';
import type { CustomField } from '#lib/contacts/custom-field.ts';
import type { DistinctPair } from '#lib/contacts/distinct-pair.ts';
import type { Photo } from '#lib/contacts/photo.ts';
import type { Device } from '#lib/devices/device.ts';
import type { FollowUp } from '#lib/follow-ups/follow-up.ts';
import type { ImportLayout } from '#lib/interchange/layouts/import-layout.ts';
import type { Note } from '#lib/notes/note.ts';
import type { Product } from '#lib/products/product.ts';
import type { Sale } from '#lib/sales/sale.ts';
import type { Settings } from '#lib/shell/settings.ts';

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
	distinctPairs: DistinctPair;
	importLayouts: ImportLayout;
	devices: Device;
}
export type TableName = keyof Records;

/**
 * Dexie's indexes of each table beside `id`, `rev` and `deleted`, which every table has; `tables.ts` computes their
 * values. Kept apart from it because opening the box needs no more than this.
 */
export const INDEXES: Readonly<Record<TableName, string>> = {
	contacts: '*relatedIds',
	notes: '*contactIds, saleId, at',
	followUps: 'contactId, saleId, openDue, closedAt',
	sales: 'contactId, step, unpaidDue',
	products: '',
	customFields: '',
	photos: '',
	settings: '',
	distinctPairs: '*contactIds',
	importLayouts: '',
	devices: ''
};

/** Raised with every change of what rows mean; a backup says which one it was written at. */
export const SCHEMA_VERSION = 2;

export const TABLE_NAMES = Object.keys(INDEXES) as TableName[];
