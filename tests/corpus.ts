import { existsSync } from 'node:fs';
import { test } from '@playwright/test';

const CORPUS = '../shared/corpus';

/** A file of the corpus that lies beside the project; where it is absent, a small one of our own takes its place. */
export function sampleFile(corpusPath: string, own: string): string {
	const path = `${CORPUS}/${corpusPath}`;
	if (existsSync(path)) return path;
	test.info().annotations.push({ type: 'corpus absent', description: `${own} stands in for ${corpusPath}` });
	return `tests/files/${own}`;
}
