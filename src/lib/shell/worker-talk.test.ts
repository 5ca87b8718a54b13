import { beforeEach, describe, expect, it, vi } from 'vitest';
import { BoxFailure } from '#lib/db/failures.ts';
import { inWorker, tellFailure, WorkerTalk } from './worker-talk.ts';

type Answer = { kind: 'part' | 'all'; of: string };

/** Stands for the browser's worker: what it is told, and what it says when the test says so. */
class FakeWorker {
	static last: FakeWorker;
	onmessage: (event: { data: unknown }) => void = () => undefined;
	onerror: (event: { message: string }) => void = () => undefined;
	onmessageerror: () => void = () => undefined;
	told: unknown[] = [];
	isEnded = false;
	constructor() {
		FakeWorker.last = this;
	}
	postMessage(request: unknown) {
		this.told.push(request);
	}
	terminate() {
		this.isEnded = true;
	}
}
const say = (data: Answer | { kind: 'failed'; code: string; reason: string }) => FakeWorker.last.onmessage({ data });
const all = (answer: Answer) => (answer.kind === 'all' ? answer.of : undefined);
const failed = (code: string) => expect.objectContaining({ name: 'BoxFailure', code });

beforeEach(() => {
	vi.stubGlobal('Worker', FakeWorker);
	vi.stubGlobal('location', new URL('https://kartei.example/'));
});

describe('asking a worker', () => {
	it('waits until all is said', async () => {
		const asked = new WorkerTalk<string, Answer>('/w.js').ask('What?', all);
		expect(FakeWorker.last.told).toEqual(['What?']);
		say({ kind: 'part', of: 'no' });
		say({ kind: 'all', of: 'that' });
		say({ kind: 'all', of: 'late' });
		expect(await asked).toBe('that');
	});
	it('rejects all that was asked by the name of the failure, and can be asked again', async () => {
		const talk = new WorkerTalk<string, Answer>('/w.js');
		const asked = [talk.ask('One?', all), talk.ask('Two?', all)];
		say({ kind: 'failed', code: 'quotaFull', reason: 'full' });
		for (const one of asked) await expect(one).rejects.toEqual(failed('quotaFull'));
		const again = talk.ask('Three?', all);
		say({ kind: 'all', of: 'three' });
		expect(await again).toBe('three');
	});
	it('rejects what was asked when the worker dies, and what is asked then', async () => {
		const talk = new WorkerTalk<string, Answer>('/w.js');
		const asked = talk.ask('What?', all);
		FakeWorker.last.onerror({ message: 'Out of memory' });
		await expect(asked).rejects.toEqual(failed('unknown'));
		await expect(talk.ask('And now?', all)).rejects.toEqual(failed('unknown'));
		expect(FakeWorker.last.told).toEqual(['What?']);
	});
	it('rejects what was asked as cancelled when it is ended, which its owner knows', async () => {
		const fail = vi.fn();
		const talk = new WorkerTalk<string, Answer>('/w.js', { hear: () => talk.end(), fail });
		const asked = talk.ask('What?', all);
		talk.end();
		talk.end();
		await expect(asked).rejects.toEqual(failed('cancelled'));
		expect(fail).not.toHaveBeenCalled();
	});
	it('tells its owner once that the worker died, also of an answer that cannot be read', async () => {
		const fail = vi.fn();
		const talk = new WorkerTalk<string, Answer>('/w.js', { hear: () => undefined, fail });
		const asked = talk.ask('What?', all);
		FakeWorker.last.onmessageerror();
		FakeWorker.last.onerror({ message: 'late' });
		await expect(asked).rejects.toEqual(failed('unknown'));
		expect(fail.mock.calls).toEqual([[failed('unknown')]]);
	});
	it('settles where hearing the answer or sending the question goes wrong', async () => {
		const talk = new WorkerTalk<string, Answer>('/w.js');
		const asked = talk.ask('What?', () => {
			throw new Error('a bug');
		});
		say({ kind: 'all', of: 'that' });
		await expect(asked).rejects.toEqual(failed('unknown'));
		FakeWorker.last.postMessage = () => {
			throw new DOMException('no clone', 'DataCloneError');
		};
		await expect(talk.ask('And?', all)).rejects.toEqual(expect.objectContaining({ name: 'BoxFailure' }));
	});
	it('is heard by who listens to everything', () => {
		const heard: unknown[] = [];
		const talk = new WorkerTalk<string, Answer>('/w.js', {
			hear: ({ of }) => heard.push(of),
			fail: ({ code }) => heard.push(code)
		});
		talk.send('Go');
		say({ kind: 'part', of: 'some' });
		say({ kind: 'failed', code: 'blocked', reason: '' });
		expect(heard).toEqual(['some', 'blocked']);
	});
});

describe('stopping', () => {
	it('does not wait any longer where the worker has no say', async () => {
		const stop = new AbortController();
		const asked = inWorker('/w.js', 'What?', all, { signal: stop.signal });
		stop.abort();
		await expect(asked).rejects.toEqual(failed('cancelled'));
		expect(FakeWorker.last.isEnded).toBe(true);
	});
	it('leaves the last word to a worker that is told', async () => {
		const stop = new AbortController();
		const asked = inWorker('/w.js', 'What?', all, { signal: stop.signal, cancel: 'Stop' });
		stop.abort();
		expect(FakeWorker.last.told).toEqual(['What?', 'Stop']);
		say({ kind: 'all', of: 'done before' });
		expect(await asked).toBe('done before');
		expect(FakeWorker.last.isEnded).toBe(true);
	});
	it('asks nothing that was stopped before, and tells an answered worker nothing', async () => {
		const before = inWorker('/w.js', 'What?', all, { signal: AbortSignal.abort(), cancel: 'Stop' });
		await expect(before).rejects.toEqual(failed('cancelled'));
		expect(FakeWorker.last.told).toEqual([]);
		const stop = new AbortController();
		const talk = new WorkerTalk<string, Answer>('/w.js');
		const asked = talk.ask('What?', all, { signal: stop.signal, cancel: 'Stop' });
		say({ kind: 'all', of: 'that' });
		await asked;
		stop.abort();
		expect(FakeWorker.last.told).toEqual(['What?']);
	});
});

it('tells the page a failure by its name, and what it came from', () => {
	const told = vi.fn();
	vi.stubGlobal('postMessage', told);
	tellFailure(new BoxFailure('quotaFull', new Error('no room')));
	tellFailure(new Error('a bug'));
	expect(told.mock.calls).toEqual([
		[{ kind: 'failed', code: 'quotaFull', reason: 'no room' }],
		[{ kind: 'failed', code: 'unknown', reason: 'a bug' }]
	]);
});
