import type { HistoryEntry } from '#lib/db/history-entry.ts';
import type { RecordRef } from '#lib/db/references.ts';
import { inWorker } from '#lib/shell/worker-talk.ts';
import type { EntryKind } from '../entry-kind.ts';
import type { ListedEntry } from '../listed-entry.ts';
import workerUrl from './large.worker.ts?worker&url';
import type { LargeAnswer, LargeRequest } from './protocol.ts';

/** `largeEntriesAbout` away from the page; nobody waits for it any longer after `signal`. */
export function largeEntriesAway(
	entryIds: readonly string[],
	ids: ReadonlySet<string>,
	signal?: AbortSignal
): Promise<HistoryEntry[]> {
	return inWorker<LargeRequest, LargeAnswer, HistoryEntry[]>(
		workerUrl,
		{ kind: 'about', entryIds, ids: [...ids] },
		(answer) => (answer.kind === 'about' ? answer.entries : undefined),
		{ signal }
	);
}

/** `largeEntriesInShort` away from the page; nobody waits for it any longer after `signal`. */
export function largeInShortAway(
	entryIds: readonly string[],
	kind: EntryKind,
	signal?: AbortSignal
): Promise<ListedEntry[]> {
	return inWorker<LargeRequest, LargeAnswer, ListedEntry[]>(
		workerUrl,
		{ kind: 'short', entryIds, of: kind },
		(answer) => (answer.kind === 'short' ? answer.entries : undefined),
		{ signal }
	);
}

/** `forget` away from the page. */
export async function forgetAway(refs: readonly RecordRef[]): Promise<void> {
	await inWorker<LargeRequest, LargeAnswer, true>(workerUrl, { kind: 'forget', refs: [...refs] }, (answer) =>
		answer.kind === 'forgotten' ? true : undefined
	);
}
