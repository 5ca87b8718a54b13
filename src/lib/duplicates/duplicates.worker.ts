import type { Contact } from '#lib/contacts/contact.ts';
import { pairId } from '#lib/contacts/distinct-pair.ts';
import { openRows } from '#lib/db/codec.ts';
import type { Row } from '#lib/db/codec.ts';
import { RawBox } from '#lib/db/raw-box.ts';
import { tellFailure } from '#lib/shell/worker-talk.ts';
import { findDuplicates } from './find-duplicates.ts';
import type { FindAnswer, FindRequest } from './protocol.ts';
import { languageOfCountry, traitsOf } from './traits.ts';
import type { Traits } from './traits.ts';

/*
 * Compares the contacts of the whole box away from the page. What was read stays in memory, so that a search after a
 * change reads only what changed; the box is never written.
 */

const db = new RawBox();
let traits = new Map<string, Traits>();
let country = '';
/** Changes up to this value of the box's counter are in. */
let known = 0;

function answer(message: FindAnswer): void {
	postMessage(message);
}

async function find(homeCountry: string): Promise<void> {
	const rev = await db.rev();
	if (country !== homeCountry || rev < known) forget(homeCountry);
	if (known === 0) for await (const rows of db.allRows('contacts')) await take(rows);
	else await take(await db.rowsAbove('contacts', known));
	known = rev;
	if (traits.size !== (await db.countLive('contacts'))) {
		// A restored backup is another box with a counter of its own.
		forget(homeCountry);
		for await (const rows of db.allRows('contacts')) await take(rows);
		known = rev;
	}
	const distinct = new Set<string>();
	for await (const rows of db.allRows('distinctPairs')) {
		for (const { id } of rows.filter(isLive)) distinct.add(id);
	}
	const groups = findDuplicates([...traits.values()], {
		home: languageOfCountry(homeCountry),
		isDistinct: (a, b) => distinct.size > 0 && distinct.has(pairId(a, b)),
		onProgress: (done, total) => answer({ kind: 'progress', done, total })
	});
	answer({ kind: 'found', groups, contacts: traits.size, rev });
}

function forget(homeCountry: string): void {
	traits = new Map();
	known = 0;
	country = homeCountry;
}

async function take(rows: readonly Row[]): Promise<void> {
	for (const row of rows) if (!isLive(row)) traits.delete(row.id);
	for (const contact of await openRows<Contact>('contacts', rows.filter(isLive))) {
		traits.set(contact.id, traitsOf(contact, country));
	}
}

function isLive(row: Row): boolean {
	return row.deleted === 0;
}

let queue = Promise.resolve();
addEventListener('message', (event: MessageEvent<FindRequest>) => {
	queue = queue.then(() => find(event.data.homeCountry)).catch(tellFailure);
});
