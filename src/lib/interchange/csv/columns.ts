import { partsOf } from './fields.ts';
import type { Field } from './fields.ts';

/** One column as the row reader needs it. */
export interface Column {
	index: number;
	field: Field;
	part: string;
	/** The type the field names: 'work' of 'phone.work'; '' = none. */
	type: string;
	/** The header; 'Column 7' style labels are the caller's. */
	label: string;
	/** Column that names the type of this one's value; -1 = none. */
	typeIndex: number;
}

const VALUE_OF_TYPE: Record<string, string> = {
	phoneType: 'phone',
	emailType: 'email',
	urlType: 'url',
	occasionType: 'occasion',
	extraType: 'extra'
};

/**
 * Joins fields to their columns and finds for each value the column that names its type: the one just before it
 * ("Phone 1 - Type", "Phone 1 - Value"), or just after it where none is before. Address types start an address
 * instead, see `AddressBuilder`.
 */
export function columnsOf(fields: readonly Field[], labels: readonly string[]): Column[] {
	const columns = fields.map((field, index): Column => {
		const [part, type] = partsOf(field);
		return { index, field, part, type, label: labels[index] ?? '', typeIndex: -1 };
	});
	for (const column of columns) {
		const wanted = VALUE_OF_TYPE[column.part];
		if (wanted === undefined) continue;
		const next = columns[column.index + 1];
		const previous = columns[column.index - 1];
		if (next?.part === wanted && next.typeIndex === -1) next.typeIndex = column.index;
		else if (previous?.part === wanted && previous.typeIndex === -1) previous.typeIndex = column.index;
	}
	return columns;
}
