import type { CustomField } from '#lib/contacts/custom-field.ts';
import { isField, ownFieldLabel } from '../csv/fields.ts';
import type { Field } from '../csv/fields.ts';
import { foldHeader } from '../csv/header-words.ts';
import { sha256 } from '../sha256.ts';
import type { ImportLayout } from './import-layout.ts';

/** '' where there is nothing to know a table by: a file without titles is none like another. */
export async function layoutId(names: readonly string[]): Promise<string> {
	const titles = names.map(foldHeader);
	if (titles.every((title) => title === '')) return '';
	return (await sha256(new TextEncoder().encode(titles.join('\n')))).slice(0, 32);
}

/** A column's key says its place too: titles come twice, and some are names that objects keep for themselves. */
function keyOf(names: readonly string[], index: number): string {
	return `${index + 1}. ${(names[index] ?? '').slice(0, 200).toWellFormed()}`;
}

/** What the columns of a table mean, to be kept. */
export function layoutOf(id: string, names: readonly string[], fields: readonly Field[]): ImportLayout {
	const columns = names.map((_, index): [string, string] => {
		const field = fields[index] ?? 'extra';
		return [keyOf(names, index), field === 'skip' ? '' : field];
	});
	return { id, columns: Object.fromEntries(columns) };
}

/** The fields a kept layout gives the columns; a field this version does not know (any more) is an extra one. */
export function fieldsOfLayout(layout: ImportLayout, names: readonly string[]): Field[] {
	return names.map((_, index) => {
		const key = keyOf(names, index);
		const field = Object.hasOwn(layout.columns, key) ? layout.columns[key] : 'extra';
		if (field === '') return 'skip';
		return field !== undefined && isField(field) ? field : 'extra';
	});
}

/** The own fields that columns are mapped to and the box does not have yet; their values are text. */
export function newOwnFields(
	fields: readonly Field[],
	existing: readonly CustomField[],
	newId: () => string
): CustomField[] {
	const known = new Set(existing.map(({ label }) => label));
	const created: CustomField[] = [];
	for (const field of fields) {
		const label = ownFieldLabel(field);
		if (label === null || known.has(label)) continue;
		known.add(label);
		const position = existing.length + created.length;
		created.push({ id: newId(), label, type: 'text', choices: [], sensitive: false, position });
	}
	return created;
}
