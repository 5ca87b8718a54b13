import { displayName } from '#lib/contacts/name.ts';
import { readAll, readOne } from '#lib/db/read.ts';
import type { ShareSource } from './shared-card.ts';

/** What sharing the contact needs, undefined where there is no such contact: a query for `live(() => shareSource(id))`. */
export const shareSource = (id: string) => async (): Promise<ShareSource | undefined> => {
	const contact = await readOne('contacts', id);
	if (!contact) return undefined;
	const photo = contact.photoId ? await readOne('photos', contact.photoId) : undefined;
	const fields = (await readAll('customFields')).filter(({ sensitive }) => !sensitive);
	const employerId = contact.relations.find(({ type, to }) => type === 'worksAt' && to === '')?.contactId ?? '';
	const employer = employerId ? await readOne('contacts', employerId) : undefined;
	return {
		contact,
		photo,
		labels: new Map(fields.map(({ id: fieldId, label }) => [fieldId, label])),
		employer: employer ? displayName(employer) : ''
	};
};
