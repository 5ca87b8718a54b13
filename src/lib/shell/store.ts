import { forgetBoxMark, onBoxLost, openBox } from '#lib/db/box.ts';
import { onChanges } from '#lib/db/changes.ts';
import { asFailure } from '#lib/db/failures.ts';
import type { BoxFailure } from '#lib/db/failures.ts';
import { readOne } from '#lib/db/read.ts';
import { write } from '#lib/db/write.ts';
import { defaultSettings, guessCountry, SETTINGS_ID } from './settings.ts';
import type { Settings } from './settings.ts';

/** The owner's settings; what is usual in the likely home country where none were saved. */
export const settingsOfBox = () => async (): Promise<Settings> => {
	const saved = await readOne('settings', SETTINGS_ID);
	return { ...defaultSettings(saved?.country ?? guessCountry(navigator.languages)), ...saved };
};

/** Saves some of the settings; the answer is the history entry's id, '' = nothing changed. */
export async function saveSettings(changes: Partial<Omit<Settings, 'id'>>, now: number): Promise<string> {
	const done = await write({ what: 'settings.save', now }, async (box) => {
		const saved = await box.get('settings', SETTINGS_ID);
		const before = saved ?? defaultSettings(changes.country ?? guessCountry(navigator.languages));
		box.put('settings', { ...before, ...changes });
	});
	return done.entryId;
}

/** Opens the box and watches it: `onFail` hears why it cannot be opened, or that it was lost later. */
export function watchBox(onOpen: () => void, onFail: (failure: BoxFailure) => void): () => void {
	openBox().then(onOpen, (error: unknown) => onFail(asFailure(error)));
	return onBoxLost(onFail);
}

/** Calls back once there is something to lose: now, or at the first change. */
export function whenBoxIsUsed(then: () => void): void {
	if (localStorage.getItem('kartei-box') === '1') {
		then();
		return;
	}
	const stop = onChanges(() => {
		stop();
		then();
	});
}

/** The owner has read that the data is gone: the next start begins a new box. */
export function beginNewBox(): void {
	forgetBoxMark();
}
