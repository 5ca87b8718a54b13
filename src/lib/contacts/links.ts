import type { Address, Email, Phone } from './contact.ts';
import { addressLines } from './contact-rules.ts';

/** What a telephone dials: E.164 where it is known, else the digits as typed. */
export function telHref(phone: Pick<Phone, 'value' | 'e164'>): string {
	const typed = (/^\s*\+/.test(phone.value) ? '+' : '') + phone.value.replace(/[^\d*#]/g, '');
	return `tel:${encodeURIComponent(phone.e164 || typed).replace('%2B', '+')}`;
}

export function mailHref(email: Pick<Email, 'value'>): string {
	return `mailto:${encodeURIComponent(email.value).replace('%40', '@')}`;
}

/** A search for the address on OpenStreetMap: only the person's own tap sends it. */
export function mapHref(address: Pick<Address, 'street' | 'postalCode' | 'city' | 'region' | 'country'>): string {
	const query = addressLines({ ...address, region: '' }).join(', ');
	return `https://www.openstreetmap.org/search?${new URLSearchParams({ query })}`;
}

/** A web address as a link; '' where it is none that a browser should open (a script, a file, plain words). */
export function webHref(text: string): string {
	const spelled = /^[a-z][a-z\d+.-]*:/i.test(text) ? text : `https://${text}`;
	if (!URL.canParse(spelled) || !/^[^\s.]+(\.[^\s.]+)+/.test(spelled.replace(/^\w+:\/\//, ''))) return '';
	const url = new URL(spelled);
	return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : '';
}
