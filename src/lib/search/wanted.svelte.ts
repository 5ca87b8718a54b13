let wanted = $state(false);

/** Somebody has asked the search index something: it is to be started without waiting for a quiet moment. */
export const indexWanted = {
	get current() {
		return wanted;
	}
};

/** Callable from anywhere, also while a view is computed. */
export function wantIndex(): void {
	if (!wanted) queueMicrotask(() => (wanted = true));
}
