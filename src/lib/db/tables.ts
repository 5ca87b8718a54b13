import { unpaidDue } from '#lib/sales/unpaid-due.ts';
import type { Records, TableName } from './schema.ts';
import type { Collections } from './record-values.ts';

/** Values of index keys: ids, days, status, numbers; never personal text. `undefined` keeps a row out of an index. */
type IndexKeys = Record<string, string | number | readonly string[] | undefined>;

interface TableSpec<R> {
	collections: Collections;
	keys: (record: R) => IndexKeys;
}

/** An ASAP follow-up sorts before every day. */
const ASAP_KEY = '0000-00-00';

export const TABLES: { readonly [T in TableName]: TableSpec<Records[T]> } = {
	contacts: {
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
			imported: 'set',
			custom: 'map'
		},
		keys: (contact) => ({ relatedIds: contact.relations.map((relation) => relation.contactId) })
	},
	notes: {
		collections: { contactIds: 'set' },
		keys: (note) => ({ contactIds: note.contactIds, saleId: note.saleId || undefined, at: note.at })
	},
	followUps: {
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
		collections: { steps: 'items', lines: 'items', payments: 'items', deliveries: 'items', documents: 'items' },
		keys: (sale) => ({
			contactId: sale.contactId || undefined,
			step: sale.step,
			unpaidDue: unpaidDue(sale) || undefined
		})
	},
	products: { collections: {}, keys: () => ({}) },
	customFields: { collections: {}, keys: () => ({}) },
	photos: { collections: {}, keys: () => ({}) },
	settings: { collections: {}, keys: () => ({}) },
	distinctPairs: { collections: {}, keys: (pair) => ({ contactIds: pair.contactIds }) },
	importLayouts: { collections: { columns: 'map' }, keys: () => ({}) },
	devices: { collections: {}, keys: () => ({}) }
};
