/**
 * Tells the search worker of every tab that the box changed. Dexie tells live queries by itself; the worker
 * keeps its own model and asks for the rows with a higher `rev`.
 */
const CHANNEL = 'kartei-changes';

let channel: BroadcastChannel | undefined;

function open(): BroadcastChannel {
	channel ??= new BroadcastChannel(CHANNEL);
	return channel;
}

export function announce(): void {
	open().postMessage('changed');
}

/** Calls `listener` after each commit made elsewhere: another tab, or the page that started this worker. */
export function onChanges(listener: () => void): () => void {
	const own = new BroadcastChannel(CHANNEL);
	own.onmessage = () => listener();
	return () => own.close();
}
