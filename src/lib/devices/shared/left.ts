/** A file that was not taken in. `many`: it deletes so much, `future`: its clock was wrong, that the person is asked. */
export interface LeftOut {
	name: string;
	why: 'many' | 'future' | 'locked' | 'passphrase' | 'newer' | 'damaged';
	/** How it looked then. */
	look: string;
	/** For `many`: how many contacts. */
	deletions?: number;
	/** What its device is called, where only the file knows it. */
	from?: string;
}

/** Cards that came in by one round. */
export interface Brought {
	/** Instant (ms). */
	at: number;
	added: number;
	changed: number;
	deleted: number;
}
