import { describe, expect, it } from 'vitest';
import { nextLine, nextPayment, percentText, readPercent, readSaleForm, saleForm, type LineForm } from './sale-form.ts';
import { emptyLine, emptySale, type Sale } from './sale.ts';

const line = { ...emptyLine('l', 0, 1900), text: 'Larch', quantity: 2500, unitPrice: 123456, discount: 250 };
const sale: Sale = { ...emptySale('s', 'EUR', '2026-11-22'), title: 'Terrace', lines: [line], daysToPay: 30 };

function typed(fields: Partial<LineForm>, locale = 'de'): ReturnType<typeof readSaleForm> {
	const form = saleForm(sale, locale);
	return readSaleForm({ ...form, lines: form.lines.map((each) => ({ ...each, ...fields })) }, locale);
}

describe('the form', () => {
	it.each(['en', 'de', 'sv'])('gives back the sale it was made from in %s', (locale) => {
		expect(readSaleForm(saleForm(sale, locale), locale)).toEqual({ sale, wrong: new Set() });
	});

	it('shows numbers as the language writes them, and nothing for no price and no discount', () => {
		const blank = { ...sale, lines: [line, emptyLine('b', 1, 550)] };
		expect(saleForm(blank, 'de').lines).toMatchObject([
			{ quantity: '2,5', unitPrice: '1234,56', discount: '2,5', vatRate: '19' },
			{ quantity: '1', unitPrice: '', discount: '', vatRate: '5,5' }
		]);
	});

	it('leaves out lines with neither text nor price', () => {
		expect(typed({ text: ' ', unitPrice: '' }).sale.lines).toEqual([]);
		expect(typed({ text: '', unitPrice: '5' }).sale.lines).toHaveLength(1);
		expect(typed({ unitPrice: '' }).sale.lines).toMatchObject([{ unitPrice: 0 }]);
	});

	it.each([
		['quantity', ''],
		['quantity', 'two'],
		['quantity', '1000001'],
		['unitPrice', '12,3,4'],
		['unitPrice', '99999999999999'],
		['discount', '101'],
		['discount', '-1'],
		['vatRate', 'x']
	] as const)('names a %s that says "%s" and counts it as nothing', (field, text) => {
		const read = typed({ [field]: text });
		expect([...read.wrong]).toEqual([`l/${field}`]);
		expect(read.sale.lines[0]?.[field]).toBe(0);
	});

	it('takes one mark in a quantity for the decimal mark, whichever it is', () => {
		expect(typed({ quantity: '1.250' }).sale.lines[0]?.quantity).toBe(1250);
		expect(typed({ quantity: '1,250' }, 'en').sale.lines[0]?.quantity).toBe(1250);
		expect(typed({ quantity: '-0,5' }).sale.lines[0]?.quantity).toBe(-500);
		expect(typed({ quantity: '1.250,5' }).sale.lines[0]?.quantity).toBe(1250500);
	});

	it('keeps an exchange rate as decimal text, whichever mark was typed', () => {
		const rate = (exchangeRate: string) => readSaleForm({ ...saleForm(sale, 'de'), exchangeRate }, 'de');
		expect(['11,25', '11.256', '', '11'].map((text) => rate(text).sale.exchangeRate)).toEqual([
			'11.25',
			'11.256',
			'',
			'11'
		]);
		expect(saleForm({ ...sale, exchangeRate: '11.25' }, 'sv').exchangeRate).toBe('11,25');
		expect(['0', '-1', 'x'].map((text) => [...rate(text).wrong])).toEqual(Array(3).fill(['exchangeRate']));
	});

	it.each(['', '366', '-1', '1,5', 'soon'])('refuses "%s" days to pay', (daysToPay) => {
		expect([...readSaleForm({ ...saleForm(sale, 'de'), daysToPay }, 'de').wrong]).toEqual(['daysToPay']);
	});
});

describe('a new line', () => {
	it('takes rate and discount from the line before it', () => {
		expect(nextLine(saleForm(sale, 'de'), { vatRate: 700, discount: null }, 'de')).toMatchObject({
			position: 1,
			quantity: '1',
			discount: '2,5',
			vatRate: '19'
		});
	});

	it('takes the standard rate where it is the first', () => {
		const none = { ...saleForm(sale, 'de'), lines: [] };
		expect(nextLine(none, { vatRate: 700, discount: null }, 'de')).toMatchObject({
			position: 0,
			discount: '',
			vatRate: '7'
		});
		expect(nextLine(none, { vatRate: 700, discount: 550 }, 'de')).toMatchObject({ discount: '5,5' });
	});

	it.each([
		[550, '5,5'],
		[0, '']
	])('takes the usual discount of %i, whatever the line before it has', (discount, shown) => {
		const usual = { vatRate: 700, discount };
		expect(nextLine(saleForm(sale, 'de'), usual, 'de')).toMatchObject({ discount: shown, vatRate: '19' });
	});
});

describe('payments', () => {
	const payment = { id: 'p', position: 0, day: '2026-11-22', amount: -1050, method: 'cash' as const, note: '' };
	const paid = { ...sale, payments: [payment] };

	it('are read back as they were', () => {
		expect(readSaleForm(saleForm(paid, 'sv'), 'sv')).toEqual({ sale: paid, wrong: new Set() });
	});

	it.each(['', 'all', '99999999999999'])('name an amount that says "%s"', (amount) => {
		const form = saleForm(paid, 'de');
		const payments = form.payments.map((each) => ({ ...each, amount }));
		expect([...readSaleForm({ ...form, payments }, 'de').wrong]).toEqual(['p/amount']);
	});

	it('begin with the open rest, paid like the one before', () => {
		expect(nextPayment(saleForm(paid, 'de'), 4250, '2026-11-23', 'de')).toMatchObject({
			position: 1,
			day: '2026-11-23',
			amount: '42,50',
			method: 'cash'
		});
		expect(nextPayment(saleForm(sale, 'de'), -100, '2026-11-23', 'de')).toMatchObject({
			amount: '',
			method: 'transfer'
		});
	});
});

describe('percent', () => {
	it('is read with or without its sign, and nothing is 0', () => {
		expect(['5,5', '19 %', '', '100', '100,01', 'x'].map((text) => readPercent(text, 'de'))).toEqual([
			550,
			1900,
			0,
			10000,
			null,
			null
		]);
		expect(percentText(550, 'en')).toBe('5.5');
	});
});
