/*
 * The header of an age file (age-encryption.org/v1), read before any key is tried: who can open it, and what it would
 * cost. A made-up work factor must be refused, not computed.
 */
const FIRST_LINE = 'age-encryption.org/v1';
/** An X25519 header is 200 bytes; one for a hundred recipients fits as well. */
const LONGEST_HEADER = 20_000;
/** 2^18 takes 256 MB of memory; it is also what the age program itself writes. */
const MOST_WORK = 18;

export type AgeLock =
	| { by: 'passphrase' }
	| { by: 'key' }
	| { by: 'nothing'; problem: 'damaged' | 'truncated' | 'unknownLock' }
	| { by: 'nothing'; problem: 'workFactor'; workFactor: number };

/** By what an age file (binary, not armoured) can be opened. */
export function lockOf(bytes: Uint8Array): AgeLock {
	const text = new TextDecoder('latin1').decode(bytes.subarray(0, LONGEST_HEADER));
	const end = text.indexOf('\n---');
	if (end < 0) return { by: 'nothing', problem: text.length < LONGEST_HEADER ? 'truncated' : 'damaged' };
	const [first, ...lines] = text.slice(0, end).split('\n');
	if (first !== FIRST_LINE) return { by: 'nothing', problem: 'unknownLock' };
	const stanzas = lines.filter((line) => line.startsWith('-> ')).map((line) => line.slice(3).split(' '));
	const scrypt = stanzas.find(([type]) => type === 'scrypt');
	if (!scrypt) {
		const isKnown = stanzas.some(([type]) => type === 'X25519');
		return isKnown ? { by: 'key' } : { by: 'nothing', problem: 'unknownLock' };
	}
	const work = scrypt[2] ?? '';
	if (stanzas.length !== 1 || !/^[1-9]\d{0,8}$/.test(work)) return { by: 'nothing', problem: 'damaged' };
	const workFactor = Number(work);
	return workFactor > MOST_WORK ? { by: 'nothing', problem: 'workFactor', workFactor } : { by: 'passphrase' };
}
