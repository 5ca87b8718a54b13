import { readRows } from '#lib/db/read.ts';

/** Nothing was written into this box yet: no contact and no follow-up. */
export const isBoxEmpty = () => async (): Promise<boolean> => {
	const contacts = await readRows('contacts', (rows) => rows.where('deleted').equals(0).limit(1).toArray());
	const followUps = await readRows('followUps', (rows) => rows.where('deleted').equals(0).limit(1).toArray());
	return contacts.length + followUps.length === 0;
};
