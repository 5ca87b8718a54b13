/** A file to hand to the person. */
export interface OutFile {
	name: string;
	/** MIME type. */
	type: string;
	content: BlobPart;
}

/** The browser needs the address for a moment after the click. */
const KEEP_URL = 60_000;

/** Saves the file as a download. What becomes of it the browser does not tell. */
export function download({ name, type, content }: OutFile): void {
	const url = URL.createObjectURL(new Blob([content], { type }));
	const link = document.createElement('a');
	link.href = url;
	link.download = name;
	link.click();
	setTimeout(() => URL.revokeObjectURL(url), KEEP_URL);
}

/** Can this browser hand the file to other apps? On iOS that is the way to Files, iCloud or mail. */
export function canShare({ name, type }: Pick<OutFile, 'name' | 'type'>): boolean {
	return navigator.canShare?.({ files: [new File([''], name, { type })] }) ?? false;
}

/** Opens the share sheet; false where the person closed it again. */
export async function share({ name, type, content }: OutFile): Promise<boolean> {
	try {
		await navigator.share({ files: [new File([content], name, { type })] });
		return true;
	} catch (error) {
		if (error instanceof DOMException && error.name === 'AbortError') return false;
		throw error;
	}
}
