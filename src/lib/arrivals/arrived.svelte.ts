import { goto } from '$app/navigation';
import { isBackupName, NAME_HEADER, SHARE_CACHE, SHARED_FILE, SHARED_TEXT, SHARE_PATH } from './share-target.ts';

/** What another app handed over: files, or text about somebody. */
export interface Arrived {
	files: readonly File[];
	text: string;
}

/** Files the system opened the app with; they wait for the page they are for. */
let opened = $state.raw<readonly File[]>([]);

/** Rises with each file that is opened, so that a page already on the screen takes it. */
export const arrivals = {
	get waiting() {
		return opened.length;
	}
};

/** Takes what waits: opened files first, else what the service worker kept. Empty where nothing does. */
export async function takeArrived(): Promise<Arrived> {
	if (opened.length > 0) {
		const files = opened;
		opened = [];
		return { files, text: '' };
	}
	if (!('caches' in globalThis) || !(await caches.has(SHARE_CACHE))) return { files: [], text: '' };
	const cache = await caches.open(SHARE_CACHE);
	const text = (await (await cache.match(SHARED_TEXT))?.text()) ?? '';
	const files: File[] = [];
	for (let at = 0; ; at++) {
		const kept = await cache.match(`${SHARED_FILE}${at}`);
		if (!kept) break;
		const name = decodeURIComponent(kept.headers.get(NAME_HEADER) ?? '');
		const blob = await kept.blob();
		files.push(new File([blob], name, { type: blob.type }));
	}
	await caches.delete(SHARE_CACHE);
	return { files, text };
}

/** Several cards that were shared at once are one file to import; of other files only the first can be taken. */
export function oneFile(files: readonly File[]): File | undefined {
	const [first] = files;
	const areCards = files.length > 1 && files.every(({ name }) => /\.(vcf|vcard)$/i.test(name));
	return first && areCards
		? new File(
				files.flatMap((file) => [file, '\r\n']),
				first.name,
				{ type: first.type }
			)
		: first;
}

interface LaunchParams {
	targetURL?: string;
	files?: readonly { getFile: () => Promise<File> }[];
}
interface LaunchQueue {
	setConsumer: (consumer: (params: LaunchParams) => void) => void;
}

/**
 * Follows the system's launches. The window that is open is focused and stays on its page; only a file or a shortcut
 * leads elsewhere, and a form that is left keeps its draft.
 */
export function watchLaunches(): void {
	const queue = (globalThis as { launchQueue?: LaunchQueue }).launchQueue;
	queue?.setConsumer((params) => void launched(params));
}

async function launched({ targetURL, files = [] }: LaunchParams): Promise<void> {
	if (files.length > 0) {
		opened = await Promise.all(files.map((handle) => handle.getFile()));
		const [first] = opened;
		await goto(`${first && isBackupName(first.name) ? '/backup' : '/import'}#opened`);
		return;
	}
	const target = targetURL === undefined ? undefined : new URL(targetURL, location.href);
	if (target?.origin !== location.origin || target.pathname === '/') return;
	const path = target.pathname === SHARE_PATH ? '/import#shared' : `${target.pathname}${target.search}${target.hash}`;
	if (path !== `${location.pathname}${location.search}${location.hash}`) await goto(path);
}
