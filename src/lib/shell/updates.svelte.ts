import { dev } from '$app/env';
import type { Workbox } from 'workbox-window';
import { m } from '#lib/paraglide/messages.js';
import { draftsOpen } from './draft.svelte.ts';
import { trustedScriptUrl } from './script-url.ts';
import { dismiss, toast } from './toast.svelte.ts';

/** How often (ms) an app that stays open looks for a new version. */
const LOOK_EVERY = 60 * 60 * 1000;

let waiting = $state(false);
/** Another window let the new version in: this one runs code that is no longer kept offline. */
let replaced = $state(false);
let workbox: Workbox | undefined;
let asked = false;
let offered: number | null = null;

export const updates = {
	/** A new version is ready and waits until it is asked in. */
	get waiting() {
		return waiting || replaced;
	}
};

/** Installs the service worker after the first screen, and watches for new versions. */
export async function watchForUpdates(): Promise<void> {
	if (dev || !('serviceWorker' in navigator)) return;
	const { Workbox } = await import('workbox-window');
	workbox = new Workbox(trustedScriptUrl('/service-worker.js'), { type: 'classic' });
	workbox.addEventListener('waiting', () => {
		waiting = true;
		offer(m.shell_update_ready(), m.shell_update_now());
	});
	workbox.addEventListener('controlling', (event) => {
		// The very first worker takes nothing away from a page that came from the network.
		if (!event.isUpdate) return;
		if (asked) location.reload();
		else {
			replaced = true;
			offer(m.shell_update_elsewhere(), m.shell_reload());
		}
	});
	await workbox.register({ immediate: true });
	const look = () => {
		if (document.visibilityState === 'visible' && navigator.onLine) workbox?.update().catch(() => undefined);
	};
	document.addEventListener('visibilitychange', look);
	setInterval(look, LOOK_EVERY);
}

/** The user wants the new version now: the page reloads as soon as it is in charge. Not while a draft is open. */
export function takeUpdate(): void {
	if (draftsOpen()) {
		toast({ text: m.shell_update_after_draft() });
		return;
	}
	if (replaced) location.reload();
	asked = true;
	workbox?.messageSkipWaiting();
}

function offer(text: string, label: string): void {
	if (offered !== null) dismiss(offered);
	offered = toast({ text, action: { label, run: takeUpdate } });
}
