/**
 * Where a merged contact is now: follows `mergedInto` from card to card ('' = was not merged). Two devices may have
 * merged two cards into each other; of such a circle the card with the smallest id is the one, on both devices.
 */
export function redirected(id: string, mergedInto: (id: string) => string): string {
	const path: string[] = [];
	let at = id;
	for (let next = mergedInto(at); next !== '' && next !== at; next = mergedInto(at)) {
		const from = path.indexOf(at);
		if (from >= 0) return path.slice(from).reduce((smallest, each) => (each < smallest ? each : smallest));
		path.push(at);
		at = next;
	}
	return at;
}
