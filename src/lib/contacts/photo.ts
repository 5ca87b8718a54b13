/** A contact's picture, re-encoded small. Never changed: a new picture is a new record. */
export interface Photo {
	id: string;
	/** 'image/jpeg' or 'image/webp'. */
	type: string;
	width: number;
	height: number;
	bytes: Uint8Array;
}
