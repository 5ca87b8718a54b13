import { formatDay, type Day } from '#lib/day.ts';
import { m } from '#lib/paraglide/messages.js';
import type { PaymentState } from './sale-status.ts';
import type { PaymentMethod, Sale, SaleStep, VatExemption } from './sale.ts';

const STEP: Record<SaleStep, () => string> = {
	enquiry: m.sales_step_enquiry,
	quote: m.sales_step_quote,
	order: m.sales_step_order,
	shipped: m.sales_step_shipped,
	invoiced: m.sales_step_invoiced,
	paid: m.sales_step_paid,
	lost: m.sales_step_lost,
	cancelled: m.sales_step_cancelled
};
export const stepLabel = (step: SaleStep): string => STEP[step]();

const METHOD: Record<PaymentMethod, () => string> = {
	transfer: m.sales_method_transfer,
	cash: m.sales_method_cash,
	card: m.sales_method_card,
	directDebit: m.sales_method_direct_debit,
	swish: m.sales_method_swish,
	paypal: m.sales_method_paypal,
	other: m.sales_method_other
};
export const methodLabel = (method: PaymentMethod): string => METHOD[method]();

const EXEMPTION: Record<VatExemption, () => string> = {
	'': m.sales_exemption_none,
	smallBusiness: m.sales_exemption_small_business,
	reverseCharge: m.sales_exemption_reverse_charge,
	export: m.sales_exemption_export
};
export const exemptionLabel = (exemption: VatExemption): string => EXEMPTION[exemption]();

/** What a sale is called in a list: its title, else what is on its first line, else "Sale". */
export function saleName(sale: Pick<Sale, 'title' | 'lines'>): string {
	return sale.title || (sale.lines.find((line) => line.text !== '')?.text ?? m.sales_untitled());
}

export interface StateWords {
	text: string;
	tone: 'good' | 'warn' | 'bad' | undefined;
}

/** How a sale stands with its money, in two or three words; null where there is nothing to say. */
export function stateWords(state: PaymentState, locale: string): StateWords | null {
	const due = (day: Day): string => m.sales_due({ day: formatDay(day, locale, 'short') });
	switch (state.state) {
		case 'none':
			return null;
		case 'open':
			return { text: state.due === '' ? m.sales_state_open() : due(state.due), tone: undefined };
		case 'part':
			return { text: m.sales_state_part(), tone: 'warn' };
		case 'paid':
			return { text: m.sales_state_paid(), tone: 'good' };
		case 'overpaid':
			return { text: m.sales_state_overpaid(), tone: 'warn' };
		case 'overdue':
			return { text: m.sales_overdue_days({ count: state.overdueDays }), tone: 'bad' };
		case 'writtenOff':
			return { text: m.sales_state_written_off(), tone: undefined };
	}
}
