/** Why it is asked whether a backup is due. */
export type Occasion = 'start' | 'change' | 'hidden' | 'now';

const HOUR = 3_600_000;
/** Ms between two backups in an open page, and where the page goes away and may not come back. */
const BETWEEN = 4 * HOUR;
const BETWEEN_HIDDEN = HOUR / 6;

/** Is a backup into the folder due? Nothing changed: never, unless somebody asks for one. */
export function isDue(changes: number, lastAt: number | null, occasion: Occasion, now: number): boolean {
	if (occasion === 'now') return true;
	if (changes === 0) return false;
	// A clock that was set back must not keep it waiting until it has caught up.
	if (lastAt === null || lastAt > now) return true;
	return now - lastAt >= (occasion === 'hidden' ? BETWEEN_HIDDEN : BETWEEN);
}
