import { m } from '#lib/paraglide/messages.js';

export interface Toast {
	text: string;
	action?: { label: string; run: () => void | Promise<void> };
}
export interface ShownToast extends Toast {
	id: number;
}

/** Long enough to be read and reached; one with an action stays until it is dismissed or pushed out. */
const SHOWN_FOR = 8000;
/** More would cover a phone's screen; the oldest gives way. */
const MOST = 2;

let shown = $state.raw<readonly ShownToast[]>([]);
let lastId = 0;

export const toasts = {
	get shown() {
		return shown;
	}
};

/** Says something in passing, at the edge of the screen and to screen readers; the answer is for `dismiss`. */
export function toast(what: Toast): number {
	const id = ++lastId;
	shown = [...shown, { ...what, id }].slice(-MOST);
	if (!what.action) setTimeout(() => dismiss(id), SHOWN_FOR);
	return id;
}

export function dismiss(id: number): void {
	shown = shown.filter((one) => one.id !== id);
}

/** Says what a command did and offers to take it back. `historyId` is the command's `entryId`; '' = nothing to undo. */
export function undoable(text: string, historyId: string): void {
	if (historyId === '') toast({ text });
	else toast({ text, action: { label: m.shell_undo(), run: () => takeBack(historyId) } });
}

async function takeBack(historyId: string): Promise<void> {
	try {
		// The write path is no part of the first screen.
		const { undo } = await import('#lib/history/store.ts');
		const { kept } = await undo(historyId, Date.now());
		toast({ text: kept.length > 0 ? m.shell_undone_partly() : m.shell_undone() });
	} catch {
		toast({ text: m.shell_undo_failed() });
	}
}
