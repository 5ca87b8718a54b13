// Runs before the app: the chosen theme, so that nothing flashes, and a way out when the app does not start.
(function () {
	var root = document.documentElement;
	// Where site data is blocked the mere name throws; then the choices of this visit are kept in memory, so that the
	// app starts and says what is wrong.
	try {
		void window.localStorage.length;
	} catch {
		var kept = {};
		Object.defineProperty(window, 'localStorage', {
			value: {
				getItem: function (key) {
					return key in kept ? kept[key] : null;
				},
				setItem: function (key, value) {
					kept[key] = String(value);
				},
				removeItem: function (key) {
					delete kept[key];
				}
			}
		});
	}
	var theme = localStorage.getItem('kartei-theme');
	var language = localStorage.getItem('kartei-language') || navigator.language;
	if (theme === 'light' || theme === 'dark') root.dataset.theme = root.style.colorScheme = theme;

	var texts = {
		en: ['Kartei does not start. Reload the page; if that does not help, save your data here:', 'Rescue page'],
		de: [
			'Kartei startet nicht. Laden Sie die Seite neu; hilft das nicht, sichern Sie Ihre Daten hier:',
			'Rettungsseite'
		],
		sv: ['Kartei startar inte. Ladda om sidan; hjälper det inte, spara dina data här:', 'Räddningssida']
	};
	setTimeout(function () {
		if (document.querySelector('main')) return;
		var text = texts[language.slice(0, 2)] || texts.en;
		var box = document.createElement('p');
		var link = document.createElement('a');
		box.setAttribute('role', 'alert');
		box.style.cssText = 'max-width:32em;margin:3em auto;padding:0 1em;font:18px/1.5 system-ui,sans-serif';
		link.href = '/rescue.html';
		link.textContent = text[1];
		box.append(text[0] + ' ', link);
		document.body.append(box);
		new MutationObserver(function (_, watch) {
			if (!document.querySelector('main')) return;
			box.remove();
			watch.disconnect();
		}).observe(document.body, { childList: true, subtree: true });
	}, 10000);
})();
