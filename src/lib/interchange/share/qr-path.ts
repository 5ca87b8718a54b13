/** Light squares that a reader needs round the code (ISO/IEC 18004, 5.3.8). */
const QUIET = 4;

/** The dark squares as one path, runs of a row joined, and the side of the square they and their margin fill. */
export function qrPath(matrix: readonly (readonly boolean[])[]): { path: string; side: number } {
	const parts: string[] = [];
	for (const [y, row] of matrix.entries()) {
		let start = 0;
		for (let x = 0; x <= row.length; x++) {
			if (row[x]) continue;
			if (x > start) parts.push(`M${start + QUIET} ${y + QUIET}h${x - start}v1h-${x - start}z`);
			start = x + 1;
		}
	}
	return { path: parts.join(''), side: matrix.length + 2 * QUIET };
}
