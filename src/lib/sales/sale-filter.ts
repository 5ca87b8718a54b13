import { formatMoney } from '#lib/money.ts';
import { totals } from './sale-money.ts';
import { SALE_STEPS, type Sale, type SaleStep } from './sale.ts';

/** What the list shows: all that is under way, what is unpaid, or one step. */
export const SALE_FILTERS = ['open', 'unpaid', ...SALE_STEPS] as const;
export type SaleFilter = (typeof SALE_FILTERS)[number];

const UNDER_WAY: readonly SaleStep[] = ['enquiry', 'quote', 'order', 'shipped', 'invoiced'];

/** The steps a filter stands for. */
export function stepsOf(filter: Exclude<SaleFilter, 'unpaid'>): readonly SaleStep[] {
	return filter === 'open' ? UNDER_WAY : [filter];
}

/** What the sales come to, one amount per currency: "1.200,00 € + 300,00 kr". '' where there are none. */
export function sumText(sales: readonly Sale[], locale: string): string {
	const sums = new Map<string, number>();
	for (const sale of sales) sums.set(sale.currency, (sums.get(sale.currency) ?? 0) + totals(sale).gross);
	return [...sums].map(([currency, sum]) => formatMoney(sum, currency, locale)).join(' + ');
}
