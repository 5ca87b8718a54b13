import { readBox } from './dump.ts';
import { BoxFailure } from './failures.ts';

/**
 * How a write request goes wrong: the call itself throws, the request is answered with an error, the transaction is
 * aborted under it, or only after the request had succeeded, as when a commit fails.
 */
export const FAULTS = ['thrown', 'answered', 'aborted', 'uncommitted'] as const;
export type Fault = (typeof FAULTS)[number];

const TWICE = 'twice';
const REQUESTS = ['put', 'add', 'delete', 'clear'] as const;

/** What came of a command that ran while one write request was made to fail. */
interface Outcome {
	/** false = the command made fewer requests than that, so it ran undisturbed. */
	wasReached: boolean;
	/** What the command rejected with; undefined = it was fulfilled. */
	failure: unknown;
}

/** Runs a command while its write request number `at` (from 1) fails. For tests only: it patches IndexedDB meanwhile. */
export async function withFault(at: number, fault: Fault, command: () => Promise<unknown>): Promise<Outcome> {
	let count = 0;
	const restore = REQUESTS.map((name) => {
		const original = IDBObjectStore.prototype[name] as (...args: unknown[]) => IDBRequest;
		const patched = function (this: IDBObjectStore, ...args: unknown[]): IDBRequest {
			count++;
			if (count !== at) return original.apply(this, args);
			return failing(this, fault, () => original.apply(this, args));
		};
		Object.defineProperty(IDBObjectStore.prototype, name, { value: patched, configurable: true, writable: true });
		return () =>
			Object.defineProperty(IDBObjectStore.prototype, name, { value: original, configurable: true, writable: true });
	});
	let failure: unknown;
	try {
		await command();
	} catch (error) {
		failure = error;
	} finally {
		for (const undo of restore) undo();
	}
	return { wasReached: count >= at, failure };
}

/**
 * Fails write 1, then 2, … (or as `next` says) of a command until one run ends undisturbed; the answer is that run's
 * number less one. Throws where a failure has no name, or where the box is not what it was before.
 */
export async function failEach(
	fault: Fault,
	command: () => Promise<unknown>,
	next = (at: number) => at + 1
): Promise<number> {
	const state = async () => JSON.stringify(await readBox());
	const before = await state();
	for (let at = 1; ; at = next(at)) {
		const { wasReached, failure } = await withFault(at, fault, command);
		const isSame = (await state()) === before;
		if (!wasReached) {
			if (failure !== undefined || isSame) throw new Error('Undisturbed, the command does nothing', { cause: failure });
			return at - 1;
		}
		if (!(failure instanceof BoxFailure)) throw new Error(`Write ${at}: no named failure`, { cause: failure });
		if (!isSame) throw new Error(`Write ${at}: the box is not what it was before`);
	}
}

function failing(store: IDBObjectStore, fault: Fault, send: () => IDBRequest): IDBRequest {
	if (fault === 'thrown') throw new DOMException('No room left', 'QuotaExceededError');
	if (fault === 'answered') {
		// A key given twice is the one error of a request that a page can bring about.
		store.add({ id: TWICE });
		return store.add({ id: TWICE });
	}
	const request = send();
	if (fault === 'aborted') store.transaction.abort();
	else request.addEventListener('success', () => store.transaction.abort());
	return request;
}
