import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { lockOf } from './age-header.ts';
import { locked, lockedProvably, newKey, opened } from './crypt.ts';

const PLAIN = new TextEncoder().encode('{"format":"kartei-backup"}\n'.repeat(5000));
const PASSPHRASE = 'fünf lange Wörter für die Kartei';
const header = (text: string) => new TextEncoder().encode(`age-encryption.org/v1\n${text}\n--- mac\n`);
const [withPassphrase, key, otherKey] = await Promise.all([
	locked(PLAIN, { by: 'passphrase', passphrase: PASSPHRASE }),
	newKey(),
	newKey()
]);
const withKey = await locked(PLAIN, { by: 'key', recipient: key.recipient });

describe('a locked backup', () => {
	it('opens with its passphrase, however its letters are composed', async () => {
		const passphrase = PASSPHRASE.normalize('NFD');
		expect(passphrase).not.toBe(PASSPHRASE);
		expect(await opened(withPassphrase, { by: 'passphrase', passphrase })).toEqual({ bytes: PLAIN });
	});
	it('opens with its key, as a file, in groups, in small letters', async () => {
		const groups = (key.identity.match(/.{1,6}/g) ?? []).join(' ').toLowerCase();
		for (const text of [key.identity, `# public key: ${key.recipient}\n${key.identity}\n`, groups]) {
			expect(await opened(withKey, { by: 'key', key: text })).toEqual({ bytes: PLAIN });
		}
	});
	it('says which secret it wants', async () => {
		expect(await opened(withPassphrase)).toEqual({ locked: 'passphrase' });
		expect(await opened(withKey)).toEqual({ locked: 'key' });
		expect(await opened(withKey, { by: 'passphrase', passphrase: 'x' })).toEqual({ locked: 'key' });
	});
	it('says what is wrong with the secret', async () => {
		const wrong = await opened(withPassphrase, { by: 'passphrase', passphrase: 'falsch' });
		expect(wrong).toEqual({ problem: { code: 'wrongPassphrase' } });
		const other = await opened(withKey, { by: 'key', key: otherKey.identity });
		expect(other).toEqual({ problem: { code: 'wrongKey' } });
		const mistyped = key.identity.replace(/.$/, (last) => (last === 'Q' ? 'P' : 'Q'));
		for (const text of ['', 'hello', key.recipient, mistyped, key.identity.slice(0, -3)]) {
			expect(await opened(withKey, { by: 'key', key: text })).toEqual({ problem: { code: 'noKey' } });
		}
	});
	it('that was damaged or cut is damaged', async () => {
		for (const at of [60, 180, withKey.length - 5]) {
			const damaged = withKey.slice();
			damaged[at] = (damaged[at] ?? 0) ^ 1;
			expect(await opened(damaged, { by: 'key', key: key.identity })).toHaveProperty('problem.code');
			expect(await opened(withKey.slice(0, at), { by: 'key', key: key.identity })).toHaveProperty('problem.code');
		}
		for (const broken of [withKey.slice(0, -1), withKey.slice(0, -20)]) {
			expect(await opened(broken, { by: 'key', key: key.identity })).toEqual({ problem: { code: 'incomplete' } });
		}
	});
	it('can be proved without its key by one that is thrown away', async () => {
		const proof = await lockedProvably(PLAIN, key.recipient);
		expect(await opened(proof.bytes, { by: 'key', key: proof.key })).toEqual({ bytes: PLAIN });
		expect(await opened(proof.bytes, { by: 'key', key: key.identity })).toEqual({ bytes: PLAIN });
	});
});

describe('what opens an age file', () => {
	it.each([
		['-> scrypt AAAA 17', { by: 'passphrase' }],
		['-> scrypt AAAA 30', { by: 'nothing', problem: 'workFactor', workFactor: 30 }],
		['-> scrypt AAAA 999999999', { by: 'nothing', problem: 'workFactor', workFactor: 999_999_999 }],
		['-> scrypt AAAA 017', { by: 'nothing', problem: 'damaged' }],
		['-> scrypt AAAA', { by: 'nothing', problem: 'damaged' }],
		['-> scrypt AAAA 17\nx\n-> X25519 AAAA', { by: 'nothing', problem: 'damaged' }],
		['-> X25519 AAAA\nx\n-> grease', { by: 'key' }],
		['-> ssh-ed25519 AAAA', { by: 'nothing', problem: 'unknownLock' }]
	])('%s', (stanzas, lock) => {
		expect(lockOf(header(stanzas))).toEqual(lock);
	});
	it('is nothing where the header breaks off or never ends', () => {
		expect(lockOf(header('').subarray(0, 20))).toEqual({ by: 'nothing', problem: 'truncated' });
		expect(lockOf(new Uint8Array(30_000))).toEqual({ by: 'nothing', problem: 'damaged' });
		const other = new TextEncoder().encode('age-encryption.org/v9\n-> X25519 A\n--- mac\n');
		expect(lockOf(other)).toEqual({ by: 'nothing', problem: 'unknownLock' });
	});
});

const hasAge = spawnSync('age', ['--version']).status === 0;
const folder = mkdtempSync(join(tmpdir(), 'kartei-age-'));
afterAll(() => rmSync(folder, { recursive: true }));
const path = (name: string) => join(folder, name);

/** `age` asks for a passphrase on a terminal only: Python's pty is one. */
function ageAsking(args: string[]): void {
	const script = [
		'import os, pty, sys',
		'answers = sys.argv[1]',
		'def reply(fd):',
		'    data = os.read(fd, 1024)',
		"    if b'passphrase' in data.lower(): os.write(fd, (answers + '\\n').encode())",
		'    return data',
		"status = pty.spawn(['age', *sys.argv[2:]], reply)",
		'sys.exit(os.waitstatus_to_exitcode(status))'
	].join('\n');
	execFileSync('python3', ['-c', script, PASSPHRASE, ...args], { stdio: 'ignore', timeout: 20_000 });
}

describe.skipIf(!hasAge)('with the age program (skipped where it is not installed)', () => {
	it('ours opens there', () => {
		writeFileSync(path('key.txt'), `${key.identity}\n`);
		writeFileSync(path('ours.age'), withKey);
		execFileSync('age', ['-d', '-i', path('key.txt'), '-o', path('ours'), path('ours.age')]);
		expect(readFileSync(path('ours')).equals(PLAIN)).toBe(true);
	});
	it('its own opens here, armoured or not', async () => {
		writeFileSync(path('plain'), PLAIN);
		for (const armour of [[], ['-a']]) {
			execFileSync('age', [...armour, '-r', key.recipient, '-o', path('theirs.age'), path('plain')]);
			const theirs = new Uint8Array(readFileSync(path('theirs.age')));
			expect(await opened(theirs, { by: 'key', key: key.identity })).toEqual({ bytes: PLAIN });
		}
	});
	it('ours opens there with its passphrase', () => {
		writeFileSync(path('pass.age'), withPassphrase);
		ageAsking(['-d', '-o', path('pass'), path('pass.age')]);
		expect(readFileSync(path('pass')).equals(PLAIN)).toBe(true);
	}, 20_000);
	// It takes twice the work that ours takes; the long run has the time.
	it.skipIf(!process.env['KARTEI_RUNS'])(
		'its own opens here with its passphrase',
		async () => {
			writeFileSync(path('plain'), PLAIN);
			ageAsking(['-p', '-o', path('theirs-pass.age'), path('plain')]);
			const theirs = new Uint8Array(readFileSync(path('theirs-pass.age')));
			expect(await opened(theirs, { by: 'passphrase', passphrase: PASSPHRASE })).toEqual({ bytes: PLAIN });
		},
		30_000
	);
});
