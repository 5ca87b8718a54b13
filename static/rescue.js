// Reads IndexedDB with nothing of the app: it must work when the app does not.
(function () {
	var NAME = 'kartei';
	var words = {
		en: { busy: 'Reading …', done: ' rows saved.', none: 'There is no box in this browser.', failed: 'Failed: ' },
		de: {
			busy: 'Liest …',
			done: ' Zeilen gesichert.',
			none: 'In diesem Browser gibt es keinen Kasten.',
			failed: 'Fehlgeschlagen: '
		},
		sv: {
			busy: 'Läser …',
			done: ' rader sparade.',
			none: 'Det finns ingen låda i den här webbläsaren.',
			failed: 'Misslyckades: '
		}
	};
	var status = document.getElementById('status');

	// What JSON has no word for keeps its type's name beside its value.
	function plain(value) {
		if (typeof value === 'bigint') return { $: 'bigint', value: String(value) };
		if (value === undefined) return { $: 'undefined' };
		if (value instanceof Date) return { $: 'date', value: value.getTime() };
		if (value instanceof ArrayBuffer) return { $: 'bytes', value: base64(new Uint8Array(value)) };
		if (ArrayBuffer.isView(value))
			return {
				$: value.constructor.name,
				value: base64(new Uint8Array(value.buffer, value.byteOffset, value.byteLength))
			};
		if (value instanceof Map) return { $: 'map', value: plain([...value]) };
		if (value instanceof Set) return { $: 'set', value: plain([...value]) };
		if (Array.isArray(value)) return value.map(plain);
		if (value && typeof value === 'object') {
			var copy = {};
			for (var key in value) copy[key] = plain(value[key]);
			return copy;
		}
		return value;
	}

	function base64(bytes) {
		var text = '';
		for (var i = 0; i < bytes.length; i += 32768) text += String.fromCharCode.apply(null, bytes.subarray(i, i + 32768));
		return btoa(text);
	}

	function open() {
		return new Promise(function (resolve, reject) {
			// Without a version it opens whatever is there, newer or older than this page.
			var request = indexedDB.open(NAME);
			request.onupgradeneeded = function () {
				// There was none: do not leave an empty one behind.
				request.transaction.abort();
			};
			request.onsuccess = function () {
				resolve(request.result);
			};
			request.onerror = function () {
				if (request.error && request.error.name === 'AbortError') resolve(null);
				else reject(request.error);
			};
			request.onblocked = function () {
				reject(new Error('blocked'));
			};
		});
	}

	// Row by row, so that a box of any size needs no second copy of itself, and each row that reads is saved.
	function rowsOf(db, store, parts) {
		return new Promise(function (resolve, reject) {
			var count = 0;
			var request = db.transaction(store).objectStore(store).openCursor();
			request.onsuccess = function () {
				var cursor = request.result;
				if (!cursor) return resolve(count);
				parts.push((count++ ? ',\n' : '') + JSON.stringify([plain(cursor.key), plain(cursor.value)]));
				cursor.continue();
			};
			request.onerror = function () {
				reject(request.error);
			};
		});
	}

	async function save(word) {
		status.textContent = word.busy;
		try {
			var db = await open();
			if (!db) {
				status.textContent = word.none;
				return;
			}
			var stores = [...db.objectStoreNames];
			var parts = ['{"format":"kartei-rescue","version":' + db.version + ',"stores":{'];
			var problems = [];
			var total = 0;
			for (var i = 0; i < stores.length; i++) {
				parts.push((i ? ',\n' : '') + JSON.stringify(stores[i]) + ':[');
				try {
					total += await rowsOf(db, stores[i], parts);
				} catch (error) {
					problems.push(stores[i] + ': ' + error);
				}
				parts.push(']');
			}
			parts.push('},"problems":' + JSON.stringify(problems) + '}\n');
			db.close();
			var link = document.createElement('a');
			link.href = URL.createObjectURL(new Blob(parts, { type: 'application/json' }));
			link.download = 'kartei-rescue-' + new Date().toISOString().slice(0, 10) + '.json';
			link.click();
			status.textContent = total + word.done + (problems.length ? ' ' + problems.join('; ') : '');
		} catch (error) {
			status.textContent = word.failed + error;
		}
	}

	document.querySelectorAll('button').forEach(function (button) {
		button.onclick = function () {
			save(words[button.parentNode.lang]);
		};
	});
})();
