import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseMarkdown } from './markdown.ts';

const chaptersOf = (language: string) => readdirSync(`docs/guide/${language}`).sort();
const read = (language: string, file: string) => parseMarkdown(readFileSync(`docs/guide/${language}/${file}`, 'utf8'));

const MOST_WORDS = 380;

const QUOTES: Record<string, RegExp> = { en: /“([^”]+)”/g, de: /„([^“]+)“/g, sv: /”([^”]+)”/g };
/** Words of other programs, and examples. */
const FOREIGN: Record<string, readonly string[]> = {
	en: [
		...['Google CSV', 'vCard', 'Manage contacts', 'Export contacts', 'File', 'Open & Export', 'Import/Export'],
		...[
			'Export to a file',
			'Comma Separated Values',
			'All Contacts',
			'Save to Files',
			'Organize',
			'Fix & manage',
			'Export to file'
		],
		...['Add to Home Screen', 'every month on the 31st', 'anna lund']
	],
	de: [
		...['Exportieren', 'Google CSV', 'vCard', 'Personen', 'Kontakte verwalten', 'Kontakte exportieren', 'Datei'],
		...['Öffnen und Exportieren', 'Importieren/Exportieren', 'In Datei exportieren', 'Alle Kontakte'],
		...[
			'Durch Trennzeichen getrennte Werte',
			'In Dateien sichern',
			'Dateien',
			'Organisieren',
			'Beheben und verwalten',
			'Teilen'
		],
		...['Zum Home-Bildschirm', 'jeden Monat am 31.', 'anna lund']
	],
	sv: [
		...['Exportera', 'Google CSV', 'vCard', 'Personer', 'Hantera kontakter', 'Exportera kontakter', 'Arkiv'],
		...['Öppna och exportera', 'Importera/exportera', 'Exportera till en fil', 'Kommaavgränsade värden'],
		...[
			'Alla kontakter',
			'Spara i Filer',
			'Organisera',
			'Ordna',
			'Exportera till fil',
			'Dela',
			'Lägg till på hemskärmen'
		],
		...['den 31 varje månad', 'anna lund']
	]
};

/** Every text of the app in a language, without the marks at its end. */
function wordsOfApp(language: string): Set<string> {
	const files = globSync(`messages/*/${language}.json`);
	const texts = files.flatMap((file) => Object.values(JSON.parse(readFileSync(file, 'utf8')) as object) as unknown[]);
	return new Set(texts.filter((text) => typeof text === 'string').map(bare));
}
const bare = (text: string) => text.replace(/[?….\s]+$/, '').toLowerCase();

describe('the handbook', () => {
	it.each(['de', 'sv'])('has the chapters of en in %s, block by block', (language) => {
		expect(chaptersOf(language)).toEqual(chaptersOf('en'));
		for (const file of chaptersOf('en')) {
			const shape = (of: string) =>
				read(of, file).map((block) => (block.kind === 'list' ? `list ${block.items.length}` : block.kind));
			expect(shape(language), file).toEqual(shape('en'));
		}
	});
	it.each(['en', 'de', 'sv'])('begins each chapter in %s with its title and links only to pages', (language) => {
		for (const file of chaptersOf(language)) {
			const [first, ...rest] = read(language, file);
			expect(first, file).toMatchObject({ kind: 'heading', level: 1 });
			expect(rest.length, file).toBeGreaterThan(0);
			const inlines = rest.flatMap((block) =>
				block.kind === 'paragraph' ? block.content : block.kind === 'list' ? block.items.flat() : []
			);
			const unread = inlines.filter((each) => each.kind === 'text' && /\]\(|\*\*/.test(each.text));
			expect(unread, file).toEqual([]);
		}
	});
	it.each(['en', 'de', 'sv'])('links in %s to chapters and pages that there are', (language) => {
		const chapters = chaptersOf(language).map((file) => `#${file.replace(/^\d+-|\.md$/g, '')}`);
		const hrefs = chaptersOf(language).flatMap((file) =>
			read(language, file)
				.flatMap((block) =>
					block.kind === 'paragraph' ? block.content : block.kind === 'list' ? block.items.flat() : []
				)
				.flatMap((each) => (each.kind === 'link' ? [each.href] : []))
		);
		const isPage = (href: string) => existsSync(`src/routes${href}/+page.svelte`) || existsSync(`static${href}`);
		expect(hrefs.filter((href) => (href.startsWith('#') ? !chapters.includes(href) : !isPage(href)))).toEqual([]);
	});
	it.each(['en', 'de', 'sv'])('keeps each chapter in %s short enough to be read at once', (language) => {
		const long = chaptersOf(language)
			.map((file) => [file, readFileSync(`docs/guide/${language}/${file}`, 'utf8').split(/\s+/).length] as const)
			.filter(([, words]) => words > MOST_WORDS);
		expect(long).toEqual([]);
	});
	it.each(['en', 'de', 'sv'])('quotes only words in %s that the app has', (language) => {
		const words = wordsOfApp(language);
		const quoted = chaptersOf(language).flatMap((file) => {
			const text = readFileSync(`docs/guide/${language}/${file}`, 'utf8');
			return [...text.matchAll(QUOTES[language] ?? /(?!)/g)].map((match) => match[1] ?? '');
		});
		expect(quoted.length).toBeGreaterThan(20);
		const unknown = quoted.filter((each) => !words.has(bare(each)) && !FOREIGN[language]?.includes(each));
		expect(unknown).toEqual([]);
	});
});
