import { formatInstant } from '#lib/day.ts';
import { deviceOf } from '#lib/db/hlc.ts';
import { m } from '#lib/paraglide/messages.js';

/** What a device is called where its owner gave it no name. */
export function usualName(isPhone: boolean): string {
	return isPhone ? m.devices_phone() : m.devices_computer();
}

/** The first of "Computer", "Computer 2", … that no other device has. */
export function freeName(usual: string, taken: Iterable<string>): string {
	const names = new Set(taken);
	let name = usual;
	for (let number = 2; names.has(name); number++) name = `${usual} ${number}`;
	return name;
}

/** What the device is called whose stamps have this device part; by a short code where nobody named it. */
export function deviceText(writer: string, own: string, names: ReadonlyMap<string, string>): string {
	const device = deviceOf(writer);
	const name = names.get(device) ?? '';
	if (name === '') return device === own ? m.devices_this() : m.history_device({ code: codeOf(device) });
	const isShared = [...names].some(([other, same]) => other !== device && same === name);
	// Two devices that did not know of each other are both called as devices usually are.
	return isShared && device !== own ? `${name} (${codeOf(device)})` : name;
}

function codeOf(device: string): string {
	return device.slice(0, 4).toUpperCase();
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
