import { forget } from '#lib/db/purge.ts';
import { tellFailure } from '#lib/shell/worker-talk.ts';
import type { LargeAnswer, LargeRequest } from './protocol.ts';
import { largeEntriesAbout, largeEntriesInShort } from './store.ts';

/* Looks through commands that changed thousands of records, away from the page, so that it keeps its frames. */

async function serve(request: LargeRequest): Promise<LargeAnswer> {
	if (request.kind === 'about')
		return { kind: 'about', entries: await largeEntriesAbout(request.entryIds, new Set(request.ids)) };
	if (request.kind === 'short')
		return { kind: 'short', entries: await largeEntriesInShort(request.entryIds, request.of) };
	await forget(request.refs);
	return { kind: 'forgotten' };
}

self.onmessage = ({ data }: MessageEvent<LargeRequest>) => {
	serve(data).then((answer) => postMessage(answer), tellFailure);
};
