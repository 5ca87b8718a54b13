import type { CustomField } from '#lib/contacts/custom-field.ts';
import type { Work } from '#lib/db/command.ts';
import { readOne } from '#lib/db/read.ts';
import { write } from '#lib/db/write.ts';
import type { Field } from '../csv/fields.ts';
import type { TableLayout } from '../csv/layout.ts';
import { fieldsOfLayout, layoutId, layoutOf } from './layout.ts';

/** The fields the person gave the columns of a table with these titles before; null where they never did. */
export async function rememberedColumns(names: readonly string[]): Promise<Field[] | null> {
	const id = await layoutId(names);
	const layout = id === '' ? undefined : await readOne('importLayouts', id);
	return layout ? fieldsOfLayout(layout, names) : null;
}

/** What an import writes besides its contacts: the columns as the person chose them, and own fields they asked for. */
export async function columnKeeper(
	layout: TableLayout | null,
	newFields: readonly CustomField[]
): Promise<(box: Work) => Promise<void>> {
	const names = layout?.columns.map(({ name }) => name) ?? [];
	const id = layout?.mapped === 'chosen' ? await layoutId(names) : '';
	return async (box) => {
		box.addAll('customFields', newFields);
		if (id === '' || layout === null) return;
		await box.get('importLayouts', id);
		box.put(
			'importLayouts',
			layoutOf(
				id,
				names,
				layout.columns.map(({ field }) => field)
			)
		);
	};
}

/** Forgets what the columns of a table with these titles mean. The answer is the entry to undo it by. */
export async function forgetColumns(names: readonly string[], now: number): Promise<string> {
	const id = await layoutId(names);
	const done = await write({ what: 'importLayout.forget', now }, async (box) => {
		await box.remove('importLayouts', id);
	});
	return done.entryId;
}
