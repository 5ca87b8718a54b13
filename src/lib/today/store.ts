import type { Day } from '#lib/day.ts';
import { readMany, readRows } from '#lib/db/read.ts';

/** Nothing was written into this box yet: no contact and no follow-up. */
export const isBoxEmpty = () => async (): Promise<boolean> => {
	const contacts = await readRows('contacts', (rows) => rows.where('deleted').equals(0).limit(1).toArray());
	const followUps = await readRows('followUps', (rows) => rows.where('deleted').equals(0).limit(1).toArray());
	return contacts.length + followUps.length === 0;
};

/** How many follow-ups are due on `day`, those of contacts in the trash left out: the number on the app's icon. */
export const countDue = (day: Day) => async (): Promise<number> => {
	const due = await readRows('followUps', (rows) => rows.where('openDue').belowOrEqual(day).toArray());
	const ids = [...new Set(due.map(({ contactId }) => contactId).filter((id) => id !== ''))];
	const contacts = new Set((await readMany('contacts', ids)).map(({ id }) => id));
	return due.filter(({ contactId }) => contactId === '' || contacts.has(contactId)).length;
};
