/** RFC 6868: what a quoted parameter value cannot hold otherwise. */
export function withoutCarets(text: string): string {
	if (!text.includes('^')) return text;
	return text.replace(/\^([n'^])/g, (_, code: string) => (code === 'n' ? '\n' : code === "'" ? '"' : '^'));
}

/** A parameter value as it stands in a file: quoted where it has to be, RFC 6868 for quotes and line breaks. */
export function parameterText(value: string): string {
	const text = value
		.toWellFormed()
		.replace(/\r\n?/g, '\n')
		.replace(/[\0-\x08\x0b-\x1f\x7f]/g, '')
		.replaceAll('^', '^^')
		.replaceAll('\n', '^n')
		.replaceAll('"', "^'");
	return /^[^;:,\s]+$/.test(text) ? text : `"${text}"`;
}
