/** Chromium's offer to install; other browsers have none. */
interface InstallPrompt extends Event {
	prompt(): Promise<unknown>;
}

let offer = $state.raw<InstallPrompt | null>(null);
let installed = $state(false);

export const install = {
	/** The browser lets a button of ours install the app. */
	get canAsk() {
		return offer !== null;
	},
	get isInstalled() {
		return installed;
	}
};

/** Call once at start: the browser makes its offer early, and only once. */
export function watchInstall(): void {
	installed =
		matchMedia('(display-mode: standalone)').matches || (navigator as { standalone?: boolean }).standalone === true;
	addEventListener('beforeinstallprompt', (event) => {
		event.preventDefault();
		offer = event as InstallPrompt;
	});
	addEventListener('appinstalled', () => {
		offer = null;
		installed = true;
	});
}

export async function askInstall(): Promise<void> {
	const current = offer;
	offer = null;
	await current?.prompt();
}

/** Safari on a phone or tablet installs by hand only; an iPad says it is a Mac. */
export function isIos(): boolean {
	return (
		/iPad|iPhone|iPod/.test(navigator.userAgent) ||
		(navigator.userAgent.includes('Macintosh') && navigator.maxTouchPoints > 1)
	);
}
