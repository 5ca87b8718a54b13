import type { Photo } from './photo.ts';

/** Larger than any camera's JPEG: a bigger file is a mistake, and decoding it could exhaust a phone. */
const LARGEST_FILE = 20 * 1024 * 1024;
/** Longest side of a stored photo in px, and its bytes: 20,000 of them still fit into a backup. */
const LONGEST_SIDE = 512;
const MOST_BYTES = 100 * 1024;
/** Tried in this order until the photo is small enough. */
const STEPS = [
	{ side: LONGEST_SIDE, quality: 0.82 },
	{ side: LONGEST_SIDE, quality: 0.6 },
	{ side: 384, quality: 0.6 },
	{ side: 256, quality: 0.5 }
] as const;

export type PhotoProblem = 'tooBig' | 'noImage';

/**
 * A picture file made small: at most 512 px and 100 kB, turned as the camera says, without its metadata (place,
 * device). A file that is too large or no image is named, never thrown. Runs in a worker too.
 */
export async function photoFrom(file: Blob, id: string): Promise<Photo | { problem: PhotoProblem }> {
	if (file.size > LARGEST_FILE) return { problem: 'tooBig' };
	const image = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => undefined);
	if (!image) return { problem: 'noImage' };
	try {
		let smallest: Photo | undefined;
		for (const { side, quality } of STEPS) {
			smallest = await encoded(image, side, quality, id);
			if (smallest && smallest.bytes.length <= MOST_BYTES) return smallest;
		}
		return smallest ?? { problem: 'noImage' };
	} finally {
		image.close();
	}
}

async function encoded(image: ImageBitmap, side: number, quality: number, id: string): Promise<Photo | undefined> {
	const scale = Math.min(1, side / Math.max(image.width, image.height));
	const width = Math.max(1, Math.round(image.width * scale));
	const height = Math.max(1, Math.round(image.height * scale));
	const canvas = new OffscreenCanvas(width, height);
	const context = canvas.getContext('2d');
	if (!context) return undefined;
	// Where the photo is see-through, JPEG would make it black.
	context.fillStyle = '#fff';
	context.fillRect(0, 0, width, height);
	context.imageSmoothingQuality = 'high';
	context.drawImage(image, 0, 0, width, height);
	const webp = await canvas.convertToBlob({ type: 'image/webp', quality });
	// A browser that cannot write WebP answers with PNG, which is large: then JPEG.
	const blob = webp.type === 'image/webp' ? webp : await canvas.convertToBlob({ type: 'image/jpeg', quality });
	return { id, type: blob.type, width, height, bytes: new Uint8Array(await blob.arrayBuffer()) };
}
