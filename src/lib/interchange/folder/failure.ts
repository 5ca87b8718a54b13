import { BoxFailure } from '#lib/db/failures.ts';
import type { FailureCode } from '#lib/db/failures.ts';

/** What the File System Access API throws, by the name of the failure of a folder. */
const BY_NAME: Record<string, FailureCode> = {
	NotAllowedError: 'folderDenied',
	SecurityError: 'folderDenied',
	// The folder, or a file in it, was moved, renamed or deleted; a drive was pulled out.
	NotFoundError: 'folderGone',
	TypeMismatchError: 'folderGone',
	QuotaExceededError: 'folderFull',
	// Another program, or a sync client, holds the file or changed it meanwhile.
	NoModificationAllowedError: 'folderBusy',
	InvalidStateError: 'folderBusy',
	NotReadableError: 'folderBusy'
};

/** The name of what went wrong with a folder of the device. A full disk there is not a full box. */
export function asFolderFailure(error: unknown): BoxFailure {
	if (error instanceof BoxFailure) return error;
	const name = error instanceof Error ? error.name : '';
	return new BoxFailure(BY_NAME[name] ?? 'unknown', error);
}
