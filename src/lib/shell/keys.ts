import { mainPages } from './pages.ts';

/** A key press as the browser tells it. */
interface Press {
	key: string;
	ctrlKey: boolean;
	metaKey: boolean;
	altKey: boolean;
}

export type Command = { do: 'help' } | { do: 'search' } | { do: 'log' } | { do: 'go'; href: string } | { do: 'wait' };

/** A `g` waits this long (ms) for its second key. */
export const SEQUENCE_TIME = 1500;

/**
 * What a key means outside of fields: `?` help, `/` search, `n` a new contact, `l` log a note, `s` a new sale, `g` and then `t c f s` a page.
 * `afterG` says that a `g` came just before. Null where the key is the browser's.
 */
export function commandOf(press: Press, afterG: boolean): Command | null {
	if (press.ctrlKey || press.metaKey || press.altKey) return null;
	if (afterG) {
		const page = mainPages.find(({ key }) => key === press.key);
		if (page) return { do: 'go', href: page.href };
	}
	if (press.key === '?') return { do: 'help' };
	if (press.key === '/') return { do: 'search' };
	if (press.key === 'n') return { do: 'go', href: '/contacts/new' };
	if (press.key === 'l') return { do: 'log' };
	if (press.key === 's') return { do: 'go', href: '/sales/new' };
	if (press.key === 'g') return { do: 'wait' };
	return null;
}

/** Whether keys belong to what has the focus: a field, an editor, or anything in a dialog. */
export function isTyping(target: EventTarget | null): boolean {
	return (
		target instanceof HTMLElement &&
		(target.isContentEditable || target.closest('input, textarea, select, dialog, [role="listbox"]') !== null)
	);
}
