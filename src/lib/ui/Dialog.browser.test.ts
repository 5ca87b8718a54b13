import { createRawSnippet } from 'svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import Dialog from './Dialog.svelte';

let opener: HTMLButtonElement;
beforeEach(() => {
	opener = document.createElement('button');
	opener.textContent = 'Open';
	document.body.append(opener);
	opener.focus();
});
afterEach(() => opener.remove());

async function show(dirty: boolean) {
	const onclose = vi.fn();
	const children = createRawSnippet(() => ({ render: () => '<p><input aria-label="Name"></p>' }));
	const page = await render(Dialog, { open: true, title: 'Card', dirty, onclose, children });
	return { page, onclose };
}
const dialog = () => document.querySelector('dialog');
/** A tap on the veil, which to the page is the dialog itself outside its box. */
const tapBeside = () => userEvent.click(document.documentElement, { position: { x: 2, y: 2 }, force: true });

describe('Dialog', () => {
	it('has its title for a name and the focus in its first field', async () => {
		const { page } = await show(false);
		await expect.element(page.getByRole('dialog', { name: 'Card' })).toBeVisible();
		await expect.element(page.getByLabelText('Name')).toHaveFocus();
	});
	it('closes on Escape, says so once, and gives the focus back', async () => {
		const { onclose } = await show(false);
		await userEvent.keyboard('{Escape}');
		await expect.poll(dialog).toBeNull();
		expect(onclose).toHaveBeenCalledTimes(1);
		expect(document.activeElement).toBe(opener);
	});
	it('closes on a tap beside it', async () => {
		await show(false);
		await tapBeside();
		await expect.poll(dialog).toBeNull();
	});
	it('keeps what was typed from a stray tap', async () => {
		const { onclose } = await show(true);
		await tapBeside();
		expect(dialog()?.open).toBe(true);
		expect(onclose).not.toHaveBeenCalled();
	});
	it('asks before Escape discards what was typed', async () => {
		const { page, onclose } = await show(true);
		await userEvent.keyboard('{Escape}');
		await page.getByRole('button', { name: 'Keep editing' }).click();
		expect(dialog()?.open).toBe(true);
		await userEvent.keyboard('{Escape}');
		await page.getByRole('button', { name: 'Discard' }).click();
		await expect.poll(dialog).toBeNull();
		expect(onclose).toHaveBeenCalledTimes(1);
	});
	it('gives the focus back when its owner takes it off the page', async () => {
		const { page } = await show(false);
		await page.unmount();
		expect(document.activeElement).toBe(opener);
	});
});
