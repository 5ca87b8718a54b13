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
