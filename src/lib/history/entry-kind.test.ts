import { describe, expect, it } from 'vitest';
import { isOfKind } from './entry-kind.ts';

describe('isOfKind', () => {
	it('finds among the merges boxes that were joined and cards that were, one pair or all sure ones', () => {
		const codes = [
			'backup.merge',
			'folder.merge',
			'duplicates.merge',
			'duplicates.mergeAll',
			'duplicates.distinct',
			'undo'
		];
		expect(codes.filter((what) => isOfKind({ what, changes: [] }, 'merges'))).toEqual(codes.slice(0, 4));
	});
	it('finds what deleted among others', () => {
		const change = { table: 'contacts', id: 'c' } as const;
		expect(isOfKind({ what: 'undo', changes: [{ ...change, kind: 'deleted' }] }, 'deletions')).toBe(true);
		expect(isOfKind({ what: 'undo', changes: [{ ...change, kind: 'revived' }] }, 'deletions')).toBe(false);
	});
});
