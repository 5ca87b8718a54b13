/** Why a file cannot be taken as a backup; each has a sentence `box_backup_problem_<code>`. */
export type BackupProblem =
	| { code: 'empty' }
	| { code: 'foreign' }
	/** Unpacked by a mail program or a phone, a backup is inside. */
	| { code: 'zip' }
	/** An Excel workbook, which belongs into the import. */
	| { code: 'spreadsheet' }
	| { code: 'newer'; version: number }
	| { code: 'truncated' }
	| { code: 'damaged'; line: number }
	/** What is encrypted cannot be told apart: it breaks off, or is not as it was written. */
	| { code: 'incomplete' }
	| { code: 'tooLarge'; megabytes: number }
	/** A small file that unpacks to more than any box holds. */
	| { code: 'bomb' }
	/** Its passphrase would have to be worked out with more memory than a browser has. */
	| { code: 'workFactor'; workFactor: number }
	/** Encrypted in a way the app does not know: SSH keys, plugins. */
	| { code: 'unknownLock' }
	| { code: 'wrongPassphrase' }
	| { code: 'wrongKey' }
	/** What was given as a key is none. */
	| { code: 'noKey' }
	| { code: 'unreadable'; reason: string };

export function tooLarge(bytes: number): BackupProblem {
	return { code: 'tooLarge', megabytes: Math.round(bytes / 1e6) };
}
