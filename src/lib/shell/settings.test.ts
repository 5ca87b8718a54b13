import { describe, expect, it } from 'vitest';
import { defaultSettings, guessCountry, HOME_COUNTRIES, readSettingsForm, settingsForm } from './settings.ts';

describe('guessCountry', () => {
	it('takes the region of the first language that names a home country', () => {
		expect(guessCountry(['de-AT', 'sv-SE'])).toBe('AT');
	});
	it('passes over regions it knows nothing about', () => {
		expect(guessCountry(['en-US', 'sv-FI'])).toBe('FI');
	});
	it('finds the region behind a script', () => {
		expect(guessCountry(['de-Latn-CH'])).toBe('CH');
	});
	it('falls back on the language', () => {
		expect(guessCountry(['sv'])).toBe('SE');
		expect(guessCountry(['en-US', 'de'])).toBe('GB');
	});
	it('says Britain where nothing fits', () => {
		expect(guessCountry(['ja-JP'])).toBe('GB');
		expect(guessCountry([])).toBe('GB');
	});
});

describe('defaultSettings', () => {
	it('knows what is usual in each home country', () => {
		for (const [code, usual] of Object.entries(HOME_COUNTRIES)) expect(defaultSettings(code)).toMatchObject(usual);
	});
	it('guesses nothing for a country it does not know', () => {
		expect(defaultSettings('XX')).toMatchObject({ country: 'XX', currency: 'EUR', vatRate: 0 });
	});
});

describe('the form', () => {
	const filled = { ...settingsForm(defaultSettings('FI'), 'sv'), ownName: ' Anna ' };

	it('comes back as it was filled in', () => {
		const { settings } = readSettingsForm(filled, 'sv');
		expect({ ...defaultSettings('FI'), ...settings }).toEqual({ ...defaultSettings('FI'), ownName: 'Anna' });
	});
	it('writes and reads the rate as the language does', () => {
		expect(filled.vatRate).toBe('25,5');
		expect(settingsForm(defaultSettings('FI'), 'en').vatRate).toBe('25.5');
		expect(readSettingsForm({ ...filled, vatRate: '8.1' }, 'en').settings?.vatRate).toBe(810);
	});
	it.each(['', 'x', '-1', '101'])('refuses the rate "%s" and says so at its field', (vatRate) => {
		expect(readSettingsForm({ ...filled, vatRate }, 'sv')).toEqual({
			settings: null,
			wrong: { vatRate: true, daysToPay: false }
		});
	});
	it.each(['', '-1', '1.5', '366', 'soon'])('refuses "%s" days', (daysToPay) => {
		expect(readSettingsForm({ ...filled, daysToPay }, 'sv')).toEqual({
			settings: null,
			wrong: { vatRate: false, daysToPay: true }
		});
	});
});
