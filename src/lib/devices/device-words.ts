import { formatInstant } from '#lib/day.ts';
import { deviceOf } from '#lib/db/hlc.ts';
import { m } from '#lib/paraglide/messages.js';

/** What a device is called where its owner gave it no name. */
export function usualName(isPhone: boolean): string {
	return isPhone ? m.devices_phone() : m.devices_computer();
}

/** The name of the device whose stamps have this device part. */
export function deviceText(writer: string, own: string, names: ReadonlyMap<string, string>): string {
	const device = deviceOf(writer);
	return names.get(device) || (device === own ? m.devices_this() : m.devices_other());
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** "3 minutes ago"; the day and time where it is longer than some hours. `at` and `now` in ms. */
export function agoText(at: number, now: number, locale: string): string {
	const words = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
	const passed = Math.max(0, now - at);
	if (passed < MINUTE) return words.format(0, 'second');
	if (passed < HOUR) return words.format(-Math.floor(passed / MINUTE), 'minute');
	if (passed < 12 * HOUR) return words.format(-Math.floor(passed / HOUR), 'hour');
	return formatInstant(at, locale);
}
