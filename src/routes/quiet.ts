/** Ms; what is only thrown away waits until nobody waits any more. */
const TIDY_AFTER = 30_000;

/**
 * What runs beside the pages and nobody waits for: one chunk after the first screen stands, so that the layout carries
 * none of it. Each is loaded for itself; one that fails stops no other.
 */
export function startInTheQuiet(): void {
	// A box that cannot be opened says so on the screen.
	import('#lib/devices/shared/together.svelte.ts')
		.then((shared) => shared.stayTogetherIfShared())
		.catch(() => undefined);
	// With the next start they are looked at again.
	setTimeout(() => {
		import('#lib/devices/safety/store.ts')
			.then(({ dropOldSafetyCopies }) => dropOldSafetyCopies(Date.now()))
			.catch(() => undefined);
	}, TIDY_AFTER);
	// Where the browser allows no service worker the app runs as long as there is a network.
	import('#lib/shell/updates.svelte.ts').then(({ watchForUpdates }) => watchForUpdates()).catch(() => undefined);
	// The system may open the app with a file; what it hands over waits until somebody listens.
	import('#lib/arrivals/arrived.svelte.ts').then(({ watchLaunches }) => watchLaunches()).catch(() => undefined);
	// What stands in the way of a backup is kept and shown under Backup; a chunk that cannot be loaded is asked for again
	// by the next start, and by that page.
	import('#lib/interchange/backup/automatic/store.ts')
		.then(({ keepBackingUp }) => keepBackingUp())
		.catch(() => undefined);
}
