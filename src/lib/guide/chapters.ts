import { parseMarkdown } from './markdown.ts';
import type { Block } from './markdown.ts';

export interface Chapter {
	/** The same in every language: 'backup' of docs/guide/…/08-backup.md; its place on the page. */
	id: string;
	title: string;
	blocks: Block[];
}

const LOAD: Readonly<Record<string, () => Promise<{ files: Record<string, string> }>>> = {
	en: () => import('./en.ts'),
	de: () => import('./de.ts'),
	sv: () => import('./sv.ts')
};

/** The handbook in a language (English where there is none in it), in order. */
export async function chaptersIn(locale: string): Promise<Chapter[]> {
	const { files } = await (LOAD[locale] ?? (() => import('./en.ts')))();
	return Object.entries(files)
		.sort(([a], [b]) => (a < b ? -1 : 1))
		.map(([path, source]) => {
			const [first, ...blocks] = parseMarkdown(source);
			const id = /\d+-([\w-]+)\.md$/.exec(path)?.[1];
			if (id === undefined || first?.kind !== 'heading') throw new Error(`Not a chapter: ${path}`);
			return { id, title: first.text, blocks };
		});
}
