/** One line of an address. `null` parts are those the line does not say. */
export type AddressLine =
	| { kind: 'street'; street: string }
	| { kind: 'town'; postalCode: string; city: string }
	/** A British postcode may stand on a line of its own, below its town. */
	| { kind: 'postcode'; postalCode: string }
	| { kind: 'country'; country: string };

const TOWN = String.raw`(\p{L}[\p{L} .\-'’/()]{1,48})`;
const GERMAN_TOWN = new RegExp(`^(?:(?:D|DE|A|AT|CH|FL)[ -])?(\\d{5}|\\d{4}) +${TOWN}$`, 'u');
const SWEDISH_TOWN = new RegExp(`^(?:(?:S|SE)[ -]?)?(\\d{3} ?\\d{2}) +${TOWN}$`, 'u');
const POSTCODE = String.raw`([A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2})`;
const BRITISH_TOWN = new RegExp(`^${TOWN}[, ]+${POSTCODE}$`, 'iu');
const BRITISH_POSTCODE = new RegExp(`^${POSTCODE}$`, 'i');

/** German and Swedish names of roads end in these, or have them as a word. */
const ROAD =
	/(?:stra(?:ß|ss)e|str\.?|weg|platz|allee|gasse|ring|damm|ufer|chaussee|markt|steig|promenade|gatan|gata|vägen|väg|gränd|torget|torg|stigen|stig|backen|plan|allén|hamnen)\b/iu;
const BRITISH_ROAD =
	/^(?:\d+[a-z]?(?:[-–/]\d+[a-z]?)?,? )?(?:\p{Lu}[\p{L}'’.]+ ){1,4}(?:Street|St|Road|Rd|Lane|Ln|Avenue|Ave|Drive|Dr|Close|Way|Square|Sq|Place|Court|Ct|Terrace|Gardens|Hill|Row|Mews|Crescent|Green|Yard|Parade|Walk|Grove|Quay|Wharf)\.?$/u;
const NUMBERED_ROAD = /^\p{L}[\p{L} .'’-]{2,40} \d{1,4} ?[a-zA-Z]?(?: ?[-–/] ?\d{1,4} ?[a-zA-Z]?)?$/u;
const BOX = /^(?:postfach|p\.? ?o\.? ?box|box|postbox) [\d ]{1,12}$/i;
const UNIT = /^(?:unit|flat|suite|floor|etage|\d+\. (?:og|etage|stock)|haus|house|building|gebäude|c\/o) \S.{0,40}$/i;

const COUNTRIES =
	/^(?:deutschland|germany|tyskland|schweden|sweden|sverige|österreich|austria|österrike|schweiz|switzerland|suisse|united kingdom|uk|u\.k\.|england|scotland|wales|great britain|großbritannien|storbritannien|norge|norway|norwegen|danmark|denmark|dänemark|finland|finnland|suomi|france|frankreich|frankrike|nederland|netherlands|niederlande|belgien|belgium|luxemburg|luxembourg|italia|italien|italy|españa|spanien|spain|polen|poland|polska|usa|u\.s\.a\.|united states|ireland|irland)$/i;

/** "Sprechzeiten Mo-Fr 8-12" ends as a street with its number does. */
const HOURS =
	/zeit(?:en)?\b|öppet|öppettid|\bhours\b|\bopen\b|\buhr\b|\bkl\.|\b(?:mo|di|mi|do|fr|sa|so|mån|tis|ons|tors|fre|lör|sön|mon|tue|wed|thu|fri|sat|sun)\.?\s?[-–]\s?(?:mo|di|mi|do|fr|sa|so|mån|tis|ons|tors|fre|lör|sön|mon|tue|wed|thu|fri|sat|sun)\b/iu;

/** The line read as part of an address, null where it is none. */
export function addressLine(line: string): AddressLine | null {
	if (HOURS.test(line)) return null;
	const town = SWEDISH_TOWN.exec(line) ?? GERMAN_TOWN.exec(line);
	if (town) return { kind: 'town', postalCode: town[1] ?? '', city: (town[2] ?? '').trim() };
	const british = BRITISH_TOWN.exec(line);
	if (british) return { kind: 'town', postalCode: (british[2] ?? '').toUpperCase(), city: (british[1] ?? '').trim() };
	const postcode = BRITISH_POSTCODE.exec(line);
	if (postcode) return { kind: 'postcode', postalCode: (postcode[1] ?? '').toUpperCase() };
	if (COUNTRIES.test(line)) return { kind: 'country', country: line };
	if (BOX.test(line) || UNIT.test(line) || BRITISH_ROAD.test(line)) return { kind: 'street', street: line };
	const isRoad = NUMBERED_ROAD.test(line) || (ROAD.test(line) && /\d/.test(line));
	return isRoad && line.length <= 60 ? { kind: 'street', street: line } : null;
}
