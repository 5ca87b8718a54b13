import { describe, expect, it } from 'vitest';
import { commandOf } from './keys.ts';

const press = (key: string, held: Partial<Record<'ctrlKey' | 'metaKey' | 'altKey', boolean>> = {}) => ({
	key,
	ctrlKey: false,
	metaKey: false,
	altKey: false,
	...held
});

describe('commandOf', () => {
	it('knows the single keys', () => {
		expect(commandOf(press('?'), false)).toEqual({ do: 'help' });
		expect(commandOf(press('/'), false)).toEqual({ do: 'search' });
		expect(commandOf(press('n'), false)).toEqual({ do: 'go', href: '/contacts/new' });
		expect(commandOf(press('l'), false)).toEqual({ do: 'log' });
		expect(commandOf(press('s'), false)).toEqual({ do: 'go', href: '/sales/new' });
	});
	it('goes to a page only after g', () => {
		expect(commandOf(press('g'), false)).toEqual({ do: 'wait' });
		expect(commandOf(press('c'), true)).toEqual({ do: 'go', href: '/contacts' });
		expect(commandOf(press('t'), true)).toEqual({ do: 'go', href: '/' });
		expect(commandOf(press('s'), true)).toEqual({ do: 'go', href: '/sales' });
		expect(commandOf(press('c'), false)).toBeNull();
	});
	it('reads a key that is no page by itself, also after g', () => {
		expect(commandOf(press('/'), true)).toEqual({ do: 'search' });
		expect(commandOf(press('x'), true)).toBeNull();
	});
	it.each(['ctrlKey', 'metaKey', 'altKey'] as const)('leaves %s combinations to the browser', (held) => {
		expect(commandOf(press('n', { [held]: true }), false)).toBeNull();
	});
	it('does not mind a capital: Shift+N is not n', () => {
		expect(commandOf(press('N'), false)).toBeNull();
	});
});
