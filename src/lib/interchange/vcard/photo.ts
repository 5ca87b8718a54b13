/** A photo larger than this is left out: no phone makes contact pictures of that size. */
export const PHOTO_LIMIT = 20 * 1024 * 1024;

/** First bytes (Latin-1) at an offset, and the media type they prove. */
const SIGNATURES: readonly [string, number, string][] = [
	['\xff\xd8\xff', 0, 'image/jpeg'],
	['\x89PNG', 0, 'image/png'],
	['GIF8', 0, 'image/gif'],
	['WEBP', 8, 'image/webp'],
	['BM', 0, 'image/bmp'],
	['II*\0', 0, 'image/tiff'],
	['MM\0*', 0, 'image/tiff'],
	['ftypavif', 4, 'image/avif'],
	['ftyphei', 4, 'image/heic'],
	['ftypmif1', 4, 'image/heic'],
	['\0\0\x01\0', 0, 'image/x-icon']
];

/** The media type the first bytes prove, whatever the file says; '' where it is no image we know. */
export function imageType(bytes: Uint8Array): string {
	const start = String.fromCharCode(...bytes.subarray(0, 256));
	const found = SIGNATURES.find(([signature, offset]) => start.startsWith(signature, offset));
	if (found) return found[2];
	return /^\s*<(\?xml|svg)/.test(start) && start.includes('<svg') ? 'image/svg+xml' : '';
}

/** The TYPE word vCard 3.0 wants for a media type: 'JPEG' for 'image/jpeg'. */
export function vCardImageType(type: string): string {
	return (type.split('/')[1] ?? 'jpeg').replace(/^x-|\+.*$/g, '').toUpperCase();
}
