/*
 * Between the service worker, which keeps what another app shared, and the page, which takes it. Nothing leaves the
 * device, and what was taken is deleted.
 */

/** The address of the manifest's share_target; only the service worker answers it. */
export const SHARE_PATH = '/share';
/** The Cache what was shared waits in. */
export const SHARE_CACHE = 'kartei-shared';
/** Its entries: the text, and files by number. A file's name is in a header, percent-encoded. */
export const SHARED_TEXT = '/shared/text';
export const SHARED_FILE = '/shared/file-';
export const NAME_HEADER = 'X-File-Name';

/** A backup of ours by its name; the page looks at the content before anything else. */
export function isBackupName(name: string): boolean {
	return /\.(?:kartei|age|jsonl(?:\.gz)?)$/i.test(name);
}
