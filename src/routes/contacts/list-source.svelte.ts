import { live } from '#lib/db/live.svelte.ts';
import { readAll } from '#lib/db/read.ts';
import { project } from '#lib/search/contact-row.ts';
import { getLocale } from '#lib/paraglide/runtime.js';
import { nameCollator } from '#lib/contacts/name.ts';

export function provisional() {
	const all = live(() => () => readAll('contacts'));
	const rows = $derived.by(() => {
		const compare = nameCollator(getLocale()).compare;
		return (all.current.data ?? [])
			.map((contact) => project(contact, 0, { locale: getLocale(), homeCountry: 'DE' }).row)
			.sort((a, b) => compare(a.sortName, b.sortName));
	});
	return {
		get rows() {
			return rows;
		},
		get state() {
			return all.current.state;
		}
	};
}
