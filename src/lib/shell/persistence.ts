/** How the browser holds the data. Numbers are bytes; null = the browser does not say. */
export interface StorageStatus {
	/** True: only the user deletes it. False: the browser may, when space is short. */
	isKept: boolean | null;
	used: number | null;
	free: number | null;
}

export async function storageStatus(): Promise<StorageStatus> {
	const storage = (navigator as Partial<Navigator>).storage as Partial<StorageManager> | undefined;
	const [isKept, estimate] = await Promise.all([storage?.persisted?.(), storage?.estimate?.()]);
	const { usage, quota } = estimate ?? {};
	return {
		isKept: isKept ?? null,
		used: usage ?? null,
		free: usage === undefined || quota === undefined ? null : quota - usage
	};
}

/** Asks for the data to be kept. Chromium and Safari decide silently, Firefox asks the user. */
export async function askToKeep(): Promise<void> {
	const storage = (navigator as Partial<Navigator>).storage as Partial<StorageManager> | undefined;
	if (!(await storage?.persisted?.())) await storage?.persist?.();
}
