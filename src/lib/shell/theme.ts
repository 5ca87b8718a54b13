const THEMES = ['system', 'light', 'dark'] as const;
type Theme = (typeof THEMES)[number];

/** Read by static/boot.js too, before the app is there. */
const KEY = 'kartei-theme';
const BAR = { light: '#ece6d9', dark: '#14161b' };

export function chosenTheme(): Theme {
	const saved = localStorage.getItem(KEY);
	return THEMES.find((theme) => theme === saved) ?? 'system';
}

/** Belongs to the device, not to the box: a phone may be dark while the laptop is light. */
export function chooseTheme(theme: Theme): void {
	if (theme === 'system') localStorage.removeItem(KEY);
	else localStorage.setItem(KEY, theme);
	showTheme();
}

/** Puts the chosen theme onto the page and the browser's own bars. */
export function showTheme(): void {
	const theme = chosenTheme();
	const root = document.documentElement;
	if (theme === 'system') delete root.dataset['theme'];
	else root.dataset['theme'] = theme;
	// Set by boot.js for the moment before the styles are there.
	root.style.colorScheme = '';
	for (const bar of document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]')) {
		bar.content = BAR[theme === 'system' ? (bar.media.includes('dark') ? 'dark' : 'light') : theme];
	}
}
