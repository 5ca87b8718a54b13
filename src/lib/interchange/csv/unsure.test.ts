import { describe, expect, it } from 'vitest';
import { detectCsv } from './read.ts';
import type { CsvOptions } from './read.ts';

const look = (text: string, options: CsvOptions = {}) => detectCsv(new TextEncoder().encode(text), options).isUnsure;

describe('areUnsure', () => {
	it('is quiet about a header of a known program, whatever else it has', () => {
		expect(look('First Name,Last Name,E-mail Address,A,B,C,D\nEva,Ek,eva@example.org,1,2,3,4\n')).toBe(false);
	});
	it('asks where there is no header', () => {
		expect(look('Eva Ek,eva@example.org,+46 70 1234567\nBo Ek,bo@example.org,+46 70 7654321\n')).toBe(true);
	});
	it('asks where the header says nothing', () => {
		expect(look('Aa,Bb,Cc\neva@example.org,0701234567,x\nbo@example.org,0707654321,y\n')).toBe(true);
	});
	it('asks where nothing of the file is understood', () => {
		expect(look('Aa,Bb,Cc\nx,y,z\nu,v,w\n')).toBe(true);
	});
	it('does not ask again what the person has said', () => {
		expect(look('Aa,Bb\nx,y\n', { mapping: ['displayName', 'extra'] })).toBe(false);
	});
	it('has nothing to ask about a table without values', () => {
		expect(look('Aa,Bb\n')).toBe(false);
	});
});
