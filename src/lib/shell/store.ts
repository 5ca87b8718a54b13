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
