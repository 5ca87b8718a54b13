import type { Day } from '#lib/day.ts';
import { keptDraft } from '#lib/shell/draft.svelte.ts';
import { nextPayment, NOTHING_WRONG, readSaleForm, saleForm, type SaleForm } from './sale-form.ts';
import { changedTerms, termsOf, type SaleDefaults } from './sale-start.ts';
import { balance } from './sale-status.ts';
import { advance } from './sale-steps.ts';
import type { Sale, SaleStep } from './sale.ts';
import { customerOf, deleteSale, saveSale } from './store.ts';
import type { Choices, Conflict } from './store.ts';

/**
 * A sale being edited: its form, what the form says, and the draft that outlives the page. Make it while a component
 * is set up; show the form once it is `ready`.
 */
export class SaleEdit {
	form: SaleForm = $state(undefined as unknown as SaleForm);
	/** The draft of an earlier visit was looked for. */
	ready = $state(false);
	/** There was one, and the form shows it. */
	restored = $state(false);
	/** Values that another window changed as well. */
	conflicts = $state.raw<readonly Conflict[]>([]);
	readonly #locale: string;
	readonly #kept: ReturnType<typeof keptDraft>;
	/** The sale as it was when this edit began: what differs from it was changed here. */
	#opened: Sale;
	#tried = $state(false);
	readonly #read = $derived.by(() => readSaleForm(this.form, this.#locale));

	constructor(sale: Sale, draftKey: string, locale: string) {
		this.#opened = $state.snapshot(sale) as Sale;
		this.#locale = locale;
		this.form = saleForm(this.#opened, locale);
		this.#kept = keptDraft(draftKey, () => ({ opened: this.#opened, form: this.form }));
		void this.#restore();
	}

	async #restore(): Promise<void> {
		try {
			const draft = (await this.#kept.restore()) as { opened: Sale; form: SaleForm } | undefined;
			if (draft) {
				this.#opened = { ...this.#opened, ...draft.opened };
				this.form = { ...this.form, ...draft.form };
				this.restored = true;
			}
		} finally {
			this.#kept.start();
			this.ready = true;
		}
	}

	/** The sale as far as the form can be read. */
	get sale(): Sale {
		return this.#read.sale;
	}

	/** Fields that cannot be read; none before the first attempt to save. */
	get wrong(): ReadonlySet<string> {
		return this.#tried ? this.#read.wrong : NOTHING_WRONG;
	}

	/** Moves to a step. Who says "paid" while something is open means that it came in: a payment of the rest. */
	moveTo(step: SaleStep, day: Day, reason: string): void {
		const moved = advance(this.#now().sale, step, day, reason);
		this.form.step = moved.step;
		this.form.steps = moved.steps;
		const open = balance(moved);
		if (step === 'paid' && open > 0) {
			this.form.payments.push(nextPayment($state.snapshot(this.form), open, day, this.#locale));
		}
	}

	/** Another customer. Given the box's defaults, what was agreed with the old one makes way for the new one's terms. */
	async choose(contactId: string, defaults: SaleDefaults | undefined): Promise<void> {
		const before = this.form.contactId;
		this.form.contactId = contactId;
		if (!defaults) return;
		const [old, chosen] = await Promise.all([before, contactId].map((id) => customerOf(id)()));
		if (this.form.contactId !== contactId) return;
		const form = $state.snapshot(this.form) as SaleForm;
		Object.assign(this.form, changedTerms(form, termsOf(old, defaults), termsOf(chosen, defaults), this.#locale));
	}

	/** Corrects the day a step was reached. */
	correctDay(step: SaleStep, day: Day): void {
		for (const reached of this.form.steps) if (reached.step === step) reached.day = day;
	}

	/**
	 * Stores it; the history entry's id, or null where something is in the way: a field that cannot be read, or `conflicts`
	 * with what another window stored.
	 */
	async save(now: number, choices: Choices = {}): Promise<string | null> {
		this.#tried = true;
		const { sale, wrong } = this.#now();
		if (wrong.size > 0) return null;
		const saved = await saveSale(sale, this.#opened, now, choices);
		this.conflicts = saved.conflicts ?? [];
		if (saved.entryId === undefined) return null;
		await this.#kept.drop();
		return saved.entryId;
	}

	async remove(now: number): Promise<string> {
		const entryId = await deleteSale(this.#opened.id, now);
		await this.#kept.drop();
		return entryId;
	}

	discard(): Promise<void> {
		return this.#kept.drop();
	}

	#now(): ReturnType<typeof readSaleForm> {
		return readSaleForm($state.snapshot(this.form) as SaleForm, this.#locale);
	}
}
