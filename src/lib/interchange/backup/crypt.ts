import { armor, Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { lockOf } from './age-header.ts';
import type { BackupProblem } from './problem.ts';

/*
 * age (age-encryption.org/v1): what is locked here opens with the stock `age` program, and the other way round. Loaded
 * in the worker only: the passphrase costs most of a second.
 */

/** How a backup is locked: not at all, with a passphrase, or for the holder of a key, whose public half this is. */
export type Lock = { by: 'nothing' } | { by: 'passphrase'; passphrase: string } | { by: 'key'; recipient: string };

/** What opens a locked one. `key` is the text of a key file, or of a sheet somebody typed off. */
export type Secret = { by: 'passphrase'; passphrase: string } | { by: 'key'; key: string };

export type Opened = { bytes: Uint8Array<ArrayBuffer> } | { locked: Secret['by'] } | { problem: BackupProblem };

/** 2^17: 128 MB of memory and most of a second; a cheap phone still has that. */
const WORK = 17;
const KEY = /AGE-SECRET-KEY-1[02-9AC-HJ-NP-Z]{58}/;

export async function locked(bytes: Uint8Array<ArrayBuffer>, lock: Lock): Promise<Uint8Array<ArrayBuffer>> {
	if (lock.by === 'nothing') return bytes;
	const encrypter = new Encrypter();
	if (lock.by === 'key') encrypter.addRecipient(lock.recipient);
	else {
		encrypter.setScryptWorkFactor(WORK);
		encrypter.setPassphrase(lock.passphrase.normalize());
	}
	return new Uint8Array(await encrypter.encrypt(bytes));
}

/**
 * Locks for a key, and for a second one that is thrown away at once: the answer's `proves` opens what was written with
 * it, though the key itself lies elsewhere.
 */
export async function lockedProvably(
	bytes: Uint8Array<ArrayBuffer>,
	recipient: string
): Promise<{ bytes: Uint8Array<ArrayBuffer>; key: string }> {
	const key = await generateX25519Identity();
	const encrypter = new Encrypter();
	encrypter.addRecipient(recipient);
	encrypter.addRecipient(await identityToRecipient(key));
	return { bytes: new Uint8Array(await encrypter.encrypt(bytes)), key };
}

/** Opens an age file. Without a secret it says which one is asked for; what does not fit is a value. */
export async function opened(file: Uint8Array<ArrayBuffer>, secret?: Secret): Promise<Opened> {
	const bytes = binary(file);
	if (!bytes) return { problem: { code: 'incomplete' } };
	const lock = lockOf(bytes);
	if (lock.by === 'nothing') {
		if (lock.problem === 'damaged') return { problem: { code: 'damaged', line: 0 } };
		if (lock.problem === 'workFactor') return { problem: { code: 'workFactor', workFactor: lock.workFactor } };
		return { problem: { code: lock.problem } };
	}
	if (secret?.by !== lock.by) return { locked: lock.by };
	const decrypter = new Decrypter();
	if (secret.by === 'passphrase') decrypter.addPassphrase(secret.passphrase.normalize());
	else {
		// A key typed off a sheet comes in groups and small letters.
		const key = KEY.exec(secret.key.toUpperCase().replace(/\s+/g, ''));
		try {
			decrypter.addIdentity(key?.[0] ?? '');
		} catch {
			return { problem: { code: 'noKey' } };
		}
	}
	return decrypted(decrypter, bytes, secret.by);
}

async function decrypted(decrypter: Decrypter, bytes: Uint8Array<ArrayBuffer>, by: Secret['by']): Promise<Opened> {
	try {
		return { bytes: new Uint8Array(await decrypter.decrypt(bytes)) };
	} catch (error) {
		// The library tells these apart by their sentences only.
		const message = error instanceof Error ? error.message : '';
		if (message.startsWith('no identity matched'))
			return { problem: { code: by === 'passphrase' ? 'wrongPassphrase' : 'wrongKey' } };
		return { problem: { code: 'incomplete' } };
	}
}

/** The file without its armour, where it has one. */
function binary(file: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> | undefined {
	if (file[0] !== '-'.charCodeAt(0)) return file;
	try {
		return new Uint8Array(armor.decode(new TextDecoder().decode(file)));
	} catch {
		// Broken armour is a broken file; the caller says so.
		return undefined;
	}
}

/** A new key: its secret half for its owner, its public half to lock with. */
export async function newKey(): Promise<{ identity: string; recipient: string }> {
	const identity = await generateX25519Identity();
	return { identity, recipient: await identityToRecipient(identity) };
}
