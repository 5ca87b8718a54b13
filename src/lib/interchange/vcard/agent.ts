import { cardsOf } from './card.ts';
import type { Card } from './card.ts';
import { logicalLines } from './lines.ts';
import type { Property } from './property.ts';
import { keepExtra, textOf } from './reading.ts';
import type { Reading } from './reading.ts';

/** vCard 3.0 writes the agent's card as an escaped text, others write a name or a link. */
export function readAgent(property: Property, reading: Reading): void {
	const text = textOf(property, reading);
	if (!/^\s*BEGIN:VCARD\s*\n/i.test(text)) {
		keepExtra(property, text, reading);
		return;
	}
	for (const card of cardsOf(logicalLines(new TextEncoder().encode(text.trimStart())), [])) {
		readAgentCard(card, reading);
	}
}

/** The agent becomes one line among the extra fields: name, phones, e-mails. */
export function readAgentCard(card: Card, reading: Reading): void {
	const agent = reading.nested(card);
	if (!agent) return;
	const reach = [...agent.phones, ...agent.emails].map((item) => item.value);
	const names = [agent.displayName, ...reach.filter((value) => value !== agent.displayName)];
	reading.draft.extra.push({ label: 'AGENT', value: names.join(', ') });
}
