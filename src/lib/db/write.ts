import type { Command, Done, Work } from './command.ts';

/**
 * The one way to change the box: runs `work`, stamps what it changed, and stores records, history entry and clock
 * in one transaction, or nothing. Other tabs wait their turn; a record changed meanwhile starts the command over.
 * Rejects with a BoxFailure when the platform refuses. The machinery is loaded with the first command: most starts
 * of the app only read.
 */
export async function write<R>(command: Command, work: (box: Work) => Promise<R> | R): Promise<Done<R>> {
	const { transact } = await import('./transact.ts');
	return transact(command, work);
}
