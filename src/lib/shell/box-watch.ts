import { forgetBoxMark, markBoxUsed, onBoxLost, openBox, wasHere } from '#lib/db/box.ts';
import { onChanges } from '#lib/db/changes.ts';
import { asFailure } from '#lib/db/failures.ts';
import type { BoxFailure } from '#lib/db/failures.ts';

/** Opens the box and watches it: `onFail` hears why it cannot be opened, or that it was lost later. */
export function watchBox(onOpen: () => void, onFail: (failure: BoxFailure) => void): () => void {
	let isOpen = false;
	openBox().then(
		() => {
			isOpen = true;
			onOpen();
		},
		(error: unknown) => onFail(asFailure(error))
	);
	const timer = setTimeout(tidy, TIDY_AFTER);
	// A database that could not be opened is reported lost as well; why it could not is what helps.
	const offLost = onBoxLost((failure) => {
		if (isOpen) onFail(failure);
	});
	return () => {
		clearTimeout(timer);
		offLost();
	};
}

/** Old history and trash go while nobody waits, long after the first screen. */
const TIDY_AFTER = 30_000;

async function tidy(): Promise<void> {
	const { tidyOnceADay } = await import('#lib/db/housekeeping.ts');
	// What stands in its way is told where the box is opened or written; tomorrow it is tried again.
	await tidyOnceADay(Date.now()).catch(() => undefined);
}

/** Calls back once there is something to lose: now, or at the first change. */
export function whenBoxIsUsed(then: () => void): void {
	if (wasHere()) {
		then();
		return;
	}
	const stop = onChanges(() => {
		stop();
		// A worker that wrote, an import's, has no localStorage to leave the mark in.
		markBoxUsed();
		then();
	});
}

/** The owner has read that the data is gone: the next start begins a new box. */
export function beginNewBox(): void {
	forgetBoxMark();
}
