import { addOccasion } from './dates.ts';
import { partialDay } from './birthday.ts';
import type { Property } from './property.ts';
import { oneLine } from './reading.ts';
import type { Reading } from './reading.ts';
import { splitEscaped, unescaped, valueText } from './text.ts';

const ITEM = 'vnd.android.cursor.item/';

/**
 * X-ANDROID-CUSTOM: a row of Android's contacts table, "vnd.android.cursor.item/nickname;Joe;1;;…": a type, then the
 * columns data1 to data15. (ContactsContract.CommonDataKinds: event type 3 is the birthday, 1 the anniversary.)
 */
export function readAndroidCustom(property: Property, reading: Reading): void {
	const raw = valueText(property, reading.rules);
	const [type = '', ...columns] = splitEscaped(raw, ';', reading.dialect).map((part) =>
		oneLine(unescaped(part, reading.dialect))
	);
	const [value = '', kind = '', custom = ''] = columns;
	const { draft } = reading;
	const isEvent = type === `${ITEM}contact_event`;
	if (type === `${ITEM}nickname` && value && !draft.nickname) draft.nickname = value;
	else if (isEvent && kind === '3' && !draft.birthday && partialDay(value) !== null) {
		draft.birthday = partialDay(value) ?? '';
	} else if (isEvent && value) addOccasion(property, custom || (kind === '1' ? 'Anniversary' : 'Date'), value, reading);
	else {
		const label = type.startsWith(ITEM) ? type.slice(ITEM.length) : type;
		const text = columns.filter((column) => column).join(', ');
		if (label || text) draft.extra.push({ label: label || property.originalName, value: text || label });
	}
}
