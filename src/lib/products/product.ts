/** Something sold again and again. Money in minor units, rates in hundredths of a percent. */
export interface Product {
	id: string;
	name: string;
	unit: string;
	price: number;
	currency: string;
	vatRate: number;
	archived: boolean;
}
