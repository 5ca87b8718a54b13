import { describe, expect, it } from 'vitest';
import type { RecordRef } from '#lib/db/references.ts';
import { refKey } from '#lib/db/references.ts';
import type { TableName } from '#lib/db/schema.ts';
import type { Kept } from '#lib/db/undo-plan.ts';
import type { UndoSummary } from './undo-summary.ts';
import { summaryOf } from './undo-summary.ts';
import { effectSentences, keptSentence, namedIn } from './undo-words.ts';

const ref = (id: string, table: TableName = 'contacts'): RecordRef => ({ table, id });
const named = (...refs: readonly (readonly [RecordRef, string])[]) => ({
	names: new Map(refs.map(([one, name]) => [refKey(one), { name, currency: '', isThere: true }])),
	fields: [],
	locale: 'en'
});
const words = named(
	[ref('a'), 'Anna Berg'],
	[ref('b'), 'Erik Ek'],
	[ref('c'), 'Café Lund'],
	[ref('n', 'notes'), 'Wants a sofa'],
	[ref('nameless'), '']
);
const none = { count: 0, first: [] };
const summary = (parts: Partial<UndoSummary>): UndoSummary => ({
	...{ trash: none, revive: none, setBack: none, kept: [], keptCount: 0, removable: 0 },
	...parts
});
const kept = (reason: Kept['reason'], more: Partial<Kept> = {}): Kept => ({
	change: { ...ref('a'), kind: 'changed' },
	reason,
	keys: [],
	by: [],
	...more
});

describe('effectSentences', () => {
	it('says nothing of what nothing happens to', () => {
		expect(effectSentences(summary({}), words)).toEqual([]);
	});
	it('says each kind of thing in a sentence of its own: what comes back first, what goes last', () => {
		const all = summary({
			trash: { count: 1, first: [ref('a')] },
			revive: { count: 1, first: [ref('b')] },
			setBack: { count: 2, first: [ref('a'), ref('c')] }
		});
		expect(effectSentences(all, words)).toEqual([
			'Comes back from the trash: Erik Ek.',
			'Gets the former values again: Anna Berg and Café Lund.',
			'Goes to the trash: Anna Berg.'
		]);
	});
	it('names the first of many and counts the rest; what has no name by what it is', () => {
		const many = summary({ trash: { count: 12, first: [ref('a'), ref('nameless'), ref('gone', 'notes')] } });
		const [sentence = ''] = effectSentences(many, words);
		expect(sentence).toMatch(/^Goes to the trash: Anna Berg, /);
		expect(sentence).toMatch(/\b9\b/);
		expect(sentence).not.toMatch(/, ,|undefined/);
	});
});

describe('keptSentence', () => {
	it('says for each reason why it stays', () => {
		expect(keptSentence(kept('changed', { keys: ['remark'] }), words)).toBe('Anna Berg: Remark changed again since.');
		expect(keptSentence(kept('edited', { keys: ['remark'] }), words)).toBe('Anna Berg was edited since (Remark).');
		expect(keptSentence(kept('trashed'), words)).toBe('Anna Berg lies in the trash. Put it back first.');
		expect(keptSentence(kept('gone'), words)).toBe('Anna Berg: the content is gone from the trash.');
	});
	it('names a field once, however many of its members changed, and no machine’s value', () => {
		const both = keptSentence(kept('changed', { keys: ['phones/1', 'phones/2', 'importId'] }), words);
		expect(both).toBe('Anna Berg: Phone changed again since.');
		expect(keptSentence(kept('changed', { keys: ['importId'] }), words)).toBe(
			'Anna Berg: More fields changed again since.'
		);
	});
	it('names two of those that point at it, and counts the others', () => {
		const by = [ref('n', 'notes'), ref('b'), ref('c'), ref('d')];
		const sentence = keptSentence(kept('referred', { by }), words);
		expect(sentence).toContain('Anna Berg is in use since:');
		expect(sentence).toContain('“Wants a sofa”');
		expect(sentence).toContain('“Erik Ek”');
		expect(sentence).not.toContain('Café');
		expect(sentence).toMatch(/\b2\b/);
	});
});

describe('namedIn', () => {
	it('asks for the names of all that is named, and of no more', () => {
		const change = { ...ref('x'), kind: 'created' as const };
		const by = [ref('1'), ref('2'), ref('3')];
		const refs = namedIn(
			summary({
				trash: { count: 9, first: [ref('a')] },
				revive: { count: 1, first: [ref('b')] },
				setBack: { count: 1, first: [ref('c')] },
				kept: [kept('referred', { change, by })]
			})
		);
		expect(refs.map(({ id }) => id)).toEqual(['a', 'b', 'c', 'x', '1', '2']);
	});
});

describe('summaryOf', () => {
	it('counts all, names the first, passes pictures over, and counts what could be trashed too', () => {
		const step = (id: string, table: TableName = 'contacts') => ({
			change: { table, id, kind: 'created' as const },
			record: { id, created: '', stamps: {}, deleted: '' },
			does: 'trash' as const,
			values: new Map()
		});
		const plan = {
			steps: [step('p', 'photos'), ...['a', 'b', 'c', 'd', 'e'].map((id) => step(id))],
			kept: [...Array.from({ length: 6 }, () => kept('edited')), kept('referred'), kept('trashed')]
		};
		const short = summaryOf(plan);
		expect(short.trash).toEqual({ count: 5, first: [ref('a'), ref('b'), ref('c')] });
		expect(short).toMatchObject({ revive: none, setBack: none, keptCount: 8, removable: 7 });
		expect(short.kept).toHaveLength(5);
	});
});
