import { version } from '$app/env';
import { assets, immutable } from '$app/manifest';
import { self } from '$app/service-worker';
import {
	addRoute,
	cleanupOutdatedCaches,
	createHandlerBoundToURL,
	getCacheKeyForURL,
	precache
} from 'workbox-precaching';
import { SHARE_PATH } from '../lib/arrivals/share-target.ts';
import { keepShared } from './share.ts';

/** The page every address gets: the app itself. Kit's manifest does not list it. */
const SHELL = '/200.html';
/** Read by the web host, which does not hand it out; one file that cannot be had would refuse the whole install. */
const HOST_FILES = ['/_headers'];

precache([
	// The hash in the name is the revision.
	...immutable.map(({ path }) => ({ url: absolute(path), revision: null })),
	...assets
		.map(({ path }) => absolute(path))
		.filter((url) => !HOST_FILES.includes(url))
		.map((url) => ({ url, revision: version })),
	{ url: SHELL, revision: version }
]);
addRoute({ ignoreURLParametersMatching: [/.*/] });
cleanupOutdatedCaches();

const shell = createHandlerBoundToURL(SHELL);

self.addEventListener('fetch', (event) => {
	const url = new URL(event.request.url);
	if (event.request.method === 'POST' && url.origin === self.location.origin && url.pathname === SHARE_PATH) {
		event.respondWith(keepShared(event.request));
		return;
	}
	if (event.request.mode !== 'navigate' || url.origin !== self.location.origin) return;
	// A file of its own, such as the rescue page: the route above answers.
	if (getCacheKeyForURL(url.pathname)) return;
	event.respondWith(shell({ event, request: event.request, url }));
});

// A new version waits until the user lets it in (shell/updates.svelte.ts).
self.addEventListener('message', (event: ExtendableMessageEvent) => {
	if ((event.data as { type?: unknown } | null)?.type === 'SKIP_WAITING') void self.skipWaiting();
});

function absolute(path: string): string {
	return path.startsWith('/') ? path : `/${path}`;
}
