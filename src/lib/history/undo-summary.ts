import type { Kept, UndoPlan, UndoStep } from '#lib/db/undo-plan.ts';
import type { RecordRef } from '#lib/db/references.ts';

/** Records that one thing happens to: how many, and the first of them to be named. */
export interface Affected {
	count: number;
	first: RecordRef[];
}

/** What taking a command back would do, small enough to be sent and shown. */
export interface UndoSummary {
	trash: Affected;
	revive: Affected;
	setBack: Affected;
	/** What would stay as it is: the first of them, and how many in all. */
	kept: Kept[];
	keptCount: number;
	/** How many of these the command made: they can be moved to the trash too. */
	removable: number;
}

/** More names are no help in deciding. */
const NAMED = 3;
const LISTED = 5;

/** A plan in short. Pictures and settings go along with what they belong to and are not named. */
export function summaryOf({ steps, kept }: UndoPlan): UndoSummary {
	const affected = (does: UndoStep['does']): Affected => {
		const refs = steps.filter((step) => step.does === does && step.change.table !== 'photos');
		return {
			count: refs.length,
			first: refs.slice(0, NAMED).map(({ change: { table, id } }) => ({ table, id }))
		};
	};
	return {
		trash: affected('trash'),
		revive: affected('revive'),
		setBack: affected('setBack'),
		kept: kept.slice(0, LISTED),
		keptCount: kept.length,
		removable: kept.filter(({ reason }) => reason === 'edited' || reason === 'referred').length
	};
}
