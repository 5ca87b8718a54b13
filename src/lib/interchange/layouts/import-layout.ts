/** What the columns of one program's table mean, as the person last said: the next file like it is read so again. */
export interface ImportLayout {
	/** A digest of the header line, so that the record's key holds none of its words. */
	id: string;
	/** Field by column title; '' = not imported. */
	columns: Readonly<Record<string, string>>;
}
