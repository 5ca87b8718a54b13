import type { Day } from '#lib/day.ts';
import type { Address, Contact, Email, Phone, Stage } from './contact.ts';

const ACTIVE: readonly Stage[] = ['lead', 'prospect', 'customer'];

/** Is the contact left alone on purpose? Parked for good, or until a day that has not come yet. */
export function isParked(contact: Pick<Contact, 'parked'>, today: Day): boolean {
	return contact.parked !== null && (contact.parked.until === '' || contact.parked.until > today);
}

/** Should the contact have a next step? Lead, prospect or customer, and not parked. */
export function isActive(contact: Pick<Contact, 'stage' | 'parked'>, today: Day): boolean {
	return ACTIVE.includes(contact.stage) && !isParked(contact, today);
}

/** The number to call: the first that is neither known to be wrong nor a fax; else the first that is no fax. */
export function primaryPhone(contact: Pick<Contact, 'phones'>): Phone | undefined {
	const spoken = contact.phones.filter((phone) => phone.type !== 'fax');
	return spoken.find((phone) => !phone.wrong) ?? spoken[0];
}

/** The address to write to: the first that did not bounce. */
export function primaryEmail(contact: Pick<Contact, 'emails'>): Email | undefined {
	return contact.emails.find((email) => !email.bounced) ?? contact.emails[0];
}

/** The place to visit: the visiting address, else the first one that is not for parcels or invoices only. */
export function primaryAddress(contact: Pick<Contact, 'addresses'>): Address | undefined {
	const { addresses } = contact;
	return (
		addresses.find((address) => address.type === 'contact') ??
		addresses.find((address) => address.type !== 'billing' && address.type !== 'shipping') ??
		addresses[0]
	);
}

/** What stands under the name on the card: "Bergs Trädgård AB, owner · Malmö"; '' where nothing is known. */
export function contactSummary(
	contact: Pick<Contact, 'kind' | 'organisation' | 'title' | 'department' | 'addresses'>
): string {
	const employer = contact.kind === 'person' ? contact.organisation : '';
	const place = [employer, contact.title, contact.department].filter((part) => part !== '').join(', ');
	return [place, primaryAddress(contact)?.city ?? ''].filter((part) => part !== '').join(' · ');
}

type AddressParts = Pick<Address, 'street' | 'postalCode' | 'city' | 'region' | 'country'>;

const BRITISH_CODE = /^[a-z]{1,2}\d[a-z\d]? ?\d[a-z]{2}$/i;
const CANADIAN_CODE = /^[a-z]\d[a-z][ -]?\d[a-z]\d$/i;
const AMERICAN =
	/^(?:usa?|u\.s\.(?:a\.)?|(?:the )?united states(?: of america)?|vereinigte staaten.*|förenta staterna)$/i;

/**
 * An address on as many lines as it has parts: street, "69115 Heidelberg", region, country. British ones have the
 * postcode on a line below the town, American and Canadian ones "Portland, OR 97201" (UPU S42: the order of a country is
 * that of its post).
 */
export function addressLines(address: AddressParts): string[] {
	return [...address.street.split('\n'), ...townLines(address), address.country]
		.map((line) => line.trim())
		.filter((line) => line !== '');
}

function townLines({ postalCode, city, region, country }: AddressParts): string[] {
	const code = postalCode.trim();
	if (BRITISH_CODE.test(code)) return [city, region, code];
	if (CANADIAN_CODE.test(code) || AMERICAN.test(country.trim())) {
		return [[city, `${region} ${code}`.trim()].filter((part) => part !== '').join(', ')];
	}
	return [`${code} ${city}`, region];
}
