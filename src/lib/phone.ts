/** Calling codes of the countries a box is likely to be kept in (ITU-T E.164), and the national trunk prefix. */
const HOME: Record<string, { code: string; trunk: string }> = {
	AT: { code: '43', trunk: '0' },
	AU: { code: '61', trunk: '0' },
	BE: { code: '32', trunk: '0' },
	BG: { code: '359', trunk: '0' },
	CA: { code: '1', trunk: '1' },
	CH: { code: '41', trunk: '0' },
	CZ: { code: '420', trunk: '' },
	DE: { code: '49', trunk: '0' },
	DK: { code: '45', trunk: '' },
	EE: { code: '372', trunk: '' },
	ES: { code: '34', trunk: '' },
	FI: { code: '358', trunk: '0' },
	FR: { code: '33', trunk: '0' },
	GB: { code: '44', trunk: '0' },
	GR: { code: '30', trunk: '' },
	HR: { code: '385', trunk: '0' },
	HU: { code: '36', trunk: '06' },
	IE: { code: '353', trunk: '0' },
	IS: { code: '354', trunk: '' },
	IT: { code: '39', trunk: '' },
	LI: { code: '423', trunk: '' },
	LT: { code: '370', trunk: '0' },
	LU: { code: '352', trunk: '' },
	LV: { code: '371', trunk: '' },
	NL: { code: '31', trunk: '0' },
	NO: { code: '47', trunk: '' },
	NZ: { code: '64', trunk: '0' },
	PL: { code: '48', trunk: '' },
	PT: { code: '351', trunk: '' },
	RO: { code: '40', trunk: '0' },
	SE: { code: '46', trunk: '0' },
	SI: { code: '386', trunk: '0' },
	SK: { code: '421', trunk: '0' },
	TR: { code: '90', trunk: '0' },
	UA: { code: '380', trunk: '0' },
	US: { code: '1', trunk: '1' }
};

/** The two-digit calling codes; 1 and 7 have one digit, all others three (ITU-T E.164, no code begins another). */
const TWO_DIGIT_CODES = /^(2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58])/;

/** The calling code international digits begin with. */
export function callingCode(digits: string): string {
	if (/^[17]/.test(digits)) return digits.slice(0, 1);
	return digits.slice(0, TWO_DIGIT_CODES.test(digits) ? 2 : 3);
}

/** The shortest number with an area code; below it a number is an emergency, service or internal one. */
const SHORTEST_NUMBER = 6;
const EXTENSION_WORD =
	/\s*(?:;\s*ext=|\b(?:ext(?:ension)?|durchwahl|dw|app(?:arat)?|ankn(?:ytning)?|x)\b[.:]?)\s*\d{1,6}\s*$/i;
const SLASH_EXTENSION = /^(.*\d.*)[/]\s*\d{1,4}\s*$/;

/**
 * The number without its extension. "06221-12345/67": digits after a slash are an extension (or a second number that
 * differs in its end) only where a whole number stands before it; in "0621 / 12 34 56" the slash ends the area code.
 */
export function withoutExtension(text: string): string {
	const bare = text.replace(EXTENSION_WORD, '');
	const before = SLASH_EXTENSION.exec(bare)?.[1];
	if (before === undefined) return bare;
	const digits = before.replace(/\D/g, '').length;
	const groups = before.trim().split(/\D+/).filter(Boolean).length;
	return digits >= 8 || (digits >= 7 && groups >= 2) ? before : bare;
}

/** Is it written internationally, with + or 00? */
export function isInternational(text: string): boolean {
	return /^\s*(\(\s*)?(\+|00)/.test(text);
}

/**
 * The digits of a number as it would be dialled, without "+" or "00": "+49 (0)171-55" and "0049 171 55" are "4917155",
 * "(0)171 55" and "0171/55" are "017155". Not a number: ''.
 */
export function phoneDigits(text: string): string {
	if (!isInternational(text)) return text.replace(/\D/g, '');
	return text
		.replace(/\(\s*0\s*\)/g, '')
		.replace(/\D/g, '')
		.replace(/^00/, '');
}

/**
 * The digit strings to index for one number: the international spelling, the national one ("0171…"), and all digits
 * as typed where they differ (an extension). A number without country is read with the home country (ISO 3166-1,
 * upper case; one not in the table leaves the number as typed).
 */
export function phoneKeys(text: string, homeCountry: string): string[] {
	const typed = phoneDigits(text);
	if (typed === '') return [];
	const base = withoutExtension(text);
	const digits = phoneDigits(base);
	const keys = new Set<string>();
	if (isInternational(base)) {
		keys.add(digits).add(`0${digits.slice(callingCode(digits).length)}`);
	} else {
		const home = HOME[homeCountry];
		if (home && digits.length >= SHORTEST_NUMBER) {
			const national = home.trunk !== '' && digits.startsWith(home.trunk) ? digits.slice(home.trunk.length) : digits;
			keys.add(home.code + national);
		}
		keys.add(digits);
	}
	keys.add(typed);
	return [...keys];
}

/**
 * The number in E.164 ("+4917155…"), '' where it is none: a short number (110, 11833), letters, or too few or too many
 * digits for its country. The metadata (about 35 kB) load with the first call.
 */
export async function toE164(text: string, homeCountry: string): Promise<string> {
	const base = withoutExtension(text).trim();
	if (/\p{L}/u.test(base) || base.replace(/\D/g, '').length < SHORTEST_NUMBER) return '';
	const { isSupportedCountry, parsePhoneNumberFromString } = await import('libphonenumber-js/min');
	const defaultCountry = isSupportedCountry(homeCountry) ? homeCountry : undefined;
	const spelled = isInternational(base) ? `+${phoneDigits(base)}` : base;
	const number = parsePhoneNumberFromString(spelled, { defaultCountry, extract: false });
	return number?.isPossible() ? number.number : '';
}
