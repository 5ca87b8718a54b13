/** The handbook's chapters by file, a chunk of its own. */
export const files: Record<string, string> = import.meta.glob('/docs/guide/sv/*.md', {
	query: '?raw',
	import: 'default',
	eager: true
});
