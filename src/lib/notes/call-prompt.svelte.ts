import type { StartedCall } from './call.ts';
import { dropCall, keepCall } from './store.ts';

let started = $state.raw<StartedCall | null>(null);

/** The call that may have to be asked about; CallPrompt in the root layout does. */
export const startedCall = {
	get current() {
		return started;
	}
};

/** Call it when a `tel:` link is tapped: on return the app asks whether to log the call. */
export function callStarted(call: StartedCall): void {
	started = call;
	void keepCall(call);
}

/** A call kept from before a reload. */
export function rememberCall(call: StartedCall): void {
	started ??= call;
}

/** Asked and answered. */
export function callSettled(): void {
	started = null;
	void dropCall();
}
