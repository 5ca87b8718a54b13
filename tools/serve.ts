import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { extname, join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { completeHeaders, headersFor, parseHeaders } from './headers.ts';
import type { HeaderRule } from './headers.ts';

const TYPES: Readonly<Record<string, string>> = {
	'.css': 'text/css; charset=utf-8',
	'.html': 'text/html; charset=utf-8',
	'.ico': 'image/x-icon',
	'.jpg': 'image/jpeg',
	'.js': 'text/javascript; charset=utf-8',
	'.json': 'application/json; charset=utf-8',
	'.map': 'application/json; charset=utf-8',
	'.png': 'image/png',
	'.svg': 'image/svg+xml',
	'.txt': 'text/plain; charset=utf-8',
	'.wasm': 'application/wasm',
	'.webmanifest': 'application/manifest+json; charset=utf-8',
	'.webp': 'image/webp',
	'.woff2': 'font/woff2'
};
const COMPRESSED = /^(?:text|application\/(?:json|manifest)|image\/svg)/;
const SHELL = '/200.html';

interface Served {
	url: string;
	server: Server;
	close: () => Promise<void>;
}

/**
 * Serves a build as a static host does: the headers of `_headers`, `200.html` for every address of the app.
 * Only files that were there at the start are handed out, so no path leads out of the folder. Port 0 = any free.
 */
export async function serve(folder: string, port: number): Promise<Served> {
	const site: Site = {
		folder,
		files: filesOf(folder),
		rules: parseHeaders(completeHeaders(folder)),
		bodies: new Map()
	};
	const server = createServer((request, response) => answer(site, request, response));
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject);
		server.listen(port, '127.0.0.1', resolve);
	});
	const address = server.address();
	const actual = typeof address === 'object' && address ? address.port : port;
	return {
		url: `http://localhost:${actual}`,
		server,
		close: () =>
			new Promise((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			})
	};
}

interface Site {
	folder: string;
	/** URL paths of the files. */
	files: ReadonlySet<string>;
	rules: readonly HeaderRule[];
	/** Compressed bodies by encoding and path. */
	bodies: Map<string, Buffer>;
}

function filesOf(folder: string): Set<string> {
	const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
	return new Set(
		entries
			.filter((entry) => entry.isFile() && entry.name !== '_headers')
			.map((entry) => `${entry.parentPath.slice(folder.length)}/${entry.name}`.replaceAll('\\', '/'))
	);
}

function answer(site: Site, request: IncomingMessage, response: ServerResponse): void {
	if (request.method !== 'GET' && request.method !== 'HEAD') {
		response.writeHead(405, { Allow: 'GET, HEAD' }).end();
		return;
	}
	const path = pathOf(request.url ?? '/');
	const file = path !== null && site.files.has(path) ? path : isPage(path) ? SHELL : null;
	if (path === null || file === null) {
		response.writeHead(404, { ...headersFor('/404', site.rules), 'Content-Type': 'text/plain' }).end('Not found\n');
		return;
	}
	const type = TYPES[extname(file)] ?? 'application/octet-stream';
	const encoding = COMPRESSED.test(type) ? chosenEncoding(request.headers['accept-encoding']) : '';
	const body = bodyOf(site, file, encoding);
	response.writeHead(200, {
		'Cache-Control': 'no-cache',
		...headersFor(path, site.rules),
		'Content-Type': type,
		'Content-Length': body.length,
		Vary: 'Accept-Encoding',
		...(encoding === '' ? {} : { 'Content-Encoding': encoding })
	});
	response.end(request.method === 'HEAD' ? undefined : body);
}

function pathOf(url: string): string | null {
	try {
		return decodeURIComponent(new URL(url, 'http://localhost').pathname);
	} catch {
		return null;
	}
}

/** An address of the app has no file's ending; a missing file must be missed, not answered with a page. */
function isPage(path: string | null): boolean {
	return path !== null && extname(path) === '' && !path.startsWith('/_app/');
}

function chosenEncoding(accepted: string | string[] | undefined): 'br' | 'gzip' | '' {
	const text = String(accepted ?? '');
	return /\bbr\b/.test(text) ? 'br' : /\bgzip\b/.test(text) ? 'gzip' : '';
}

function bodyOf(site: Site, file: string, encoding: 'br' | 'gzip' | ''): Buffer {
	const key = `${encoding} ${file}`;
	const known = site.bodies.get(key);
	if (known) return known;
	const raw = readFileSync(join(site.folder, file));
	const body =
		encoding === 'br'
			? brotliCompressSync(raw, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } })
			: encoding === 'gzip'
				? gzipSync(raw)
				: raw;
	site.bodies.set(key, body);
	return body;
}

if (import.meta.main) {
	const { url } = await serve('build', Number(process.env['PORT'] ?? 4173));
	console.log(`Kartei: ${url}`);
}
