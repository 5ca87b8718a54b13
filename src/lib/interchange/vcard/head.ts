import { parameterText } from './caret.ts';
import { extraLabel } from './labels.ts';
import type { Property } from './property.ts';

/** Name and parameters as a line starts with them, in one spelling: 'IMPP;TYPE=home;X-SERVICE-TYPE=Skype'. */
export function headOf(property: Property): string {
	const types = property.types.length > 0 ? [`TYPE=${property.types.map(parameterText).join(',')}`] : [];
	const others = [...property.parameters].map(([name, value]) => `${name}=${parameterText(value)}`);
	return [property.originalName, ...types, ...others].join(';');
}

/** Properties that are no field of ours, so that they may go out again as what they were. */
const FOREIGN =
	/^(ROLE|IMPP|RELATED|LANG|TZ|GEO|GENDER|FBURL|CALURI|CALADRURI|HOBBY|INTEREST|EXPERTISE|ORG-DIRECTORY|CONTACT-URI|PHOTO|LOGO|BIRTHPLACE|DEATHPLACE|CLASS|MAILER|SORT-STRING|X-(?!KARTEI|NICKNAME$|EPOC|ANDROID|ADDRESSBOOKSERVER|MS-OL|AB(?:LABEL|DATE|SHOWAS|ADR|UID)$)[A-Z0-9-]+)$/i;
const NAME = '[A-Za-z0-9-]+';
const PARAMETER = new RegExp(
	`;(${NAME})=((?:"[^"\\x00-\\x1f]*"|[^";:,\\x00-\\x1f]*)(?:,(?:"[^"\\x00-\\x1f]*"|[^";:,\\x00-\\x1f]*))*)`,
	'y'
);

/** The label a head gives its value when it is read again; null where it must not be written as a property. */
export function labelOfHead(head: string): string | null {
	const name = /^[A-Za-z0-9-]+/.exec(head)?.[0] ?? '';
	if (head.length > 500 || !FOREIGN.test(name) || /ANNIVERSARY$/i.test(name)) return null;
	const types: string[] = [];
	PARAMETER.lastIndex = name.length;
	let end = name.length;
	for (let found = PARAMETER.exec(head); found; found = PARAMETER.exec(head)) {
		const [, parameter = '', value = ''] = found;
		// The writer's own: another encoding than it uses would make the value unreadable.
		if (/^(ENCODING|CHARSET)$/i.test(parameter)) return null;
		if (parameter.toUpperCase() === 'TYPE') types.push(...value.replaceAll('"', '').split(','));
		end = PARAMETER.lastIndex;
	}
	return end === head.length ? extraLabel({ originalName: name, types: types.filter((type) => type) }, '') : null;
}
