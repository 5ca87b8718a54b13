/** The address of a search. What is looked for stands in the fragment, which never leaves the device. */
export function searchUrl(text: string): string {
	return `/search#${new URLSearchParams({ q: text })}`;
}

/** What an address searches for; '' on any other page. */
export function searchedIn(url: Pick<URL, 'pathname' | 'hash'>): string {
	return url.pathname === '/search' ? (new URLSearchParams(url.hash.slice(1)).get('q') ?? '') : '';
}
