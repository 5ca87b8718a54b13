import { m } from '#lib/paraglide/messages.js';
import { deviceText } from '../device-words.ts';
import { deviceOfFile } from './files.ts';
import type { Brought, LeftOut } from './left.ts';

/** What the device is called that wrote a file that was left out, by the names here and the one that is in the file. */
export function writerText(
	{ name, from = '' }: Pick<LeftOut, 'name' | 'from'>,
	own: string,
	names: ReadonlyMap<string, string>
): string {
	const device = deviceOfFile(name) ?? '';
	return deviceText(device, own, from === '' || names.has(device) ? names : new Map([...names, [device, from]]));
}

/** What waits for the person, and of whom (`device`). */
export function waitingText({ why, deletions = 0 }: LeftOut, device: string): string {
	return why === 'future' ? m.devices_waits_future({ device }) : m.devices_waits_many({ device, count: deletions });
}

/** "New: 1 · Changed: 2". */
export function broughtText({ added, changed, deleted }: Brought): string {
	const parts = [
		added > 0 && m.devices_preview_new({ count: added }),
		changed > 0 && m.devices_preview_changed({ count: changed }),
		deleted > 0 && m.devices_preview_deleted({ count: deleted })
	];
	return parts.filter((part) => part !== false).join(' · ');
}
