const WRITE_LOCK = 'kartei-write';

let queue: Promise<unknown> = Promise.resolve();

/** One change of the box at a time, across tabs where the browser has Web Locks, else within this page. */
export function inTurn<R>(run: () => Promise<R>): Promise<R> {
	if (globalThis.navigator?.locks) return navigator.locks.request(WRITE_LOCK, run) as Promise<R>;
	const turn = queue.then(run, run);
	queue = turn.catch(() => undefined);
	return turn;
}
