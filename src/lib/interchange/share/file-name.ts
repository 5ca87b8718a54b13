/** Characters no file system takes in a name, and invisible ones that make it look like another. */
const FORBIDDEN = /[\\/:*?"<>|\p{C}]+/gu;

/** The contact's name as the name of a file: "Müller, Åsa.vcf". */
export function fileNameOf(name: string, extension: string): string {
	const clean = name
		.replace(FORBIDDEN, ' ')
		.replace(/^[\s.]+/, '')
		.trim()
		.slice(0, 80);
	return `${clean || 'contact'}.${extension}`;
}
