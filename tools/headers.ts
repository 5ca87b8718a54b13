import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One block of a `_headers` file: a path, `*` at its end matching any rest, and what is sent with it. */
export interface HeaderRule {
	path: string;
	headers: [name: string, value: string][];
}

const BARE = "Content-Security-Policy: frame-ancestors 'none'";

/**
 * Puts the policy of the built page (its `<meta>`, with the hash of the boot script) before `frame-ancestors`, so
 * that workers, which no `<meta>` reaches, are held to it too. Text that has it already stays as it is.
 */
export function withPolicyOf(html: string, headers: string): string {
	const policy = /http-equiv="content-security-policy" content="([^"]+)"/i.exec(html)?.[1];
	if (policy === undefined) throw new Error('The built page has no Content-Security-Policy');
	return headers.replace(BARE, `Content-Security-Policy: ${policy}; frame-ancestors 'none'`);
}

export function parseHeaders(text: string): HeaderRule[] {
	const rules: HeaderRule[] = [];
	for (const line of text.split(/\r?\n/)) {
		if (line.trim() === '' || line.startsWith('#')) continue;
		if (!/^\s/.test(line)) {
			rules.push({ path: line.trim(), headers: [] });
			continue;
		}
		const [, name, value] = /^\s+([^:]+):\s*(.*)$/.exec(line) ?? [];
		const rule = rules.at(-1);
		if (name === undefined || value === undefined || !rule) throw new Error(`Not a header: ${line}`);
		rule.headers.push([name, value]);
	}
	return rules;
}

/** What is sent with a path; of two rules that match the later one wins. */
export function headersFor(path: string, rules: readonly HeaderRule[]): Record<string, string> {
	const matching = rules.filter((rule) =>
		rule.path.endsWith('*') ? path.startsWith(rule.path.slice(0, -1)) : path === rule.path
	);
	return Object.fromEntries(matching.flatMap(({ headers }) => headers));
}

/** The `_headers` of a build, complete. */
export function completeHeaders(folder: string): string {
	const html = readFileSync(join(folder, '200.html'), 'utf8');
	return withPolicyOf(html, readFileSync(join(folder, '_headers'), 'utf8'));
}
