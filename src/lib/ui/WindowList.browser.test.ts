import { createRawSnippet } from 'svelte';
import { describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import WindowList from './WindowList.svelte';

const ROW = 60;

async function show(count: number, height = 600) {
	const row = createRawSnippet<[number]>((index) => ({ render: () => `<a href="#${index()}">Row ${index()}</a>` }));
	const page = await render(WindowList, { count, rowHeight: ROW, label: 'Rows', row });
	page.container.style.height = `${height}px`;
	return page;
}
const rows = () => [...document.querySelectorAll('[role="listitem"]')];
const texts = () => rows().map((row) => row.textContent?.trim());

describe('WindowList', () => {
	it('draws what is in sight and little more, of a hundred thousand rows', async () => {
		await show(100_000);
		await expect.poll(() => texts().length).toBeGreaterThan(10);
		expect(rows().length).toBeLessThanOrEqual(40);
		expect(texts()[0]).toBe('Row 0');
	});
	it('never draws more than 40 rows, however high the screen', async () => {
		await show(100_000, 6000);
		await expect.poll(() => texts().length).toBe(40);
	});
	it('jumps to a row', async () => {
		const { component } = await show(100_000);
		await expect.poll(() => texts().length).toBeGreaterThan(10);
		component.scrollTo(50_000);
		await expect.poll(texts).toContain('Row 50000');
		expect(rows().length).toBeLessThanOrEqual(40);
		const box = document.querySelector('[aria-posinset="50001"]')?.getBoundingClientRect();
		const list = document.querySelector('[role="list"]')?.getBoundingClientRect();
		expect(box?.top).toBeCloseTo(list?.top ?? -1, 0);
	});
	it('brings a row that is out of sight to its middle, and leaves one in sight where it is', async () => {
		const { component } = await show(1000);
		const list = () => document.querySelector('[role="list"]')?.scrollTop;
		await expect.poll(() => texts().length).toBeGreaterThan(5);
		component.reveal(3);
		expect(list()).toBe(0);
		component.reveal(500);
		await expect.poll(texts).toContain('Row 500');
		expect(list()).toBe(500 * ROW - (600 - ROW) / 2);
		component.reveal(-1);
		component.reveal(1000);
		expect(list()).toBe(500 * ROW - (600 - ROW) / 2);
	});
	it('moves the focus by arrow keys, beyond what was drawn', async () => {
		const { component } = await show(1000);
		await expect.poll(() => texts().length).toBeGreaterThan(10);
		component.focusRow(3);
		const focused = () => document.activeElement?.textContent;
		await expect.poll(focused).toBe('Row 3');
		await userEvent.keyboard('{ArrowDown}');
		await expect.poll(focused).toBe('Row 4');
		await userEvent.keyboard('{End}');
		await expect.poll(focused).toBe('Row 999');
		await userEvent.keyboard('{ArrowDown}');
		expect(focused()).toBe('Row 999');
		await userEvent.keyboard('{Home}');
		await expect.poll(focused).toBe('Row 0');
	});
	it('shows fewer rows when the list shrinks under it', async () => {
		const { component, rerender } = await show(1000);
		component.scrollTo(990);
		await expect.poll(texts).toContain('Row 999');
		await rerender({ count: 2 });
		await expect.poll(texts).toEqual(['Row 0', 'Row 1']);
	});
	it('is empty without rows', async () => {
		await show(0);
		await expect.poll(() => document.querySelector('[role="list"]')).not.toBeNull();
		expect(rows()).toEqual([]);
	});
});
