import type { Day } from '#lib/day.ts';
import { m } from '#lib/paraglide/messages.js';
import { getLocale } from '#lib/paraglide/runtime.js';
import { toast, undoable } from '#lib/shell/toast.svelte.ts';
import { dayWords } from './due-words.ts';
import type { FollowUp } from './follow-up.ts';
import { snooze } from './store.ts';

/**
 * Runs a command, says what it did and offers to take it back. False where nothing was stored: the follow-up is not
 * open any more (null), the command asks something first (undefined), or it was refused.
 */
export async function run(command: () => Promise<string | null | undefined>, said: string): Promise<boolean> {
	try {
		const entryId = await command();
		if (entryId === null) toast({ text: m.followups_closed_elsewhere() });
		else if (entryId !== undefined) undoable(said, entryId);
		return typeof entryId === 'string';
	} catch (error) {
		toast({ text: m.followups_failed() });
		reportError(error);
		return false;
	}
}

export function putOff(followUp: FollowUp, to: { day: Day; time: string }, today: Day): Promise<boolean> {
	const day = `${dayWords(to.day, today, getLocale())} ${to.time}`.trim();
	return run(() => snooze(followUp.id, to, Date.now()), m.followups_put_off_to({ day }));
}
