import { describe, expect, it } from 'vitest';
import { undoneAmong } from './undone.ts';

describe('undoneAmong', () => {
	it('is empty where nothing was taken back', () => {
		expect(undoneAmong([]).size).toBe(0);
	});
	it('knows an entry that was taken back', () => {
		expect([...undoneAmong([{ id: 'u1', undoes: 'a' }])]).toEqual(['a']);
	});
	it('counts an entry as in force again once the undoing was undone', () => {
		const links = [
			{ id: 'u1', undoes: 'a' },
			{ id: 'u2', undoes: 'u1' }
		];
		expect([...undoneAmong(links)]).toEqual(['u1']);
		expect([...undoneAmong([...links, { id: 'u3', undoes: 'u2' }])].sort()).toEqual(['a', 'u2']);
	});
	it('takes one of two undoings as enough', () => {
		const links = [
			{ id: 'u1', undoes: 'a' },
			{ id: 'u2', undoes: 'a' },
			{ id: 'u3', undoes: 'u1' }
		];
		expect(undoneAmong(links).has('a')).toBe(true);
	});
});
