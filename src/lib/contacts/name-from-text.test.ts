import { describe, expect, it } from 'vitest';
import { nameFromText } from './name-from-text.ts';

const parts = (text: string) => {
	const { kind, name, organisation } = nameFromText(text);
	return [kind, name.given, name.family, organisation];
};

describe('nameFromText', () => {
	it('takes the last word as the last name', () => {
		expect(parts('Anna  Maria Berg')).toEqual(['person', 'Anna Maria', 'Berg', '']);
	});
	it('takes a single word as a last name', () => {
		expect(parts(' Berg ')).toEqual(['person', '', 'Berg', '']);
	});
	it('keeps a particle with the last name', () => {
		expect(parts('Anna von der Berg')).toEqual(['person', 'Anna', 'von der Berg', '']);
		expect(parts('Ulla af Trolle')).toEqual(['person', 'Ulla', 'af Trolle', '']);
	});
	it('reads "last, first"', () => {
		expect(parts('Berg, Anna')).toEqual(['person', 'Anna', 'Berg', '']);
	});
	it('knows an organisation by its legal form or "&"', () => {
		expect(parts('Berg Bau GmbH')).toEqual(['organisation', '', '', 'Berg Bau GmbH']);
		expect(parts('Bergs Trädgård AB')).toEqual(['organisation', '', '', 'Bergs Trädgård AB']);
		expect(parts('Berg & Söhne')).toEqual(['organisation', '', '', 'Berg & Söhne']);
	});
	it('does not take a name that only begins like a legal form', () => {
		expect(parts('Agnes Abel')[0]).toBe('person');
	});
});
