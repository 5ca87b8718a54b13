import { newItemId } from '#lib/id.ts';
import { moneyText, parseDecimal, parseMoney } from '#lib/money.ts';
import { emptyLine, type Payment, type Sale, type SaleLine } from './sale.ts';
import type { Day } from '#lib/day.ts';

/** A line as it is typed: numbers are text in the language's form. */
export interface LineForm extends Omit<SaleLine, 'quantity' | 'unitPrice' | 'discount' | 'vatRate'> {
	quantity: string;
	unitPrice: string;
	/** Percent. */
	discount: string;
	/** Percent. */
	vatRate: string;
}

/** A payment as it is typed. */
export interface PaymentForm extends Omit<Payment, 'amount'> {
	amount: string;
}

/** A sale as it is edited. */
export interface SaleForm extends Omit<Sale, 'lines' | 'payments' | 'daysToPay'> {
	lines: LineForm[];
	payments: PaymentForm[];
	daysToPay: string;
}

export type LineField = 'quantity' | 'unitPrice' | 'discount' | 'vatRate';

export interface ReadSale {
	/** The sale as far as it can be read; what cannot counts as 0. */
	sale: Sale;
	/** Places that cannot be read: 'daysToPay', 'exchangeRate', '<line id>/<field>' or '<payment id>/amount'. */
	wrong: ReadonlySet<string>;
}

/** What is wrong with a form nobody has tried to save yet. */
export const NOTHING_WRONG: ReadonlySet<string> = new Set();

const MOST_QUANTITY = 1_000_000;
const MOST_DAYS = 365;
/** Minor units: ten thousand million euros. A mistyped price must not take a total beyond exact integers. */
const MOST_MONEY = 1e12;

export function saleForm(sale: Sale, locale: string): SaleForm {
	return {
		...sale,
		daysToPay: String(sale.daysToPay),
		exchangeRate: locale.startsWith('en') ? sale.exchangeRate : sale.exchangeRate.replace('.', ','),
		lines: sale.lines.map((line) => lineForm(line, sale, locale)),
		payments: sale.payments.map((payment) => ({
			...payment,
			amount: moneyText(payment.amount, sale.currency, locale)
		}))
	};
}

/** A payment to type into: the open rest, by transfer, today. */
export function nextPayment(form: SaleForm, open: number, today: Day, locale: string): PaymentForm {
	const position = form.payments.reduce((most, payment) => Math.max(most, payment.position), -1) + 1;
	const amount = open > 0 ? moneyText(open, form.currency, locale) : '';
	return {
		id: newItemId(),
		position,
		day: today,
		amount,
		method: form.payments.at(-1)?.method ?? 'transfer',
		note: ''
	};
}

/**
 * A line to type into, with the customer's usual discount (hundredths of a percent, null = none agreed). Else it has
 * the discount of the line before it, and always that line's rate.
 */
export function nextLine(
	form: SaleForm,
	usual: { vatRate: number; discount: number | null },
	locale: string
): LineForm {
	const last = form.lines.at(-1);
	const position = form.lines.reduce((most, line) => Math.max(most, line.position), -1) + 1;
	const empty = { ...emptyLine(newItemId(), position, usual.vatRate), discount: usual.discount ?? 0 };
	const line = lineForm(empty, { currency: form.currency }, locale);
	if (!last) return line;
	return { ...line, vatRate: last.vatRate, discount: usual.discount === null ? last.discount : line.discount };
}

function lineForm(line: SaleLine, { currency }: Pick<Sale, 'currency'>, locale: string): LineForm {
	return {
		...line,
		quantity: numberText(line.quantity / 1000, locale),
		unitPrice: line.unitPrice === 0 ? '' : moneyText(line.unitPrice, currency, locale),
		discount: discountText(line.discount, locale),
		vatRate: percentText(line.vatRate, locale)
	};
}

/** Hundredths of a percent as typed: 550 is "5,5" or "5.5". */
export function percentText(rate: number, locale: string): string {
	return numberText(rate / 100, locale);
}

/** A discount as typed; none is an empty field. */
export function discountText(discount: number, locale: string): string {
	return discount === 0 ? '' : percentText(discount, locale);
}

function numberText(value: number, locale: string): string {
	return locale.startsWith('en') ? String(value) : String(value).replace('.', ',');
}

/** Reads the form. Lines with neither text nor price are left out. */
export function readSaleForm(form: SaleForm, locale: string): ReadSale {
	const wrong = new Set<string>();
	const lines = form.lines
		.filter((line) => !isBlank(line))
		.map((line) => {
			const field = (name: LineField, value: number | null): number => {
				if (value === null) wrong.add(`${line.id}/${name}`);
				return value ?? 0;
			};
			return {
				...line,
				text: line.text.trim(),
				unit: line.unit.trim(),
				quantity: field('quantity', readQuantity(line.quantity, locale)),
				unitPrice: field('unitPrice', line.unitPrice.trim() === '' ? 0 : readPrice(line, form, locale)),
				discount: field('discount', readPercent(line.discount, locale)),
				vatRate: field('vatRate', readPercent(line.vatRate, locale))
			};
		});
	const days = /^\s*\d{1,3}\s*$/.test(form.daysToPay) ? Number(form.daysToPay) : MOST_DAYS + 1;
	if (days > MOST_DAYS) wrong.add('daysToPay');
	const daysToPay = days > MOST_DAYS ? 0 : days;
	const rate = form.exchangeRate.trim() === '' ? '' : readRate(form.exchangeRate, locale);
	if (rate === null) wrong.add('exchangeRate');
	const payments = form.payments.map((payment) => {
		const amount = parseMoney(payment.amount, form.currency, locale);
		if (amount === null || Math.abs(amount) > MOST_MONEY) wrong.add(`${payment.id}/amount`);
		return { ...payment, amount: amount ?? 0 };
	});
	const texts = { title: form.title.trim(), number: form.number.trim(), exchangeRate: rate ?? '' };
	return { sale: { ...form, ...texts, daysToPay, lines, payments }, wrong };
}

function isBlank(line: LineForm): boolean {
	return line.text.trim() === '' && line.unitPrice.trim() === '';
}

function readPrice(line: LineForm, form: SaleForm, locale: string): number | null {
	const price = parseMoney(line.unitPrice, form.currency, locale);
	return price !== null && Math.abs(price) <= MOST_MONEY ? price : null;
}

/** A rate above 0 as decimal text with a point, null where it is none. */
function readRate(text: string, locale: string): string | null {
	const value = /^\s*\d+[.,]\d+\s*$/.test(text) ? Number(text.replace(',', '.')) : parseDecimal(text, locale);
	return value !== null && value > 0 ? String(value) : null;
}

/** Thousandths of a unit; null where it is no number or beyond a million. */
function readQuantity(text: string, locale: string): number | null {
	// A single point or comma before three digits is the decimal mark here: 1.250 kg is far more likely than 1250.
	const value = /^\s*-?\d{1,6}[.,]\d{1,3}\s*$/.test(text) ? Number(text.replace(',', '.')) : parseDecimal(text, locale);
	return value !== null && Math.abs(value) <= MOST_QUANTITY ? Math.round(value * 1000) : null;
}

/** Hundredths of a percent from 0 to 100 %; '' is 0. A % sign may follow. */
export function readPercent(text: string, locale: string): number | null {
	const bare = text.replace(/%\s*$/, '').trim();
	if (bare === '') return 0;
	const value = parseDecimal(bare, locale);
	return value !== null && value >= 0 && value <= 100 ? Math.round(value * 100) : null;
}
