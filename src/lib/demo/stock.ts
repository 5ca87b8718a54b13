/** The languages that sample people come in. */
export type SampleLocale = 'de' | 'en' | 'sv';

interface Town {
	name: string;
	postalCode: string;
	/** Area code with its leading 0. */
	area: string;
}

/** What people, firms and places of one language are made of. Invented combinations; no list of real people. */
export interface Stock {
	given: readonly string[];
	family: readonly string[];
	streets: readonly string[];
	towns: readonly Town[];
	/** Trade words and legal forms a firm's name is made of: "Tischlerei Berg", "Bergs Måleri AB". */
	firm: readonly ((family: string) => string)[];
	titles: readonly string[];
	tags: readonly string[];
	country: string;
	/** Prefixes of mobile numbers. */
	mobile: readonly string[];
	/** Digits a phone number has in all, the leading 0 counted. */
	phoneLength: number;
}

const words = (text: string) => text.trim().split(/\s+/u);
const towns = (text: string): Town[] =>
	text
		.trim()
		.split(/\s*;\s*/u)
		.map((line) => {
			const [postalCode = '', area = '', name = ''] = line.split('|');
			return { postalCode, area, name };
		});

export const STOCK: Readonly<Record<SampleLocale, Stock>> = {
	de: {
		given: words(`Anna Jutta Karl-Heinz Petra Jürgen Käthe Björn Sören Änne Günther Ayşe Mehmet Lena Finn Emma
			Paul Marie Lukas Sophie Maximilian Hannah Felix Mia Jonas Lea Tobias Katharina Matthias Sabine Uwe Birgit Ralf
			Heike Torsten Claudia Dieter Renate Wolfgang Ursula Hans-Jörg Silke Andreas Martina Stefan Monika Rüdiger Gisela
			Łukasz Zoë Jörg Marlene Volker Elif Bärbel Ingeborg Detlef Svenja Özlem Vera`),
		family: words(`Müller Schmidt Schneider Fischer Weber Meyer Wagner Becker Schulz Hoffmann Schäfer Koch Bauer
			Richter Klein Wolf Schröder Neumann Schwarz Zimmermann Braun Krüger Hofmann Hartmann Lange Schmitt Werner Krause
			Meier Lehmann Köhler Maier Huber Kaiser Fuchs Peters Lang Scholz Möller Weiß Jung Hahn Vogel Keller Günther Frank
			Berger Winkler Roth Beck Lorenz Baumann Böhm Groß Yılmaz Kowalski Großmann Strauß Jäger Öztürk Bär Kühn Pöhlmann
			Götz Übelacker Süß Brückner Hänsel Conrad Voß Thiele Noack Petersen Dörr Eßer`),
		streets: words(`Hauptstraße Bahnhofstraße Gartenstraße Lindenallee Schulstraße Mühlweg Am_Markt Bergstraße
			Kirchgasse Waldweg Rosenweg Goethestraße Amselweg An_der_Brücke Weinbergstraße Industriestraße Sägmühlweg`),
		towns: towns(`68159|0621|Mannheim; 69115|06221|Heidelberg; 67346|06232|Speyer; 67059|0621|Ludwigshafen am Rhein;
			76133|0721|Karlsruhe; 80331|089|München; 20095|040|Hamburg; 28195|0421|Bremen; 50667|0221|Köln;
			97070|0931|Würzburg; 90402|0911|Nürnberg; 24103|0431|Kiel; 01067|0351|Dresden; 07743|03641|Jena;
			72070|07071|Tübingen; 38100|0531|Braunschweig; 23552|0451|Lübeck; 48143|0251|Münster`),
		firm: [
			(family) => `Tischlerei ${family}`,
			(family) => `${family} & Söhne GmbH`,
			(family) => `Gartenbau ${family}`,
			(family) => `Hausverwaltung ${family} GmbH & Co. KG`,
			(family) => `Praxis Dr. ${family}`,
			(family) => `Elektro ${family} e. K.`,
			(family) => `Bäckerei ${family}`,
			(family) => `Architekturbüro ${family}`,
			(family) => `Malerbetrieb ${family}`,
			(family) => `${family} Bedachungen`
		],
		titles: ['Inhaberin', 'Inhaber', 'Geschäftsführer', 'Geschäftsführerin', 'Einkauf', 'Büroleitung', 'Bauleitung'],
		tags: ['Garten', 'Küche', 'Altbau', 'Messe', 'Empfehlung', 'Stammkunde', 'Newsletter'],
		country: 'Deutschland',
		mobile: ['0160 ', '0170 ', '0171 ', '0175 '],
		phoneLength: 11
	},
	sv: {
		given: words(`Anna Erik Maja Åsa Östen Björn Göran Märta Håkan Sören Jörgen Linnéa Elsa William Alice Hugo Ebba
			Liam Astrid Nils Wilma Oscar Saga Axel Ingrid Karl-Johan Gunilla Lars Birgitta Anders Kerstin Mikael Eva Per
			Marie Åke Ulla Bengt Elisabeth Kjell Ragnhild Mattias Emelie Johan Sofia Fatima Ali Zahra Örjan Yngve Siv`),
		family: words(`Andersson Johansson Karlsson Nilsson Eriksson Larsson Olsson Persson Svensson Gustafsson Pettersson
			Jonsson Jansson Hansson Bengtsson Jönsson Lindberg Jakobsson Magnusson Olofsson Lindström Lindqvist Lindgren Axelsson
			Berg Bergström Lundberg Lind Lundgren Lundqvist Mattsson Berglund Fredriksson Sandberg Henriksson Forsberg Sjöberg
			Wallin Engström Eklund Danielsson Håkansson Lundin Gunnarsson Björk Bergman Holm Wikström Samuelsson Isaksson
			Fransson Bergqvist Nyström Holmberg Arvidsson Löfgren Söderberg Nyberg Blomqvist Claesson Nordström Mårtensson
			Öberg Åberg Ärlig Sköld Björklund Carlsson Hallström Ljungqvist`),
		streets: words(`Storgatan Kungsgatan Drottninggatan Skolgatan Björkvägen Ängsvägen Åkervägen Kyrkogatan Parkvägen
			Fiskaregatan Lillgatan Norra_vägen Östra_vägen Hamngatan Trädgårdsgatan Kvarngatan Ekvägen`),
		towns: towns(`211 22|040|Malmö; 222 22|046|Lund; 271 41|0411|Ystad; 252 20|042|Helsingborg; 411 03|031|Göteborg;
			111 20|08|Stockholm; 753 10|018|Uppsala; 582 22|013|Linköping; 702 10|019|Örebro; 722 11|021|Västerås;
			852 30|060|Sundsvall; 903 26|090|Umeå; 972 33|0920|Luleå; 352 30|0470|Växjö; 291 31|044|Kristianstad;
			392 32|0480|Kalmar; 432 41|0340|Varberg; 621 57|0498|Visby`),
		firm: [
			(family) => `${family.replace(/s$/u, '')}s Trädgård AB`,
			(family) => `${family} Bygg AB`,
			(family) => `Måleri ${family}`,
			(family) => `${family} & Co HB`,
			(family) => `Snickeri ${family}`,
			(family) => `${family.replace(/s$/u, '')}s El AB`,
			(family) => `Bageri ${family}`,
			(family) => `Fastighetsbolaget ${family} AB`,
			(family) => `${family} Arkitekter AB`
		],
		titles: ['ägare', 'vd', 'inköp', 'kontor', 'projektledare', 'förvaltare'],
		tags: ['trädgård', 'kök', 'mässa', 'rekommendation', 'stamkund', 'nyhetsbrev', 'företag'],
		country: 'Sverige',
		mobile: ['070-', '072-', '073-', '076-', '079-'],
		phoneLength: 10
	},
	en: {
		given: words(`Olivia Harry Emma George Amelia Jack Isla Noah Ava Charlie Mia Oscar Grace James Freya William Lily
			Thomas Sophie Henry Ella Leo Evie Arthur Poppy Alfie Zoë Siobhán Seán Renée Chloé Priya Mohammed Aisha Daniel
			Margaret John Susan David Patricia Michael Linda Peter Karen Andrew Helen Paul Julie Mark Angela Nia Rhys`),
		family: words(`Smith Jones Taylor Brown Williams Wilson Johnson Davies Robinson Wright Thompson Evans Walker White
			Roberts Green Hall Wood Jackson Clarke Patel Khan Lewis Martin Cooper Hill Ward Turner Morris Moore Clark Lee
			King Baker Harrison Morgan Allen James Scott Phillips Watson Davis Parker Price Bennett Young Griffiths Mitchell
			Kelly Cook Carter Richardson Bailey Collins Bell Shaw Murphy Miller Cox Richards O'Neill O'Brien MacDonald Begum
			Hughes Fitzgerald Brontë Ashworth`),
		streets: words(`High_Street Station_Road Church_Lane Victoria_Road Mill_Lane Park_Avenue Queen_Street The_Green
			Manor_Road School_Lane Orchard_Close Bridge_Street Kings_Road Elm_Grove Market_Place`),
		towns: towns(`BS1 4DJ|0117|Bristol; LS1 3EX|0113|Leeds; S1 2HE|0114|Sheffield; NG1 5FS|0115|Nottingham;
			LE1 1SZ|0116|Leicester; RG1 1AZ|0118|Reading; CB2 1TN|01223|Cambridge; OX1 1BX|01865|Oxford; YO1 7HH|01904|York;
			BA1 1LN|01225|Bath; EX1 1GB|01392|Exeter; NR2 1TF|01603|Norwich; CF10 1EP|029|Cardiff; EH1 1YZ|0131|Edinburgh;
			BT1 5GS|028|Belfast; BN1 1EE|01273|Brighton`),
		firm: [
			(family) => `${family} & Sons Ltd`,
			(family) => `${family} Joinery`,
			(family) => `${family} Garden Design`,
			(family) => `${family} Electrical Ltd`,
			(family) => `The ${family} Bakery`,
			(family) => `${family} Property Management`,
			(family) => `${family} Architects LLP`,
			(family) => `Dr ${family} Dental Practice`
		],
		titles: ['Owner', 'Managing Director', 'Buyer', 'Office Manager', 'Site Manager', 'Caretaker'],
		tags: ['garden', 'kitchen', 'trade fair', 'referral', 'regular', 'newsletter'],
		country: 'United Kingdom',
		mobile: ['07400 ', '07500 ', '07700 ', '07800 ', '07900 '],
		phoneLength: 11
	}
};

/** Street and number as the language writes them. The lists above part their members by blanks, hence the underlines. */
export function streetLine(word: string, number: number, locale: SampleLocale): string {
	const street = word.replaceAll('_', ' ');
	return locale === 'en' ? `${number} ${street}` : `${street} ${number}`;
}

/** A name as it stands in an e-mail address. */
export function asciiName(name: string): string {
	const plain = name.toLowerCase().replaceAll('ß', 'ss').replaceAll('ı', 'i').replaceAll('ł', 'l').normalize('NFD');
	return plain.replace(/[^a-z]/gu, '');
}
