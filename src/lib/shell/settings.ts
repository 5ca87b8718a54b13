import { parseDecimal } from '#lib/money.ts';

/** What the owner of the box says about themselves: one record, part of every backup. */
export interface Settings {
	id: typeof SETTINGS_ID;
	/** Home country, ISO 3166-1 alpha-2: how phones without a country code are read, how addresses are written. */
	country: string;
	/** ISO 4217; the currency of new sales. */
	currency: string;
	/** VAT rate of new lines in hundredths of a percent: 19 % = 1900. */
	vatRate: number;
	/** Days to pay on new sales where the contact has no terms of its own. */
	daysToPay: number;
	/** The owner's own name, and the name of the business ('' = none). */
	ownName: string;
	business: string;
	/** History entry that put the sample data into the box, '' = it is not there. */
	sampleEntryId: string;
}

export const SETTINGS_ID = 'settings';

interface HomeCountry {
	currency: string;
	/** The standard rate, hundredths of a percent. */
	vatRate: number;
}

/** Countries to choose as home, with what is usual there (standard VAT rates of 2026). */
export const HOME_COUNTRIES: Readonly<Record<string, HomeCountry>> = {
	AT: { currency: 'EUR', vatRate: 2000 },
	BE: { currency: 'EUR', vatRate: 2100 },
	CH: { currency: 'CHF', vatRate: 810 },
	DE: { currency: 'EUR', vatRate: 1900 },
	DK: { currency: 'DKK', vatRate: 2500 },
	FI: { currency: 'EUR', vatRate: 2550 },
	GB: { currency: 'GBP', vatRate: 2000 },
	IE: { currency: 'EUR', vatRate: 2300 },
	LU: { currency: 'EUR', vatRate: 1700 },
	NL: { currency: 'EUR', vatRate: 2100 },
	NO: { currency: 'NOK', vatRate: 2500 },
	SE: { currency: 'SEK', vatRate: 2500 }
};

const BY_LANGUAGE: Readonly<Record<string, string>> = { de: 'DE', sv: 'SE', en: 'GB' };

/** The home country the browser's languages suggest ('de-AT' → 'AT', 'sv' → 'SE'); Britain where nothing fits. */
export function guessCountry(languages: readonly string[]): string {
	for (const language of languages) {
		const region = /-([A-Z]{2})\b/.exec(language)?.[1];
		if (region !== undefined && region in HOME_COUNTRIES) return region;
	}
	for (const language of languages) {
		const country = BY_LANGUAGE[language.slice(0, 2)];
		if (country !== undefined) return country;
	}
	return 'GB';
}

/** What holds until the owner says otherwise. */
export function defaultSettings(country: string): Settings {
	const { currency, vatRate } = HOME_COUNTRIES[country] ?? { currency: 'EUR', vatRate: 0 };
	return { id: SETTINGS_ID, country, currency, vatRate, daysToPay: 14, ownName: '', business: '', sampleEntryId: '' };
}

/** The settings' form: everything as typed. */
export type SettingsForm = Record<'ownName' | 'business' | 'country' | 'currency' | 'vatRate' | 'daysToPay', string>;

/** Reads the form. Numbers are read as the language writes them ('25,5' in de and sv). */
export function readSettingsForm(
	form: SettingsForm,
	locale: string
): { settings: Omit<Settings, 'id' | 'sampleEntryId'> | null; wrong: { vatRate: boolean; daysToPay: boolean } } {
	const rate = parseDecimal(form.vatRate, locale);
	const days = /^\d{1,3}$/.test(form.daysToPay.trim()) ? Number(form.daysToPay) : null;
	const wrong = {
		vatRate: rate === null || rate < 0 || rate > 100,
		daysToPay: days === null || days > 365
	};
	if (rate === null || days === null || wrong.vatRate || wrong.daysToPay) return { settings: null, wrong };
	const { ownName, business, country, currency } = form;
	const settings = {
		ownName: ownName.trim(),
		business: business.trim(),
		country,
		currency,
		vatRate: Math.round(rate * 100),
		daysToPay: days
	};
	return { settings, wrong };
}

export function settingsForm(settings: Settings, locale: string): SettingsForm {
	const { ownName, business, country, currency, vatRate, daysToPay } = settings;
	const rate = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }).format(vatRate / 100);
	return { ownName, business, country, currency, vatRate: rate, daysToPay: String(daysToPay) };
}
