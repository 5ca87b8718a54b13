import { onChanges } from '#lib/db/changes.ts';
import { asFailure } from '#lib/db/failures.ts';
import { keptFolder, reconnectFolder } from '#lib/interchange/folder/store.ts';
import { m } from '#lib/paraglide/messages.js';
import { toast } from '#lib/shell/toast.svelte.ts';
import { sharedState } from './state/store.ts';
import { round } from './store.ts';
import type { Round } from './store.ts';

/** Ms between two looks into the folder, and after a change here: a sync program needs minutes anyway. */
const EVERY = 120_000;
const AFTER_CHANGE = 20_000;

let last = $state.raw<Round>({ state: 'off' });
let isWorking = $state(false);
let isRunning = false;

/** How it stands with the shared folder. */
export const together = {
	get round() {
		return last;
	},
	get isWorking() {
		return isWorking;
	}
};

/** Looks into the folder now; where another tab is at it, that one does it. */
export async function look(): Promise<void> {
	if (isWorking) return;
	isWorking = true;
	try {
		const before = await sharedState()();
		last = (await round(Date.now())) ?? last;
		const waiting = (state: typeof before) =>
			state?.left.filter(({ why }) => why === 'many' || why === 'future').length ?? 0;
		if (waiting(await sharedState()()) > waiting(before)) toast({ text: m.devices_shared_waits() });
	} catch (error) {
		last = { state: 'failed', code: asFailure(error).code };
	} finally {
		isWorking = false;
	}
}

/** Asks the browser for the folder again; from a click. */
export async function reconnect(): Promise<void> {
	const folder = await keptFolder('shared-folder');
	if (folder && (await reconnectFolder(folder)) === 'granted') await look();
}

/** Keeps this device together with the others while the page is open; does nothing where no folder is shared. */
export function stayTogether(): void {
	if (isRunning) return;
	isRunning = true;
	let soon: ReturnType<typeof setTimeout> | undefined;
	const lookSoon = () => {
		clearTimeout(soon);
		soon = setTimeout(() => void look(), AFTER_CHANGE);
	};
	void look();
	setInterval(() => document.visibilityState === 'visible' && void look(), EVERY);
	addEventListener('focus', () => void look());
	onChanges(lookSoon);
}

/** Called once the first screen stands: most boxes share no folder, and then nothing stays awake. */
export async function stayTogetherIfShared(): Promise<void> {
	if (await sharedState()()) stayTogether();
}
