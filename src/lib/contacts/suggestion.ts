/** One contact offered while a name is typed. */
export interface Suggestion {
	id: string;
	name: string;
	/** Organisation, town: what tells two of one name apart. */
	detail: string;
}
