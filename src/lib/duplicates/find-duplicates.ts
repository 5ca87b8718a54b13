import { Blocks } from './blocks.ts';
import { duplicateScore } from './duplicate-score.ts';
import type { Commonness } from './duplicate-score.ts';
import { groupsOf } from './groups.ts';
import type { DuplicateGroup, ScoredPair } from './groups.ts';
import type { NameLanguage, Traits } from './traits.ts';

interface Search {
	home: NameLanguage;
	/** Pairs that were said to be two, as `pairId` names them. */
	isDistinct: (a: string, b: string) => boolean;
	onProgress?: (done: number, total: number) => void;
}

/** So many contacts between two reports of progress. */
const STEP = 500;

/** The groups of contacts that look like one, the surest first. Time grows with the contacts, not with their pairs. */
export function findDuplicates(all: readonly Traits[], { home, isDistinct, onProgress }: Search): DuplicateGroup[] {
	const common = commonness(all, home);
	const blocks = new Blocks(all, home);
	const pairs: ScoredPair[] = [];
	for (const [at, traits] of all.entries()) {
		if (at % STEP === 0) onProgress?.(at, all.length);
		for (const place of blocks.candidates(at)) {
			const other = all[place];
			if (!other) continue;
			const scored = duplicateScore(traits, other, common);
			if (scored.level === null || isDistinct(traits.id, other.id)) continue;
			pairs.push({ a: traits.id, b: other.id, ...scored });
		}
	}
	const byId = new Map(all.map((traits) => [traits.id, traits]));
	const contradicts = (a: string, b: string): boolean => {
		const [one, other] = [byId.get(a), byId.get(b)];
		return (
			isDistinct(a, b) || (one !== undefined && other !== undefined && duplicateScore(one, other, common).contradicts)
		);
	};
	return groupsOf(pairs, contradicts);
}

function commonness(all: readonly Traits[], home: NameLanguage): Commonness {
	const names = new Map<string, number>();
	const phones = new Map<string, number>();
	const emails = new Map<string, number>();
	const count = (counts: Map<string, number>, value: string) => counts.set(value, (counts.get(value) ?? 0) + 1);
	for (const traits of all) {
		if (traits.name !== '') count(names, traits.name);
		for (const phone of traits.phones) count(phones, phone);
		for (const email of traits.emails) count(emails, email);
	}
	return {
		home,
		name: (name) => names.get(name) ?? 0,
		phone: (phone) => phones.get(phone) ?? 0,
		email: (email) => emails.get(email) ?? 0
	};
}
