import { STAGES } from '#lib/contacts/contact.ts';
import type { ListFilter } from '#lib/contacts/list-row.ts';

/** The filter that an address asks for: `/contacts?stage=lead&sort=nextStep#tag=VIP`. */
export function filterOf(url: Readonly<{ searchParams: Pick<URLSearchParams, 'get'>; hash: string }>): ListFilter {
	const stage = url.searchParams.get('stage');
	return {
		stage: STAGES.find((each) => each === stage) ?? '',
		tag: new URLSearchParams(url.hash.slice(1)).get('tag') ?? '',
		sort: url.searchParams.get('sort') === 'nextStep' ? 'nextStep' : 'name'
	};
}

/** The end of an address for a filter. Stage and order say nothing about anybody; a tag may, so it is in the fragment. */
export function addressOf({ stage, tag, sort }: ListFilter): string {
	const search = new URLSearchParams();
	if (stage !== '') search.set('stage', stage);
	if (sort !== 'name') search.set('sort', sort);
	return (search.size > 0 ? `?${search}` : '') + (tag === '' ? '' : `#${new URLSearchParams({ tag })}`);
}
