import { openBox } from '#lib/db/box.ts';
import { asFailure } from '#lib/db/failures.ts';
import type { Brought, LeftOut } from '../left.ts';

/** Another device of the shared folder. */
interface Peer {
	device: string;
	/** Instant (ms) at which the file was made that was last taken in. */
	at: number;
}

/** What this device remembers of the shared folder; in its own `meta` row, never in the box or a backup. */
export interface Shared {
	/** '' = the files are not encrypted. Kept here because a folder that is merged unasked cannot ask for it. */
	passphrase: string;
	/** The box's change counter in the own file, -1 = not written yet. */
	written: number;
	/** How the others' files looked when they were last taken in, by name. */
	taken: Record<string, string>;
	peers: Peer[];
	left: LeftOut[];
	/** What the last round brought that brought something. */
	brought?: Brought;
	/** Instant (ms) of the last round that went through; 0 = none. */
	at: number;
	/** The box was replaced: merging now would bring back what was just taken away. */
	paused: boolean;
}

const STATE = 'shared-folder-state';
const NONE: Shared = { passphrase: '', written: -1, taken: {}, peers: [], left: [], at: 0, paused: false };

export const sharedState = () => async (): Promise<Shared | undefined> => {
	const { db } = await openBox();
	return (await db.meta.get(STATE))?.value as Shared | undefined;
};

/** The state of a device that begins to share. */
export async function beginState(passphrase: string): Promise<void> {
	const { db } = await openBox();
	try {
		await db.meta.put({ id: STATE, value: { ...NONE, passphrase } });
	} catch (error) {
		throw asFailure(error);
	}
}

/** Changes single fields by what they are now. Where sharing was stopped meanwhile nothing comes of it. */
export async function changeState(change: (state: Shared) => Partial<Shared>): Promise<void> {
	const { db } = await openBox();
	try {
		await db.transaction('rw', db.meta, async () => {
			const state = (await db.meta.get(STATE))?.value as Shared | undefined;
			if (state) await db.meta.put({ id: STATE, value: { ...state, ...change(state) } });
		});
	} catch (error) {
		throw asFailure(error);
	}
}

export async function endState(): Promise<void> {
	const { db } = await openBox();
	try {
		await db.meta.delete(STATE);
	} catch (error) {
		throw asFailure(error);
	}
}
