/* What letters have around the facts, in three languages. Patterns are for text in small letters, see words-in-text.ts. */

const GREETING =
	/^(hallo|hej|hejsan|hi|hello|moin|servus|tjena|dear|liebe[rs]?|sehr geehrte[rs]?|guten (tag|morgen|abend)|grü(ß|ss) gott|good (morning|afternoon|evening)|god (morgon|dag|kväll)|bästa|kära)(?=$|[\s,!])/u;

/** "Hallo Maria, kann ich …": whoever is named in it is the one who gets the letter. */
export function isGreeting(line: string): boolean {
	return GREETING.test(line.toLowerCase());
}

/** A greeting of a line of its own, which says nothing more. */
export function isBareGreeting(line: string): boolean {
	return isGreeting(line) && /^[^,!.?]*[,!.]?$/.test(line) && line.split(' ').length <= 6;
}

const CLOSING = [
	/^(mit )?(freundlichen?|besten?|vielen?|herzlichen?|lieben?|schönen?|sonnigen?)( und \p{L}+)? gr(ü(ß|ss)|uß)en?( aus \p{L}+)?/u,
	/^(mfg|lg|vg|bg|mvh|vh|hälsn|kr|br|rgds)(?!\p{L})/u,
	/^(with )?(kind|kindest|best|warm|many) (regards|wishes)/u,
	/^(regards|yours (sincerely|faithfully|truly)|sincerely|all the best)(?!\p{L})/u,
	/^(med )?(vänlig|vänliga|bästa|många|varma|hjärtliga) hälsning(ar)?(?!\p{L})/u,
	/^(hälsning(ar)?|cheers|best)(?=[,!.]*$)/u
];

/**
 * What stands behind a closing phrase on its line: '' for "Viele Grüße", "Jutta" for "Viele Grüße, Ihre Jutta"; null
 * where the line closes no letter.
 */
export function closingOf(line: string): string | null {
	const small = line.toLowerCase();
	const match = CLOSING.map((pattern) => pattern.exec(small)).find((found) => found !== null);
	if (!match) return null;
	const rest = line.slice(match[0].length).replace(/^[\s,!.–-]+/, '');
	const name = rest.replace(/^(?:ihre?|deine?|eure?|din|er|your)\s+/i, '');
	return rest === '' || /^\p{Lu}[\p{L}'’. -]{1,59}$/u.test(name) ? name : null;
}

const THANKS =
	/^((vielen|herzlichen|besten|lieben) dank|danke( (schön|sehr))?|tack( så mycket)?|many thanks|thanks( a lot)?|thank you( very much)?)( im voraus| in advance| på förhand)?[,!.]*$/u;

export function isThanks(line: string): boolean {
	return THANKS.test(line.toLowerCase());
}

const FOOTER =
	/^(this (e-?mail|message|communication)|diese (e-?mail|nachricht|mail)|der inhalt dieser|detta (e-?post|mejl|meddelande)|det här (mejlet|meddelandet)|the information (contained )?in this).*(confidential|privileged|intended|vertraulich|bestimmt|konfidentiell|avse)|^(if you (are not|have received)|sollten sie nicht|wenn sie nicht der|om du inte är|please consider the environment|bitte denken sie an die umwelt|tänk på miljön)/u;

/** Where the words begin that lawyers put below every mail; they go on to the next empty line. */
export function isFooter(line: string): boolean {
	return FOOTER.test(line.slice(0, 300).toLowerCase());
}

const TALK =
	/(?<!\p{L})(ich|wir|sie|mir|uns|ist|sind|habe|haben|kann|können|möchte|bitte|danke|jag|vi|du|är|har|kan|vill|gärna|tack|i|i'm|we|you|is|are|have|can|would|please|thanks|thank)(?!\p{L})/u;

/** Words somebody says, and no name, title or firm. */
export function isSentence(line: string): boolean {
	const words = line.split(' ').length;
	return words >= 3 && (/[?!]$/.test(line) || TALK.test(line.toLowerCase()) || (words >= 5 && /\p{Ll}\.$/u.test(line)));
}

const INTRODUCTION =
	/^(?:jag heter|mitt namn är|jag är|ich heiße|ich bin|mein name ist|my name is|i am|i['’]m|this is|here is|hier ist|hier spricht|det här är)\s+/;
const NAME = /^\p{Lu}[\p{L}'’.-]*(?: \p{Lu}[\p{L}'’.-]*){1,3}/u;
/** "min mobil är", "meine Nummer ist": what was said about a number that is read by now. */
const ABOUT_NUMBER =
	/[,;]?\s*(?:(?:och|und|and)\s+)?(?:min|mitt|meine?|my)\s+(?:mobil|mobilnummer|telefon|telefonnummer|handynummer|handy|nummer|mobile|phone|number|e-?post|mejl|e-?mail|mail)(?:\s+(?:nummer|number))?(?:\s+(?:är|ist|lautet|is))?\s*[:.]?\s*$/i;

/** "Jag heter Eva Larsson, min mobil är …": the name, and what else the line says; null where nobody says who they are. */
export function introductionOf(line: string): { name: string; rest: string } | null {
	const said = INTRODUCTION.exec(line.toLowerCase())?.[0];
	const name = said === undefined ? undefined : NAME.exec(line.slice(said.length))?.[0];
	if (said === undefined || name === undefined) return null;
	const rest = line.slice(said.length + name.length).replace(ABOUT_NUMBER, '');
	return { name, rest: rest.replace(/^[\s,;.]+|[\s,;]+$/g, '') };
}
