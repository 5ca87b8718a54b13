import { button, dialogOf, open, openPerson } from './screen.ts';
import type { Screen } from './screen.ts';

/* Imports, duplicates and what fills a card from elsewhere. */

const csv = (...rows: string[]) => ({
	name: 'Adressbuch 2026.csv',
	mimeType: 'text/csv',
	buffer: Buffer.from(rows.map((row) => `${row}\r\n`).join(''))
});

/** Pairs that an import takes for different people, and the search for duplicates for one. */
const PAIRS = csv(
	'First Name,Last Name,Company,Mobile Phone,E-mail Address,Job Title',
	'Anna,Müller,,+49 171 5512345,,Inhaberin',
	'Anna,Mueller,,0049 171 55 12345,,Geschäftsführerin',
	'Carl,Sjöberg,,,sjoberg@example.com,',
	'Karl,Sjöberg,,,SJOBERG@example.com,',
	',,Berg & Söhne GmbH,+49 6221 445566,,',
	',,Fa. Berg und Söhne,0049 6221 44 55 66,,',
	'Vera,Thiele,,+49 40 7654321,,',
	'Uwe,Thiele,,+49 40 7654321,,'
);

/** New, changed, doubtful and damaged rows, days that could be read both ways, and columns of every kind. */
const MIXED = csv(
	'First Name,Last Name,Job Title,E-mail Address,Mobile Phone,Birthday,Notes,Kundenkarte',
	'Vera,Thiele,Malermeisterin,vera.thiele@example.org,,03/04/1981,Ruft lieber abends zurück,blau',
	'Anna,Müller,Chefin,,+49 171 5512345,05/06/1975,,grün',
	'Carl,Sjöberg,Tischler,,+46 70 1234567,,,',
	'Niklas,Öberg,,niklas@example.net,,07/08/1990,,',
	'Bo,Ek,,bo@example.net,,31.31.1980,,',
	'Eva'
);

export async function takeFiles(screen: Screen): Promise<void> {
	const { page, say, take } = screen;
	const field = page.getByLabel(say('interchange_import_file'));
	await open(screen, '/import');
	await field.setInputFiles('tests/files/address-book.csv');
	await page.locator('#dry-run').waitFor();
	await take('import-preview', 'whole');
	await open(screen, '/import');
	await field.setInputFiles(PAIRS);
	await button(screen, 'interchange_import_run').click();
	await button(screen, 'interchange_import_undo').waitFor();
	await take('import-done');
	await open(screen, '/import');
	await field.setInputFiles(MIXED);
	await page.locator('#dry-run').waitFor();
	await take('import-mixed', 'whole');
	await page.getByRole('radio', { name: say('interchange_import_by_field') }).check();
	for (const summary of await page.locator('main details > summary').all()) await summary.click();
	await take('import-mixed-open', 'whole');
	await button(screen, 'interchange_import_run').click();
	await button(screen, 'interchange_import_undo').waitFor();
	await open(screen, '/import');
	await field.setInputFiles({ name: 'Urlaub.jpg', mimeType: 'image/jpeg', buffer: Buffer.from([255, 216, 255, 224]) });
	await take('import-no-address-book', 'whole');
}

export async function takeDuplicates(screen: Screen): Promise<void> {
	const { page, say, take } = screen;
	await open(screen, '/duplicates');
	const groups = page.locator('main section.card');
	await groups.first().waitFor();
	await take('duplicates', 'whole');
	await groups
		.filter({ hasText: 'Mueller' })
		.getByRole('button', { name: say('duplicates_merge_named', { name: 'Anna Müller' }) })
		.click();
	await dialogOf(screen).waitFor();
	await take('duplicates-merge');
	await dialogOf(screen)
		.locator('fieldset')
		.last()
		.evaluate((node) => node.scrollIntoView());
	await take('duplicates-merge-fields');
	await open(screen, '/duplicates');
	await groups
		.filter({ hasText: 'Thiele' })
		.getByRole('button', { name: say('duplicates_distinct'), exact: true })
		.click();
	// By the keyboard: the toast may lie over it.
	await page.getByText(say('duplicates_marked', { count: 1 })).press('Enter');
	await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
	await take('duplicates-distinct');
}

/** The ways in and out of one card: sharing it, filling it from a text. */
export async function takeHanding(screen: Screen): Promise<void> {
	const { page, say, take } = screen;
	await openPerson(screen);
	await button(screen, 'contacts_more').click();
	await take('card-menu');
	await page.getByRole('button', { name: say('interchange_share'), exact: true }).click();
	await dialogOf(screen).getByRole('img').waitFor();
	await take('share-code');
	await dialogOf(screen)
		.getByRole('radio', { name: say('interchange_share_file') })
		.check();
	await take('share-file');
	await open(screen, '/contacts/new');
	await button(screen, 'interchange_arrived_paste').click();
	await dialogOf(screen).waitFor();
	await take('paste');
	await dialogOf(screen)
		.getByLabel(say('interchange_arrived_text'))
		.fill(
			'Viele Grüße\n\nDr. Jana Müller\nMalermeisterin\nMüller & Söhne GmbH\nHauptstr. 5, 80331 München\nTel. 089 1234567\nMobil: 0171 5512345\njana@mueller.example\nwww.mueller.example'
		);
	await take('paste-understood');
}
