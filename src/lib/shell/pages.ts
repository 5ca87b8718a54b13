import { m } from '#lib/paraglide/messages.js';
import type { IconName } from '#lib/ui/Icon.svelte';

export interface Page {
	href: string;
	icon: IconName;
	title: () => string;
	/** Second key after `g`. */
	key?: string;
}

/** What a thumb reaches in the phone's bar; also the first part of the laptop's. */
export const mainPages: readonly Page[] = [
	{ href: '/', icon: 'calendar', title: m.nav_today, key: 't' },
	{ href: '/contacts', icon: 'cards', title: m.nav_contacts, key: 'c' },
	{ href: '/follow-ups', icon: 'calendar-check', title: m.nav_follow_ups, key: 'f' },
	{ href: '/sales', icon: 'trend', title: m.nav_sales, key: 's' }
];

export const otherPages: readonly Page[] = [
	{ href: '/import', icon: 'upload', title: m.nav_import },
	{ href: '/export', icon: 'download', title: m.nav_export },
	{ href: '/backup', icon: 'archive', title: m.nav_backup },
	{ href: '/duplicates', icon: 'users', title: m.duplicates_title },
	{ href: '/history', icon: 'history', title: m.nav_history },
	{ href: '/settings', icon: 'settings', title: m.nav_settings },
	{ href: '/guide', icon: 'book', title: m.nav_guide }
];

/** Whether `path` lies at or below the page: `/contacts/018f…` belongs to Contacts. */
export function isAt(href: string, path: string): boolean {
	return href === '/' ? path === '/' : path === href || path.startsWith(`${href}/`);
}
