import { splitParticle } from './name.ts';
import type { Contact } from './contact.ts';

/** Words and legal forms that only organisations have in their names. */
const ORGANISATION =
	/(?:^|\s)(?:gmbh|mbh|ag|kg|kgaa|ohg|gbr|ug|e\.?\s?v\.?|e\.?k\.?|ab|hb|kb|ltd\.?|llc|llp|inc\.?|plc|co\.?|oy|as|a\/s|aps|sarl|s\.?a\.?|b\.?v\.?|se|stiftung|verein|förening|firma|praxis|kanzlei|&)(?=$|[\s,.])/iu;

/**
 * Reads what somebody typed into a picker as the name of a new contact: "Anna von Berg", "Berg, Anna", "Berg GmbH".
 * A single word is a last name; a legal form or "&" makes it an organisation.
 */
export function nameFromText(text: string): Pick<Contact, 'kind' | 'name' | 'organisation'> {
	const line = text.trim().replace(/\s+/gu, ' ');
	const empty = { prefix: '', given: '', additional: '', family: '', suffix: '' };
	if (ORGANISATION.test(line)) return { kind: 'organisation', name: empty, organisation: line };
	const comma = /^([^,]+), ?([^,]+)$/u.exec(line);
	if (comma?.[1] !== undefined && comma[2] !== undefined) {
		return { kind: 'person', name: { ...empty, family: comma[1].trim(), given: comma[2].trim() }, organisation: '' };
	}
	const words = line.split(' ');
	let first = words.length - 1;
	// "Anna von der Berg": the last name begins where a particle of either language does.
	for (let at = 1; at < words.length - 1; at++) {
		const rest = words.slice(at).join(' ');
		if (splitParticle(rest, 'de').particle !== '' || splitParticle(rest, 'sv').particle !== '') {
			first = at;
			break;
		}
	}
	const name = { ...empty, given: words.slice(0, first).join(' '), family: words.slice(first).join(' ') };
	return { kind: 'person', name, organisation: '' };
}
