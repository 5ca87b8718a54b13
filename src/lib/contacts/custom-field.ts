/** The kinds of custom field a user can make. `choice` picks one of `choices`, `choices` several. */
export const CUSTOM_FIELD_TYPES = ['text', 'number', 'money', 'day', 'yesNo', 'choice', 'choices', 'link'] as const;
export type CustomFieldType = (typeof CUSTOM_FIELD_TYPES)[number];

/** A field of the user's own, the same on every contact. */
export interface CustomField {
	id: string;
	label: string;
	type: CustomFieldType;
	/** For choice and choices. */
	choices: string[];
	/** Sensitive fields (health, finances) are left out of exports unless asked for. */
	sensitive: boolean;
	position: number;
}
