import type { AddressPart, Field } from './fields.ts';
import { REJECT_HEADER } from './own-layout.ts';

/** Whole headers (folded, see `foldHeader`) with a meaning of their own, in English, German and Swedish. */
const WHOLE: Record<string, string> = {
	displayName:
		'name|full name|display name|anzeigename|namn|fullstandigt namn|visningsnamn|contact name|kontaktname|file as|ansprechpartner|kontaktperson|contact person|customer name|kundenname|kundnamn|vollstandiger name|vor und nachname|person name|vorname nachname|nachname vorname|vorname name|name vorname|first last name|first and last name|for och efternamn|fornamn efternamn|efternamn fornamn|name firma|firma name|kontaktpersonens namn|name des kontakts|vor nachname',
	prefix: 'name prefix|prefix|anrede|salutation|namenszusatz|akad titel|akademischer titel|namnprefix|tilltal',
	given:
		'first name|given name|given|first|forename|christian name|vorname|vornamen|rufname|fornamn|tilltalsnamn|forenames|first names|fornamn n',
	additional: 'middle name|middle|additional name|additional names|weitere vornamen|zweiter vorname|mellannamn',
	family: 'last name|family name|surname|last|nachname|familienname|zuname|efternamn|slaktnamn',
	suffix: 'suffix|name suffix|namenssuffix|namnsuffix',
	nickname: 'nickname|nick name|spitzname|smeknamn',
	organisation:
		'company|company name|organization|organisation|organization name|organisation name|firma|firmenname|unternehmen|arbeitgeber|employer|foretag|foretagsnamn|bolag|associated company|account name|business name|firmaname|name des unternehmens|unternehmensname|verknupftes unternehmen|firmenbezeichnung|organisationsnamn|organisationsname|betrieb|arbetsplats|business|company organisation|primary company|company account',
	department: 'department|abteilung|avdelning|organization department|dept',
	title:
		'job title|position|job|role|funktion|befattning|arbeitstitel|berufsbezeichnung|jobtitel|stellung|yrkestitel|yrkesroll|occupation|organization title|person job title|jobbezeichnung|tatigkeit|beruf|yrke|arbetstitel|jobbtitel|profession|rolle|roll|position title|job description',
	birthday:
		'birthday|birth date|birthdate|date of birth|dob|bday|geburtstag|geburtsdatum|geb datum|fodelsedag|fodelsedatum|geb|geb am|geboren|geboren am|geburtsdat|gebdat|gebdatum|d o b|fodd|fodelsedat|birth day date',
	birthDay: 'birth day|geburtstag tag',
	birthMonth: 'birth month|geburtsmonat|fodelsemanad',
	birthYear: 'birth year|geburtsjahr|fodelsear',
	anniversary: 'anniversary|jahrestag|hochzeitstag|arsdag|brollopsdag|bemarkelsedag',
	note: 'notes|note|comments|comment|remarks|remark|notizen|notiz|bemerkung|bemerkungen|anmerkung|anmerkungen|kommentar|kommentare|anteckningar|anteckning|kommentarer|background|description|beschreibung|beskrivning|about|background info|info|infos|memo|hinweis|hinweise|freitext|noteringar|notering',
	tags: 'tags|tag|categories|category|labels|group membership|groups|group|kategorien|kategorie|gruppen|gruppe|schlagworte|schlagworter|kategorier|kategori|grupper|grupp|etiketter|taggar|person labels|etiketten|etikett|tag list|contact tags',
	stage: 'stage|lifecycle stage|stadium|phase|skede|fas|lifecycle phase|kundenstatus',
	source: 'source|lead source|original source|quelle|herkunft|kalla|ursprung',
	language: 'language|sprache|sprak',
	vatId:
		'vat id|vat number|vat no|ust id|ust idnr|ust id nr|ustid|ustidnr|umsatzsteuer id|umsatzsteuer identifikationsnummer|momsregistreringsnummer|momsnummer|moms nr|vat reg no|momsreg nr|momsregnr|vat registration number|vat reg number|uid nummer|uid nr|umsatzsteuer id nr|ust idnummer|vat',
	customerNumber:
		'customer number|customer no|customer id|kundennummer|kundennr|kunden nr|kd nr|kundnummer|kundnr|kund nr|account number|kunden id|debitorennummer|debitor nr|debitorennr|client id|client number|kundid|mitgliedsnummer|medlemsnummer',
	uid: 'uid',
	'phone.main':
		'company main phone|main phone|primary phone|telefon firma|haupttelefon|firmentelefon|zentrale|primar telefon|primart telefonnummer|vaxel|telefon foretag|foretagets telefon',
	'phone.label':
		'car phone|autotelefon|biltelefon|assistant s phone|assistant phone|telefon assistent|assistentens telefon|telefon assistent en|telefon assistent in|callback|ruckmeldung|isdn|radio phone|funkruf|tty tdd phone|telefon fur horbehinderte|telex|pager|pager number|pager nummer|personsokare|motringning|asst phone|assistant s phone number|iphone|phone iphone|telefon iphone|apple watch',
	'phone.work': 'arbete|arbete 2|durchwahl|direct phone',
	'phone.home': 'hem|hem 2|festnetz',
	'postalCode.work': 'postadress arbete',
	'postalCode.home': 'postadress hem',
	'postalCode.other': 'postadress annan|postadress ovrig|postadress ovrigt|annan postadress|ovrig postadress',
	'url.home': 'home page',
	'url.other':
		'linkedin url|linkedin|linkedin profile|xing|facebook|instagram|person linkedin url|linkedin profil|blog|xing profil|x ing',
	occasion: 'event value',
	occasionType: 'event type|event label',
	extraType: 'relation type|relation label|custom field type|custom field label',
	skip: 'eposttyp|epost typ|epost 2 typ',
	// An address of a picture is no website, and nothing is fetched.
	extra:
		'relation value|custom field value|photo|photo url|foto|bild|picture|picture url|avatar|avatar url|profile picture|profilbild'
};

const PARTS: Record<string, string> = {
	phone:
		'phone|phone number|phone no|telephone|telephone number|tel|tel nr|telefon|telefonnummer|telefon nummer|telefon nr|telefonnr|rufnummer|phones|tlf|tfn|ring|telephone no|tel no|phone nr|telefon nr|telefonnr|fon|rufnr|telnr|fernsprecher|telefon direkt|direct dial',
	mobile:
		'mobile|mobile phone|phone mobile|tel mobile|telefon mobil|tel mobil|mobil telefon|mobil tel|mobile number|mobile phone number|cell|cell phone|cellphone|cellular|mobil|mobiltelefon|mobiltelefonnummer|mobilnummer|mobilnr|mobil tel nr|mobil nr|handy|handynummer|handynr|mobile no|mob|mob nr|mobilfunk|mobilfunknummer|mobil no|mobil telefonnummer|cell no|cell number|cell phone number|handy nr|handy nummer|mobile tel|mob tel|mobiltel|mobiltfn|tfn mobil',
	fax: 'fax|fax number|fax no|telefax|faxnummer|fax nummer|fax nr|fax phone|telefaxnummer|faxnr|telefaxnr|telefax nr',
	email:
		'email|emails|email address|mail|mail address|email adresse|emailadresse|mailadresse|mail adresse|epost|epostadress|epost adress|mejl|mejladress|mailadress|emailadress|email addresses|emailadressen|e mails|mailadress|emailaddress|mails|elektronische post',
	street:
		'street|street address|street name|street road name|address|address line|adresse|anschrift|adresszeile|strasse|strasse hausnummer|strasse und hausnummer|strasse nr|strasse hausnr|str|strassenname|adress|gatuadress|gata|utdelningsadress|postadress|adressrad|mailing street|postal address|postanschrift|hausanschrift|besoksadress|street and number|street no|street number|strasse u nr|strasse und nr|gatunamn|gatuadress 1|adress 1|wohnadresse|hausadresse',
	streetMore:
		'extended address|adresszusatz|anschriftzusatz|co adress|c o|c o adress|street address extended|adresstillagg|adr zusatz|adress zusatz|address line 3|adresszusatz 1',
	houseNumber: 'house number|hausnummer|hausnr|hnr|husnummer|gatunummer',
	poBox: 'po box|p o box|postfach|postbox|box|post office box',
	postalCode:
		'postal code|zip|zip code|zipcode|zip postal code|postcode|post code|plz|postleitzahl|postnummer|postnr|zip postcode|postcode zip|plz postleitzahl|post nr',
	city: 'city|town|city town village locality|ort|stadt|wohnort|locality|postort|stad|city town|town city|city town|stadt ort|wohnort stadt|bostadsort|suburb city',
	postalCity:
		'plz ort|plz stadt|plz und ort|plz u ort|plz wohnort|postleitzahl ort|postleitzahl und ort|postnr ort|postnummer ort|postnummer och ort|postnr och ort|postnr postort|postnummer postort|zip city|zip and city|postcode town|postcode city|postal code city|postcode and town',
	region:
		'state|region|province|county|state county|state province|state region|bundesland|kanton|bundesland kanton|lan|delstat|landskap|stat|provins|delstat provins|landkreis|bundesland region|region bundesland|bundesland',
	country: 'country|country region|land|land region|staat|lander|country name|iso land|nation',
	formatted: 'formatted|full address|vollstandige adresse|formatted address',
	url: 'website|websites|web site|web page|webpage|web|webseite|internetseite|internet|homepage|url|www|website url|webbplats|webbsida|hemsida|webb|web adresse|webbadress|web address|web seite|internetadresse|internetseite|web adresse|homepage url|blog url|hemsideadress|web page address|website address|url page'
};

const TYPES: Record<string, string> = {
	work: 'business|work|office|geschaftlich|geschaftliche|geschaftlicher|geschaftliches|geschaftl|geschaft|gesch|buro|kontor|organization|organisation|berufliche|dienstliche|dienstlicher|dienstl|geschafts|dienstlich|dienst|arbeit|beruflich|arbete|arbets|jobb|firmen|company|foretags',
	home: 'home|private|personal|privat|priv|privates|privater|personliche|personlich|personliga|hemma|zuhause|hem|hemma|bostad|bostads',
	other: 'other|andere|anderer|anderes|weitere|weiterer|weiteres|sonstige|sonstiges|annan|annat|ovrig|ovrigt|ovriga',
	billing: 'billing|invoice|rechnung|rechnungs|faktura|fakturerings|fakturering',
	shipping: 'shipping|delivery|liefer|lieferung|leverans|versand'
};

/** Words that say which of several values it is, not what it is. */
const QUALIFIERS =
	/\b(mailing|additional|zusatzliche|ytterligare|main address|primary|secondary|primar|primare|primarer|sekundar|sekundare|sekundara|alternative|alternate|alternativ|preferred|default|value|wert|varde)\b/g;
/** Compounds as German and Swedish write them: "Rechnungsadresse", "Hemtelefon". */
const COMPOUND =
	/\b(rechnungs|liefer|firmen|privat|geschafts|arbeits|faktura|fakturerings|leverans|hem|arbets|bostads|foretags)(?=lan\b|stat\b|adress|anschrift|telefon|strasse|ort\b|plz|postleit|land\b|fax|email|mail|epost|postnummer|gatuadress)/g;
const TYPE_SUFFIX = /\b(type|label|typ|etikett|bezeichnung)$/;

const TYPE_COLUMN: Record<string, Field> = {
	phone: 'phoneType',
	mobile: 'phoneType',
	email: 'emailType',
	street: 'addressType',
	url: 'urlType'
};

function lookup(table: Record<string, string>): Map<string, string> {
	const map = new Map<string, string>();
	for (const [meaning, words] of Object.entries(table)) for (const word of words.split('|')) map.set(word, meaning);
	return map;
}

const wholes = lookup(WHOLE);
const parts = lookup(PARTS);
const types = lookup(TYPES);

/** Lower case, no accents (ß = ss), punctuation as spaces, camelCase apart: "E-mail 1 - Value" -> "email 1 value". */
export function foldHeader(header: string): string {
	return header
		.slice(0, 200)
		.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
		.toLowerCase()
		.replaceAll('ß', 'ss')
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.replace(/[^\p{L}\p{N}]+/gu, ' ')
		.trim()
		.replace(/\be (mail|post)/g, 'e$1')
		.replace(/\b(i|linked|whats) (phone|in|app)\b/g, '$1$2');
}

/** The number that tells the values of one kind apart in a folded header: "email 2 type" -> '2'; '' = none. */
export function numberIn(folded: string | undefined): string {
	return /\b\d{1,2}\b/.exec(folded ?? '')?.[0] ?? '';
}

/** The field a header names by itself, or null. What depends on its neighbours is settled in `fieldsOfHeaders`. */
export function fieldOfHeader(header: string): Field | null {
	if (header.startsWith(REJECT_HEADER)) return 'skip';
	return fieldOfFolded(foldHeader(header)) ?? fieldOfTranscribed(header) ?? fieldOfSeveral(header);
}

function fieldOfFolded(folded: string): Field | null {
	const whole = wholes.get(folded) ?? wholes.get(folded.replace(/\s*\b\d{1,2}\b/g, ''));
	if (whole !== undefined) return whole as Field;
	const bare = folded.replace(/^(person|contact|kontakt) /, '').replace(/ of (postal )?address$/, '');
	return (wholes.get(bare) as Field | undefined) ?? fieldOfWords(bare);
}

/** "Geschaeftlich", "Foedelsedag": umlauts written out. */
function fieldOfTranscribed(header: string): Field | null {
	const folded = foldHeader(header);
	const plain = folded.replace(/([aou])e/g, '$1');
	return plain === folded ? null : fieldOfFolded(plain);
}

/** "PLZ/Ort", "Town or city", "Firma / Name": what the two have in common, or what they make together. */
function fieldOfSeveral(header: string): Field | null {
	const pieces = header.slice(0, 200).split(/[/,&+]|\s(?:und|oder|and|or|och|eller|bzw\.?)\s/i);
	if (pieces.length !== 2) return null;
	const [first = null, second = null] = pieces.map((piece) => fieldOfFolded(foldHeader(piece)));
	if (first === null || second === null) return null;
	if (first === second) return first;
	const together = [first, second].sort().join(' ');
	if (/^(city|postalCode)\.(\w+) (city|postalCode)\.\2$/.test(together))
		return first.replace(/^\w+/, 'postalCity') as Field;
	if (/^houseNumber\.(\w+) street\.\1$/.test(together)) return second.startsWith('street') ? second : first;
	return /^(displayName organisation|family given)$/.test(together) ? 'displayName' : null;
}

function fieldOfWords(folded: string): Field | null {
	const number = Number(numberIn(folded));
	let rest = folded
		.replace(/\b\d{1,2}\b/g, ' ')
		.replace(COMPOUND, '$1 ')
		.replace(QUALIFIERS, ' ');
	const isType = TYPE_SUFFIX.test(rest.trim());
	if (isType) rest = rest.trim().replace(TYPE_SUFFIX, '');
	let type = '';
	const words = rest.split(' ').filter((word) => {
		const found = types.get(word);
		if (found !== undefined && type === '') type = found;
		return word !== '' && found === undefined && !(type === 'other' && /^[er]$/.test(word));
	});
	const name = words.join(' ');
	const part = parts.get(name) ?? parts.get(name.replace(/^(address|adresse|anschrift|adress) /, ''));
	const whole = wholes.get(name);
	if (isType) return (part === undefined ? undefined : TYPE_COLUMN[part]) ?? null;
	if (part !== undefined) return typedField(part, type, number, /^(address|adresse|adress) \d{1,2} \w/.test(folded));
	return type === '' && whole !== undefined ? (whole as Field) : null;
}

function typedField(part: string, type: string, number: number, isNumberedAddress: boolean): Field {
	const place = type === 'work' || type === 'home' ? type : 'other';
	if (part === 'phone') return `phone.${place}`;
	if (part === 'mobile') return 'phone.mobile';
	if (part === 'fax') return 'phone.fax';
	if (part === 'email') return `email.${place}`;
	if (part === 'url') return `url.${place}`;
	const kind = type === 'billing' || type === 'shipping' || type === 'other' ? type : place;
	const address = type === '' ? 'contact' : kind;
	const addressPart = part as AddressPart;
	if (addressPart === 'street' && number >= 2 && !isNumberedAddress) return `streetMore.${address}`;
	return `${addressPart}.${address}`;
}
