import type { SampleLocale } from './stock.ts';

/** What the invented joiner of the sample data wrote down, in one language. Places are filled by `sample.ts`. */
export interface SampleTexts {
	/** Numbers kept free for films, so that nobody is called by mistake: `{n}` is two digits. */
	phones: readonly string[];
	source: string;
	remark: string;
	parkedReason: string;
	notes: {
		terrace: string;
		measured: string;
		found: string;
		quote: string;
		complaint: string;
		wish: string;
		thanks: string;
		fair: string;
		drawer: string;
		shipped: string;
		plain: readonly string[];
	};
	followUps: {
		quote: string;
		callBack: string;
		visit: string;
		oil: string;
		complaint: string;
		rent: string;
		birthday: string;
		samples: string;
		pay: string;
		plain: readonly string[];
	};
	sales: readonly {
		title: string;
		lines: readonly { text: string; unit: string; quantity: number; price: number }[];
	}[];
}

/*
 * Sources of the numbers: Germany, the Bundesnetzagentur's numbers for media productions; Sweden, PTS's
 * numbers for books and films; United Kingdom, Ofcom's numbers for TV and radio drama.
 */
export const TEXTS: Readonly<Record<SampleLocale, SampleTexts>> = {
	de: {
		phones: ['0171 39200{n}', '030 23125 0{n}', '0221 4710 1{n}'],
		source: 'Messe Mannheim',
		remark: 'Der Hund heißt Tyson. Am besten vormittags anrufen.',
		parkedReason: 'baut erst im Frühjahr',
		notes: {
			terrace: 'Will die Terrasse vor dem Frühjahr, Lärche, etwa 24 m². Angebot mit und ohne Geländer schicken.',
			measured: 'Garten ausgemessen. 6,20 × 3,90 m, zwei Stufen zum Rasen.',
			found: 'Ist über eine Empfehlung auf uns gekommen.',
			quote: 'Angebot verschickt, gültig vier Wochen.',
			complaint: 'Eine Schublade klemmt, die Front hat einen Kratzer.',
			wish: 'Hätte den Tisch gern auch in Nussbaum.',
			thanks: 'Sehr zufrieden, empfiehlt uns weiter.',
			fair: 'Auf der Messe getroffen, sucht eine Küche für den Altbau.',
			drawer: 'Ersatzschublade ist bestellt.',
			shipped: 'Muster Eiche und Esche.',
			plain: [
				'Ruft nächste Woche zurück.',
				'Preisliste geschickt.',
				'Kurz über den Termin gesprochen.',
				'Niemand im Büro.'
			]
		},
		followUps: {
			quote: 'Angebot für die Terrasse schicken',
			callBack: 'zurückrufen',
			visit: 'Aufmaß nehmen',
			oil: 'Terrasse ölen anbieten',
			complaint: 'Schublade austauschen',
			rent: 'Wartung der Türen',
			birthday: 'zum Geburtstag schreiben',
			samples: 'Holzmuster schicken',
			pay: 'an die Rechnung erinnern',
			plain: ['nachfragen, ob das Angebot passt', 'Termin vereinbaren', 'Katalog schicken', 'Plan besprechen']
		},
		sales: [
			{
				title: 'Terrasse aus Lärche',
				lines: [
					{ text: 'Lärchendielen, montiert', unit: 'm²', quantity: 24_000, price: 12_900 },
					{ text: 'Arbeitszeit', unit: 'h', quantity: 18_000, price: 5_800 }
				]
			},
			{ title: 'Einbauküche', lines: [{ text: 'Küche nach Plan', unit: 'Stück', quantity: 1000, price: 684_000 }] },
			{
				title: 'Esstisch Eiche',
				lines: [{ text: 'Tisch 200 × 95 cm', unit: 'Stück', quantity: 1000, price: 189_000 }]
			},
			{ title: 'Zimmertüren', lines: [{ text: 'Tür mit Zarge', unit: 'Stück', quantity: 6000, price: 48_500 }] },
			{ title: 'Bücherregal', lines: [{ text: 'Regal auf Maß', unit: 'lfm', quantity: 3200, price: 39_000 }] },
			{ title: 'Reparatur Fenster', lines: [{ text: 'Arbeitszeit', unit: 'h', quantity: 4500, price: 5_800 }] }
		]
	},
	sv: {
		phones: ['070-174 06 {n}', '040-628 04 {n}', '08-465 004 {n}'],
		source: 'Hemmässan i Malmö',
		remark: 'Hunden heter Tyson. Ring helst på förmiddagen.',
		parkedReason: 'bygger först i vår',
		notes: {
			terrace: 'Vill ha altanen före våren, lärk, cirka 24 m². Skicka offert med och utan räcke.',
			measured: 'Mätte trädgården. 6,20 × 3,90 m, två steg ner till gräsmattan.',
			found: 'Hittade oss genom en rekommendation.',
			quote: 'Offerten skickad, gäller i fyra veckor.',
			complaint: 'En låda kärvar och luckan har en repa.',
			wish: 'Vill gärna ha bordet i valnöt också.',
			thanks: 'Mycket nöjd, rekommenderar oss vidare.',
			fair: 'Träffades på mässan, letar efter ett kök till sekelskifteslägenheten.',
			drawer: 'Ny låda är beställd.',
			shipped: 'Prover på ek och ask.',
			plain: ['Hör av sig nästa vecka.', 'Skickade prislistan.', 'Pratade kort om tiden.', 'Ingen på kontoret.']
		},
		followUps: {
			quote: 'Skicka offert på altanen',
			callBack: 'ring tillbaka',
			visit: 'Mät på plats',
			oil: 'Erbjud oljning av altanen',
			complaint: 'Byt lådan',
			rent: 'Service av dörrarna',
			birthday: 'Gratulera på födelsedagen',
			samples: 'Skicka träprover',
			pay: 'Påminn om fakturan',
			plain: ['Fråga om offerten passar', 'Boka tid', 'Skicka katalogen', 'Gå igenom ritningen']
		},
		sales: [
			{
				title: 'Altan i lärk',
				lines: [
					{ text: 'Lärktrall, monterad', unit: 'm²', quantity: 24_000, price: 129_000 },
					{ text: 'Arbetstid', unit: 'h', quantity: 18_000, price: 58_000 }
				]
			},
			{ title: 'Kök', lines: [{ text: 'Kök efter ritning', unit: 'st', quantity: 1000, price: 6_840_000 }] },
			{ title: 'Matbord i ek', lines: [{ text: 'Bord 200 × 95 cm', unit: 'st', quantity: 1000, price: 1_890_000 }] },
			{ title: 'Innerdörrar', lines: [{ text: 'Dörr med karm', unit: 'st', quantity: 6000, price: 485_000 }] },
			{ title: 'Bokhylla', lines: [{ text: 'Måttbyggd hylla', unit: 'm', quantity: 3200, price: 390_000 }] },
			{ title: 'Fönsterreparation', lines: [{ text: 'Arbetstid', unit: 'h', quantity: 4500, price: 58_000 }] }
		]
	},
	en: {
		phones: ['07700 9000{n}', '020 7946 00{n}', '01632 9600{n}'],
		source: 'Home show, Bristol',
		remark: 'The dog is called Tyson. Best to ring in the morning.',
		parkedReason: 'not building before spring',
		notes: {
			terrace: 'Wants the terrace done before spring, larch, about 24 m². Send the quote with and without railing.',
			measured: 'Measured the garden. 6.20 × 3.90 m, two steps down to the lawn.',
			found: 'Found us through a recommendation.',
			quote: 'Quote sent, good for four weeks.',
			complaint: 'One drawer sticks, the front has a scratch.',
			wish: 'Would like the table in walnut as well.',
			thanks: 'Very happy, recommends us.',
			fair: 'Met at the show, looking for a kitchen for an old house.',
			drawer: 'Replacement drawer is ordered.',
			shipped: 'Samples of oak and ash.',
			plain: [
				'Will ring back next week.',
				'Sent the price list.',
				'A short word about the date.',
				'Nobody in the office.'
			]
		},
		followUps: {
			quote: 'Send the quote for the terrace',
			callBack: 'call back',
			visit: 'Take measurements',
			oil: 'Offer to oil the terrace',
			complaint: 'Replace the drawer',
			rent: 'Service the doors',
			birthday: 'Send birthday wishes',
			samples: 'Send wood samples',
			pay: 'Remind of the invoice',
			plain: ['Ask whether the quote fits', 'Fix a date', 'Send the catalogue', 'Go through the plan']
		},
		sales: [
			{
				title: 'Larch terrace',
				lines: [
					{ text: 'Larch boards, fitted', unit: 'm²', quantity: 24_000, price: 11_900 },
					{ text: 'Labour', unit: 'h', quantity: 18_000, price: 4_800 }
				]
			},
			{ title: 'Fitted kitchen', lines: [{ text: 'Kitchen to plan', unit: 'pcs', quantity: 1000, price: 624_000 }] },
			{ title: 'Oak table', lines: [{ text: 'Table 200 × 95 cm', unit: 'pcs', quantity: 1000, price: 169_000 }] },
			{ title: 'Interior doors', lines: [{ text: 'Door and frame', unit: 'pcs', quantity: 6000, price: 42_500 }] },
			{ title: 'Bookcase', lines: [{ text: 'Made-to-measure shelves', unit: 'm', quantity: 3200, price: 34_000 }] },
			{ title: 'Window repair', lines: [{ text: 'Labour', unit: 'h', quantity: 4500, price: 4_800 }] }
		]
	}
};
