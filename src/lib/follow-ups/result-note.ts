import type { Note, NoteType, Outcome } from '#lib/notes/note.ts';
import type { FollowUp, FollowUpKind } from './follow-up.ts';

/** What doing a follow-up of this kind was, as an entry of the log. */
const NOTES: Record<FollowUpKind, { type: NoteType; outcome: Outcome }> = {
	call: { type: 'call', outcome: 'reached' },
	mail: { type: 'email', outcome: 'sent' },
	visit: { type: 'meeting', outcome: 'held' },
	send: { type: 'shipment', outcome: 'sent' },
	pay: { type: 'note', outcome: '' },
	other: { type: 'note', outcome: '' }
};

/** Outcomes of a call that closes a follow-up; "call back" would be its next step. */
export const CALL_RESULTS = ['reached', 'voicemail', 'noAnswer'] as const;
export type CallResult = (typeof CALL_RESULTS)[number];

/** Was something said or sent to the contact, so that the log should know of it? */
export function belongsInLog(followUp: FollowUp): boolean {
	return followUp.contactId !== '' && NOTES[followUp.kind].type !== 'note';
}

/**
 * Can a follow-up that is being completed go into the log by now? A call only once it is known what came of it: "done"
 * alone does not say that anybody was reached.
 */
export function canBeLogged(followUp: FollowUp, written: { result: string; call: CallResult | '' }): boolean {
	if (followUp.contactId === '') return false;
	return followUp.kind !== 'call' || written.call !== '' || written.result.trim() !== '';
}

/** The entry a done follow-up makes in the log: what came of it, else what it was. */
export function resultNote(
	followUp: FollowUp,
	written: { id: string; result: string; call: CallResult | ''; at: number; zone: string }
): Note {
	const { type, outcome } = NOTES[followUp.kind];
	return {
		id: written.id,
		contactIds: followUp.contactId === '' ? [] : [followUp.contactId],
		type,
		direction: type === 'note' ? '' : 'out',
		at: written.at,
		zone: written.zone,
		minutes: null,
		outcome: type === 'call' ? written.call : outcome,
		text: written.result.trim() === '' ? followUp.text : written.result.trim(),
		saleId: followUp.saleId,
		number: ''
	};
}
