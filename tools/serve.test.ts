import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { headersFor, parseHeaders, withPolicyOf } from './headers.ts';
import { serve } from './serve.ts';

const PAGE = `<meta http-equiv="content-security-policy" content="default-src 'none'; script-src 'self' 'sha256-x='">shell`;
const HEADERS = `# what is sent
/*
  Content-Security-Policy: frame-ancestors 'none'
  X-Content-Type-Options: nosniff
/_app/immutable/*
  Cache-Control: public, max-age=31536000, immutable
`;
const POLICY = "default-src 'none'; script-src 'self' 'sha256-x='; frame-ancestors 'none'";

let folder = '';
let served: Awaited<ReturnType<typeof serve>>;
beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), 'kartei-serve-'));
	const site = join(folder, 'build');
	mkdirSync(join(site, '_app/immutable'), { recursive: true });
	writeFileSync(join(folder, 'secret.txt'), 'secret');
	writeFileSync(join(site, '200.html'), PAGE);
	writeFileSync(join(site, '_headers'), HEADERS);
	writeFileSync(join(site, '_app/immutable/a.js'), 'let a = 1;'.repeat(100));
	served = await serve(site, 0);
});
afterAll(async () => {
	await served.close();
	rmSync(folder, { recursive: true });
});

/** As it stands: `fetch` would clean the path before it is sent. */
function get(path: string, headers: Record<string, string> = {}, method = 'GET') {
	return new Promise<{ status: number; headers: Record<string, unknown>; size: number; text: string }>((resolve) => {
		const { port } = new URL(served.url);
		request({ host: '127.0.0.1', port, path, headers, method }, (response) => {
			const parts: Buffer[] = [];
			response.on('data', (part: Buffer) => parts.push(part));
			response.on('end', () => {
				const body = Buffer.concat(parts);
				const text = body.toString();
				resolve({ status: response.statusCode ?? 0, headers: response.headers, size: body.length, text });
			});
		}).end();
	});
}

describe('serve', () => {
	it.each(['/', '/contacts/018f', '/search?x=1', '/200.html'])('answers %s with the shell', async (path) => {
		expect(await get(path)).toMatchObject({ status: 200, text: PAGE, headers: { 'cache-control': 'no-cache' } });
	});
	it('sends the whole policy of the page as a header', async () => {
		const { headers } = await get('/');
		expect(headers['content-security-policy']).toBe(POLICY);
		expect(headers['content-type']).toBe('text/html; charset=utf-8');
	});
	it('lets immutable files be kept and compresses them', async () => {
		const plain = await get('/_app/immutable/a.js');
		expect(plain.headers).toMatchObject({
			'cache-control': 'public, max-age=31536000, immutable',
			'content-type': 'text/javascript; charset=utf-8',
			'x-content-type-options': 'nosniff'
		});
		for (const encoding of ['br', 'gzip']) {
			const packed = await get('/_app/immutable/a.js', { 'accept-encoding': encoding });
			expect(packed.headers['content-encoding']).toBe(encoding);
			expect(packed.size).toBeLessThan(plain.size / 4);
		}
	});
	it.each(['/_app/immutable/gone.js', '/_app/gone', '/favicon.ico', '/%', '/_headers.txt'])('misses %s', async (path) =>
		expect((await get(path)).status).toBe(404)
	);
	it.each(['/../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt', '/_app/../../secret.txt'])(
		'lets nobody out of the folder by %s',
		async (path) => {
			const { status, text } = await get(path);
			expect(status).toBe(404);
			expect(text).not.toContain('secret');
		}
	);
	it('hands its own rules to nobody', async () => {
		expect((await get('/_headers')).text).toBe(PAGE);
	});
	it('answers HEAD without a body and refuses to be written to', async () => {
		expect(await get('/', {}, 'HEAD')).toMatchObject({ status: 200, size: 0 });
		expect((await get('/', {}, 'POST')).status).toBe(405);
	});
});

describe('the rules', () => {
	it('become complete once and stay so', () => {
		const once = withPolicyOf(PAGE, HEADERS);
		expect(once).toContain(POLICY);
		expect(withPolicyOf(PAGE, once)).toBe(once);
	});
	it('need a page with a policy', () => {
		expect(() => withPolicyOf('<p>', HEADERS)).toThrow('no Content-Security-Policy');
	});
	it('let the later of two win', () => {
		const rules = parseHeaders('/*\n  A: 1\n/b\n  A: 2\n');
		expect(headersFor('/b', rules)).toEqual({ A: '2' });
		expect(headersFor('/c', rules)).toEqual({ A: '1' });
	});
	it('refuse a line that is none', () => {
		expect(() => parseHeaders('/*\n  nothing\n')).toThrow('Not a header');
	});
});
