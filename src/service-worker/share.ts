import { isBackupName, NAME_HEADER, SHARE_CACHE, SHARED_FILE, SHARED_TEXT } from '../lib/arrivals/share-target.ts';

/**
 * Keeps what another app shared until the page takes it, and sends the browser to the page it is for: a backup, other
 * files, or text for a new card. The fragment says that something waits; the page looks even if it could not be kept.
 */
export async function keepShared(request: Request): Promise<Response> {
	let page = '/contacts/new';
	try {
		const form = await request.formData();
		const files = form.getAll('files').filter((value): value is File => value instanceof File && value.size > 0);
		const texts = ['title', 'text', 'url'].map((name) => form.get(name));
		const text = texts.filter((value) => typeof value === 'string' && value.trim() !== '').join('\n');
		const [first] = files;
		if (first) page = isBackupName(first.name) ? '/backup' : '/import';
		await caches.delete(SHARE_CACHE);
		const cache = await caches.open(SHARE_CACHE);
		await cache.put(SHARED_TEXT, new Response(text));
		for (const [at, file] of files.entries()) {
			const headers = { [NAME_HEADER]: encodeURIComponent(file.name.toWellFormed()) };
			await cache.put(`${SHARED_FILE}${at}`, new Response(file, { headers }));
		}
	} catch {
		await caches.delete(SHARE_CACHE);
	}
	return Response.redirect(`${page}#shared`, 303);
}
