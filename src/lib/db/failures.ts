/**
 * What the platform can refuse, by name. Each has a screen with a sentence and what the person can do
 * (`shell/BoxFailure.svelte`); anything else that throws is a bug.
 */
export type FailureCode =
	/** The browser gives this page no database (private window, blocked site data, embedded). */
	| 'storageDenied'
	/** The disk or the browser's allowance is full; nothing of the command was stored. */
	| 'quotaFull'
	/** Another tab holds an older version of the database open. */
	| 'blocked'
	/** The data was written by a newer version of the app. */
	| 'newerData'
	/** The connection to the database was lost and could not be opened again. */
	| 'connectionLost'
	/** The database was there before and is gone: cleared by the browser, a cleaner, or by hand. */
	| 'dataGone'
	/** Other windows kept changing the same records. */
	| 'conflict'
	/** The command was cancelled; nothing was stored. */
	| 'cancelled'
	/** Two boxes were joined on another device: only there can it be taken back. */
	| 'elsewhere'
	/** The browser no longer lets this page into the folder that was picked. */
	| 'folderDenied'
	/** The picked folder is not there: moved, deleted, on a drive that was pulled out. */
	| 'folderGone'
	/** No room left where the folder is; the file that was there before is whole. */
	| 'folderFull'
	/** Another program holds the file. */
	| 'folderBusy'
	/** What was read back is not what was written. */
	| 'folderUnverified'
	| 'unknown';

export class BoxFailure extends Error {
	readonly code: FailureCode;
	constructor(code: FailureCode, cause?: unknown) {
		super(`Box failure: ${code}`, { cause });
		this.name = 'BoxFailure';
		this.code = code;
	}
}

const BY_NAME: Record<string, FailureCode> = {
	QuotaExceededError: 'quotaFull',
	VersionError: 'newerData',
	MissingAPIError: 'storageDenied',
	SecurityError: 'storageDenied',
	InvalidStateError: 'connectionLost',
	DatabaseClosedError: 'connectionLost',
	UnknownError: 'connectionLost',
	TimeoutError: 'connectionLost'
};

interface Errorlike {
	name?: string;
	inner?: unknown;
	failures?: unknown[];
}

/** The name of what went wrong; a BoxFailure stays itself. Dexie wraps the browser's error in `inner` and `failures`. */
export function asFailure(error: unknown): BoxFailure {
	if (error instanceof BoxFailure) return error;
	let wasAborted = false;
	for (let at = error as Errorlike | undefined, depth = 0; at && depth < 5; depth++) {
		wasAborted ||= at.name === 'AbortError';
		const code = at.name === undefined ? undefined : BY_NAME[at.name];
		if (code) return new BoxFailure(code, error);
		at = (at.inner ?? at.failures?.[0]) as Errorlike | undefined;
	}
	// A transaction that nobody here aborted and that has no cause: the browser closed the database under it.
	return new BoxFailure(wasAborted ? 'connectionLost' : 'unknown', error);
}
