import { followUpText } from '#lib/follow-ups/due-words.ts';
import { formatMoney } from '#lib/money.ts';
import { m } from '#lib/paraglide/messages.js';
import { methodLabel, saleName, stepLabel } from '#lib/sales/labels.ts';
import { totals } from '#lib/sales/sale-money.ts';
import type { SaleStep } from '#lib/sales/sale.ts';
import { noteHead, typeWord } from './note-words.ts';
import type { TimelineFilter, TimelineItem } from './timeline.ts';

/** Steps at which an amount was said. */
const PRICED: readonly SaleStep[] = ['quote', 'order', 'invoiced'];

/** An entry as the log says it: what it is, in bold, and what was said; `href` where it has a page of its own. */
export function itemWords(item: TimelineItem, locale: string): { head: string; text: string; href: string } {
	switch (item.kind) {
		case 'note':
			return { head: noteHead(item.note), text: item.note.text, href: '' };
		case 'followUp': {
			const { followUp } = item;
			const head = followUp.state === 'dropped' ? m.notes_log_dropped() : m.notes_log_done();
			return { head, text: joined(followUpText(followUp), followUp.result), href: '' };
		}
		case 'sale': {
			const { sale, step } = item;
			const priced = PRICED.includes(step.step) && sale.lines.length > 0;
			const amount = priced ? formatMoney(totals(sale).gross, sale.currency, locale) : '';
			return {
				head: stepLabel(step.step),
				text: joined(sale.number, saleName(sale), amount, step.note),
				href: `/sales/${sale.id}`
			};
		}
		case 'payment': {
			const { sale, payment } = item;
			const head = payment.amount < 0 ? m.notes_log_refund() : m.notes_log_payment();
			const amount = formatMoney(Math.abs(payment.amount), sale.currency, locale);
			return {
				head,
				text: joined(amount, methodLabel(payment.method), saleName(sale), payment.note),
				href: `/sales/${sale.id}`
			};
		}
	}
}

function joined(...parts: string[]): string {
	return parts.filter((part) => part !== '').join(' · ');
}

export function filterWord(filter: TimelineFilter): string {
	if (filter === 'followUp') return m.notes_log_follow_ups();
	return filter === 'sale' ? m.notes_log_sales() : typeWord(filter);
}
