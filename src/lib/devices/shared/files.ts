/** A file as a folder lists it; `size` in bytes, `modified` an instant (ms). */
interface Listed {
	name: string;
	size: number;
	modified: number;
}

const OURS = /^kartei-device-([0-9a-z]{1,16})(?![0-9a-z])(.*)\.kartei(\.age)?$/i;

/** The one file of the shared folder that this device writes. */
export function ownFileName(device: string, isLocked: boolean): string {
	return `kartei-device-${device}.kartei${isLocked ? '.age' : ''}`;
}

/**
 * The device whose box a file of the shared folder holds, undefined where it is none of ours. Sync programs put their
 * copies of a file that changed in two places beside it ("… (Konfliktkopie …).kartei", "….sync-conflict-….kartei"):
 * those are boxes too. What they are still fetching has another ending, and is none yet.
 */
export function deviceOfFile(name: string): string | undefined {
	return OURS.exec(name)?.[1]?.toLowerCase();
}

/** Is it a copy that a sync program made, beside the device's own file? */
export function isSyncCopy(name: string): boolean {
	return (OURS.exec(name)?.[2] ?? '') !== '';
}

/** What a file looked like when it was last taken in, as text to compare. */
export function lookOf({ size, modified }: Listed): string {
	return `${size}/${modified}`;
}

/** The other devices' files that are not as they were when they were last taken in (`taken`: looks by name). */
export function filesToRead<F extends Listed>(
	files: readonly F[],
	ownNames: readonly string[],
	taken: Readonly<Record<string, string>>
): F[] {
	return files.filter(
		(file) =>
			deviceOfFile(file.name) !== undefined && !ownNames.includes(file.name) && taken[file.name] !== lookOf(file)
	);
}
