import { stagePattern } from '#lib/contacts/contact-line.ts';
import { STAGES } from '#lib/contacts/contact.ts';
import { fold, spellings } from '#lib/fold.ts';
import { markedField } from '#lib/indexed-line.ts';
import { phoneDigits } from '#lib/phone.ts';
import type { Term } from './scan.ts';

/** What to look for. A line is a hit when it holds every term. */
export interface Query {
	terms: Term[];
	/**
	 * The same with each run of digit groups as one phone number ("0171 55" as 017155); its hits are among those of
	 * `terms` and come first. Null where that makes no difference.
	 */
	joined: Term[] | null;
	/** The words among the terms, for typing errors; operators and digits are taken as they are. */
	words: string[];
	/** The terms that are no words. */
	fixed: Term[];
}

const OPERATOR = /(?:^|\s)(tag|stage):("[^"]*"?|\S*)/giu;
const DIGIT_GROUP = /^\+?[\d()./+-]*\d[\d()./+-]*$/u;
/** A term that no line holds: the newline never stands inside one. */
const NOTHING: Term = ['\n\n'];

/** Reads what was typed into the search box. Words are separated by white space and all must be found. */
export function parseQuery(text: string): Query {
	const operators: Term[] = [];
	const rest = text.replace(OPERATOR, (_, name: string, value: string) => {
		const term = operator(name.toLowerCase(), fold(value.replaceAll('"', '')));
		if (term) operators.push(term);
		return ' ';
	});
	const query: Query = { terms: [...operators], joined: null, words: [], fixed: [...operators] };
	const joined: Term[] = [...operators];
	let isJoined = false;
	for (const run of runs(rest)) {
		if (!DIGIT_GROUP.test(run[0] ?? '')) {
			const word = spellings(run[0] ?? '').filter((spelling) => spelling !== '');
			if (word.length === 0) continue;
			query.terms.push(word);
			joined.push(word);
			query.words.push(word[0] ?? '');
			continue;
		}
		const number = [phoneDigits(run.join(' '))];
		const isWhole = run.length > 1 && /^\(?(\+|00)/u.test(run[0] ?? '') && number[0] !== '';
		const groups = isWhole ? [number] : run.map(digitGroup);
		query.terms.push(...groups);
		query.fixed.push(...groups);
		joined.push(run.length > 1 && number[0] !== '' ? number : (groups[0] ?? number));
		isJoined ||= groups.length > 1;
	}
	if (isJoined) query.joined = joined;
	return query;
}

function operator(name: string, value: string): Term | null {
	if (value === '') return null;
	if (name === 'tag') return [markedField('tag', value)];
	const stages = STAGES.filter((stage) => stage.startsWith(value));
	return stages.length === 0 ? NOTHING : stages.map(stagePattern);
}

/** One group of digits as typed ("2026-0012", an invoice) and as it stands in a phone number. */
function digitGroup(text: string): Term {
	const digits = phoneDigits(text);
	return digits === '' || digits === fold(text) ? [fold(text)] : [fold(text), digits];
}

/** The words, groups of digits next to each other together. */
function runs(text: string): string[][] {
	const found: string[][] = [];
	let digits: string[] | null = null;
	for (const word of text.split(/\s+/u)) {
		if (word === '') continue;
		if (!DIGIT_GROUP.test(word)) {
			digits = null;
			found.push([word]);
		} else if (digits) {
			digits.push(word);
		} else {
			digits = [word];
			found.push(digits);
		}
	}
	return found;
}
