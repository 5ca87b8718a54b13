import { dayOf } from '#lib/day.ts';
import type { Day } from '#lib/day.ts';

/** Looked at this often, so that travel, a clock set by hand and a lid closed over midnight are noticed too. */
const LOOK_EVERY = 60_000;

/**
 * The calendar day it is, for pages: `const clock = createToday()`, then `clock.today`. Follows midnight while the
 * page is open and is right at once when it comes back to the front. Call it while a component is set up.
 */
export function createToday(): { readonly today: Day } {
	let today = $state.raw(dayOf(Date.now()));
	const look = () => {
		today = dayOf(Date.now());
	};
	$effect(() => {
		const timer = setInterval(look, LOOK_EVERY);
		document.addEventListener('visibilitychange', look);
		addEventListener('focus', look);
		addEventListener('pageshow', look);
		return () => {
			clearInterval(timer);
			document.removeEventListener('visibilitychange', look);
			removeEventListener('focus', look);
			removeEventListener('pageshow', look);
		};
	});
	return {
		get today() {
			return today;
		}
	};
}
