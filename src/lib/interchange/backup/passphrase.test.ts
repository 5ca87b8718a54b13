import { describe, expect, it } from 'vitest';
import { strengthOf } from './passphrase.ts';

describe('strengthOf', () => {
	it.each([
		['', 'short'],
		['geheim', 'short'],
		['aaaaaaaaaaaaaaaa', 'weak'],
		['password', 'weak'],
		['Sommer2026', 'weak'],
		['lampe hafen birke regen', 'good'],
		['fluss fluss fluss fluss', 'weak'],
		['x7#Kp2!vQ9zL', 'good'],
		['лампа гавань берёза дождь', 'good']
	])('%s is %s', (passphrase, strength) => {
		expect(strengthOf(passphrase)).toBe(strength);
	});
});
