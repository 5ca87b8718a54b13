import { expect, it } from 'vitest';
import { render } from 'vitest-browser-svelte';
import Toasts from './Toasts.svelte';
import { dismiss, toast } from './toast.svelte.ts';

it('tells the page how much of it a toast covers, while it does', async () => {
	await render(Toasts);
	const room = () => Number.parseFloat(document.documentElement.style.getPropertyValue('--toasts'));
	await expect.poll(room).toBe(0);
	const id = toast({ text: 'Deleted', action: { label: 'Undo', run: () => undefined } });
	await expect.poll(room).toBeGreaterThan(40);
	const height = document.querySelector<HTMLElement>('.toasts')?.offsetHeight;
	expect(room()).toBe(height);
	dismiss(id);
	await expect.poll(room).toBe(0);
});
