import { add, dayOf, weekday } from '#lib/day.ts';
import type { Day } from '#lib/day.ts';

/** A backup in the folder, as its name tells. */
export interface NamedBackup {
	name: string;
	/** The day it was written, as it was on the device. */
	day: Day;
	/** Local time, `hhmmss`; with the day the order of one device's backups. */
	time: string;
	device: string;
	contacts: number;
}

/** How many are kept: of today, and the last of each day, week (from Monday) and month that has any. */
const OF_TODAY = 3;
const DAYS = 7;
const WEEKS = 4;
const MONTHS = 12;

const NAME = /^kartei-(\d{4}-\d{2}-\d{2})-(\d{6})-([0-9a-z]{1,16})-(\d{1,7})\.kartei(\.age)?$/;

/** The name of a backup in the folder: day, time, device, number of contacts. */
export function backupName(at: number, device: string, contacts: number, isLocked: boolean): string {
	const date = new Date(at);
	const time = [date.getHours(), date.getMinutes(), date.getSeconds()].map((part) => String(part).padStart(2, '0'));
	return `kartei-${dayOf(at)}-${time.join('')}-${device}-${contacts}.kartei${isLocked ? '.age' : ''}`;
}

/** What a name says; null for a file that is no backup of this kind, and so is never touched. */
export function parseName(name: string): NamedBackup | null {
	const [, day, time, device, contacts] = NAME.exec(name) ?? [];
	if (day === undefined || time === undefined || device === undefined) return null;
	return { name, day, time, device, contacts: Number(contacts) };
}

/**
 * The names that may go: only of this device, never one of the newest of its day, week or month that is still kept,
 * and never `verified`, the newest that was read back.
 */
export function outdated(names: readonly string[], device: string, verified: string, today: Day): string[] {
	const own = names
		.map(parseName)
		.filter((backup) => backup !== null)
		.filter((backup) => backup.device === device)
		.sort((a, b) => (`${a.day}${a.time}` < `${b.day}${b.time}` ? 1 : -1));
	const kept = new Set([verified]);
	for (const { name } of own.filter(({ day }) => day === today).slice(0, OF_TODAY)) kept.add(name);
	for (const [count, period] of [
		[DAYS, (day: Day) => day],
		[WEEKS, (day: Day) => add(day, 1 - weekday(day), 'day')],
		[MONTHS, (day: Day) => day.slice(0, 7)]
	] as const) {
		const newest = new Map<string, string>();
		for (const { name, day } of own) if (!newest.has(period(day))) newest.set(period(day), name);
		for (const name of [...newest.values()].slice(0, count)) kept.add(name);
	}
	return own.map(({ name }) => name).filter((name) => !kept.has(name));
}

/** Below this share of the contacts before, something may have been lost. */
const SHRUNK = 0.8;

/** Did more than a fifth of the contacts go? Then nothing older may be rotated out until the owner says it is right. */
export function isShrunk(contacts: number, before: number): boolean {
	return contacts < before * SHRUNK;
}
