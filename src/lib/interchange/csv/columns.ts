import { isAddressPart, partsOf } from './fields.ts';
import type { Field } from './fields.ts';
import { foldHeader, numberIn } from './header-words.ts';

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
	/** An address type that stands after the parts of its address. */
	isAfter: boolean;
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
 * ("Phone 1 - Type", "Phone 1 - Value"), or just after it where that has its number or none is before. Address types start an address
 * instead, or end it, see `AddressBuilder`.
 */
export function columnsOf(fields: readonly Field[], labels: readonly string[]): Column[] {
	const columns = fields.map((field, index): Column => {
		const [part, type] = partsOf(field);
		return { index, field, part, type, label: labels[index] ?? '', typeIndex: -1, isAfter: false };
	});
	for (const column of columns) {
		if (column.part === 'addressType') column.isAfter = isAddressTypeAfter(column, columns);
		const wanted = VALUE_OF_TYPE[column.part];
		if (wanted === undefined) continue;
		const isFree = (other: Column | undefined) => other?.part === wanted && other.typeIndex === -1;
		const beside = [columns[column.index + 1], columns[column.index - 1]].filter(isFree);
		const of = beside.find((other) => other && numberOf(other) === numberOf(column)) ?? beside[0];
		if (of) of.typeIndex = column.index;
	}
	return columns;
}

/** "Address 1 - Type" starts the columns of its number, as Google has it; where those came before, it ends them. */
function isAddressTypeAfter(type: Column, columns: readonly Column[]): boolean {
	const isOfIt = (column: Column | undefined) =>
		column !== undefined && isAddressPart(column.part) && numberOf(column) === numberOf(type);
	return isOfIt(columns[type.index - 1]) && !isOfIt(columns[type.index + 1]);
}

function numberOf({ label }: Column): string {
	return numberIn(foldHeader(label));
}
