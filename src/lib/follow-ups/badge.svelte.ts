import type { Day } from '#lib/day.ts';
import { live } from '#lib/db/live.svelte.ts';
import { countDue } from './store.ts';

/** Keeps the number due on the app's icon, from the start on and with every change, where the platform has badges. */
export function showDueOnIcon(today: () => Day): void {
	if (!('setAppBadge' in navigator)) return;
	const due = live(() => countDue(today()));
	$effect(() => {
		const count = due.current.data;
		if (count === undefined) return;
		// Refused on iOS until notifications are allowed; the number is a convenience.
		navigator.setAppBadge(count).catch(() => undefined);
	});
}
