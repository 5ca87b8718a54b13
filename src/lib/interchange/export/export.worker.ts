import { tellFailure } from '#lib/shell/worker-talk.ts';
import type { ExportAnswer, ExportRequest } from './protocol.ts';
import { contactsFile } from './store.ts';

/* Writes a file of contacts away from the page: a large box takes seconds. It serves one request and ends with it. */

function answer(message: ExportAnswer): void {
	postMessage(message);
}

addEventListener('message', (event: MessageEvent<ExportRequest>) => {
	contactsFile(event.data, (read) => answer({ kind: 'progress', read })).then(
		(file) => answer({ kind: 'done', ...file }),
		tellFailure
	);
});
