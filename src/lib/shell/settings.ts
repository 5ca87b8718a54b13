/** What the box knows about its owner; one record, id `settings`. Language and theme belong to the device instead. */
export interface Settings {
	id: 'settings';
	/** ISO 3166 country the phone numbers and VAT rates are read by. */
	country: string;
	/** ISO 4217. */
	currency: string;
	/** Usual VAT rate in hundredths of a percent. */
	vatRate: number;
	/** Days to pay where a contact has no terms of its own. */
	daysToPay: number;
	ownName: string;
	business: string;
	/** The sample data is in the box: the import entry that put it there, '' = none. */
	sampleEntryId: string;
}
