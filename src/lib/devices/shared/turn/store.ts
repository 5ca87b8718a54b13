import { BoxFailure } from '#lib/db/failures.ts';
import { changeState, sharedState } from '../state/store.ts';

const LOCK = 'kartei-shared-folder';

let queue: Promise<unknown> = Promise.resolve();
let waiting = 0;

/**
 * One at a time of what must not meet a round of the shared folder, across tabs where the browser has Web Locks.
 * `signal` ends the waiting, with the failure `cancelled`; once it runs, it is for `run` to heed.
 */
export async function inFolderTurn<R>(run: () => Promise<R>, signal?: AbortSignal): Promise<R> {
	if (signal?.aborted) throw new BoxFailure('cancelled');
	if (!navigator.locks) return queued(run);
	let hasBegun = false;
	const begin = () => {
		hasBegun = true;
		return run();
	};
	try {
		return (await navigator.locks.request(LOCK, signal ? { signal } : {}, begin)) as R;
	} catch (error) {
		if (!hasBegun && signal?.aborted) throw new BoxFailure('cancelled');
		throw error;
	}
}

/** The same where nobody is at it now; undefined where somebody is, perhaps another tab. */
export async function inFreeFolderTurn<R>(run: () => Promise<R>): Promise<R | undefined> {
	if (!navigator.locks) return waiting > 0 ? undefined : queued(run);
	const free = (lock: Lock | null) => (lock ? run() : undefined);
	return (await navigator.locks.request(LOCK, { ifAvailable: true }, free)) as R | undefined;
}

function queued<R>(run: () => Promise<R>): Promise<R> {
	waiting++;
	const turn = queue.then(run, run).finally(() => waiting--);
	queue = turn.catch(() => undefined);
	return turn;
}

/**
 * Replaces the box: sharing rests from before the first row is touched until the person says otherwise, or what the
 * others have would come right back. Where the replacing did not happen, it goes on as before.
 */
export function whilePaused<R>(replace: () => Promise<R>, signal?: AbortSignal): Promise<R> {
	return inFolderTurn(async () => {
		const before = await sharedState()();
		await changeState(() => ({ paused: true }));
		try {
			return await replace();
		} catch (error) {
			await changeState(() => ({ paused: before?.paused ?? false }));
			throw error;
		}
	}, signal);
}
