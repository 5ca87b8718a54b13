/**
 * Hybrid logical clock (Kulkarni et al. 2014): physical time in ms, a counter for events within the same ms or
 * while the clock stands behind, and the device. As text of fixed width it sorts as it happened:
 * `000001795334649-000000-k7m2q9`.
 */
export type Hlc = string;

const FORM = /^(\d{15})-(\d{6})-([0-9a-z]{1,16})$/;
const MOST_EVENTS = 999_999;
/** The end of the year 9999. A later stamp is no clock's, and one ms short of 16 digits nothing could follow it. */
const LATEST = 253_402_300_799_999;
/** Characters of a device id that stay when its box is replaced by a backup; see `renewedDevice`. */
const DEVICE_LENGTH = 10;

interface Parts {
	time: number;
	count: number;
	device: string;
}

/** Parts of a stamp, null where the text is none. Stamps come out of files too, so nothing is taken on trust. */
export function parseHlc(text: unknown): Parts | null {
	const match = typeof text === 'string' ? FORM.exec(text) : null;
	const time = Number(match?.[1]);
	return match && time <= LATEST ? { time, count: Number(match[2]), device: match[3] ?? '' } : null;
}

function format({ time, count, device }: Parts): Hlc {
	return `${String(time).padStart(15, '0')}-${String(count).padStart(6, '0')}-${device}`;
}

/**
 * The stamp of the next event here: never at or below `last` ('' = none yet), whatever the clock says.
 * `now` is wall-clock ms; a clock set back makes the counter run until time has caught up.
 */
export function tick(last: Hlc | '', now: number, device: string): Hlc {
	const before = parseHlc(last);
	const time = Math.max(0, Math.floor(now));
	if (!before || time > before.time) return format({ time, count: 0, device });
	if (before.count < MOST_EVENTS) return format({ time: before.time, count: before.count + 1, device });
	return format({ time: before.time + 1, count: 0, device });
}

const LONGEST_DEVICE = 16;

/**
 * The text next after a stamp: before whatever happened later on any device, and no clock gives it; after one of a device
 * with the longest name, the next tick of that device.
 */
export function justAfter(stamp: Hlc): Hlc {
	const device = writerOf(stamp);
	return device.length < LONGEST_DEVICE ? `${stamp}0` : tick(stamp, 0, device);
}

/** The wall-clock ms in a stamp; 0 where it is none. */
export function timeOf(stamp: Hlc): number {
	return parseHlc(stamp)?.time ?? 0;
}

/** The device part of a stamp, as it is counted in what a box has seen; '' where it is none. */
export function writerOf(stamp: Hlc): string {
	return parseHlc(stamp)?.device ?? '';
}

/** The device behind the device part of a stamp: what a name is given to. */
export function deviceOf(writer: string): string {
	return writer.slice(0, DEVICE_LENGTH);
}

/**
 * The device part of the stamps after the box here was replaced by a backup: the same device, another life of its box.
 * Whoever has seen the new life's stamps has not thereby seen everything of the one before it, which the replacing threw
 * away here but which may live on in other boxes.
 */
export function renewedDevice(writer: string): string {
	const lives = parseInt(writer.slice(DEVICE_LENGTH), 36) || 0;
	return deviceOf(writer) + (writer.length < DEVICE_LENGTH ? '' : (lives + 1).toString(36));
}

/** The later of two stamps; '' counts as before everything. */
export function laterOf(a: Hlc | '', b: Hlc | ''): Hlc | '' {
	return a > b ? a : b;
}
