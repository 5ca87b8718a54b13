import { describe, expect, it } from 'vitest';
import { deviceOfFile, filesToRead, isSyncCopy, lookOf, ownFileName } from './files.ts';

describe('deviceOfFile', () => {
	it('knows the file each device writes, locked or not', () => {
		expect(deviceOfFile(ownFileName('abcdefghjk', false))).toBe('abcdefghjk');
		expect(deviceOfFile(ownFileName('abcdefghjk', true))).toBe('abcdefghjk');
	});
	it.each([
		'kartei-device-abcdefghjk (Konfliktkopie von Laptop 2026-11-22).kartei',
		"kartei-device-abcdefghjk (Anna's conflicted copy 2026-11-22).kartei.age",
		'kartei-device-abcdefghjk.sync-conflict-20261122-101112-ABCDEFG.kartei',
		'kartei-device-abcdefghjk-LAPTOP.kartei'
	])('knows a copy of a sync program: %s', (name) => {
		expect(deviceOfFile(name)).toBe('abcdefghjk');
		expect(isSyncCopy(name)).toBe(true);
	});
	it.each([
		'kartei-2026-11-22.kartei',
		'.kartei-device-abcdefghjk.kartei',
		'kartei-device-abcdefghjk.kartei.tmp',
		'kartei-device-abcdefghjk.kartei.part',
		'~kartei-device-abcdefghjk.kartei.age',
		'.syncthing.kartei-device-abcdefghjk.kartei.tmp',
		'kartei-device-.kartei',
		'notes.txt'
	])('leaves alone what is none, or not whole yet: %s', (name) => {
		expect(deviceOfFile(name)).toBeUndefined();
	});
	it('takes the own file for no copy', () => {
		expect(isSyncCopy(ownFileName('abcdefghjk', true))).toBe(false);
	});
});

describe('filesToRead', () => {
	const file = (name: string, size = 1) => ({ name, size, modified: 5 });
	const own = ownFileName('aaaaaaaaaa', false);
	const other = file(ownFileName('bbbbbbbbbb', false));
	it('reads the others’ files that changed, and never the own one', () => {
		expect(filesToRead([file(own), other, file('x.txt')], [own], {})).toEqual([other]);
		expect(filesToRead([other], [own], { [other.name]: lookOf(other) })).toEqual([]);
		expect(filesToRead([file(other.name, 2)], [own], { [other.name]: lookOf(other) })).toHaveLength(1);
	});
	it('reads a copy of the own file: it may hold what another window wrote', () => {
		expect(filesToRead([file('kartei-device-aaaaaaaaaa (conflict).kartei')], [own], {})).toHaveLength(1);
	});
});
