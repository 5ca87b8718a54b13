import type { Conflict } from '#lib/db/history-entry.ts';

/** The fields where people write sentences: both can stand, one below the other. */
const LONG_TEXTS = new Set(['remark', 'text', 'result']);

/** Two texts of which neither says what the other one says already. */
export function areBothTexts({ key, kept, lost }: Conflict): boolean {
	return (
		LONG_TEXTS.has(key) &&
		typeof kept === 'string' &&
		typeof lost === 'string' &&
		lost.trim() !== '' &&
		!kept.includes(lost.trim())
	);
}

/** Both texts, the kept one first. */
export function bothTexts({ kept, lost }: Pick<Conflict, 'kept' | 'lost'>): string {
	return [kept, lost].map((text) => (typeof text === 'string' ? text.trim() : '')).join('\n\n');
}
