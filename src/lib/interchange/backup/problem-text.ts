import { m } from '#lib/paraglide/messages.js';
import type { BackupProblem } from './format.ts';

/** What is wrong with a backup file, in a sentence. */
export function backupProblemText(problem: BackupProblem): string {
	switch (problem.code) {
		case 'empty':
			return m.box_backup_problem_empty();
		case 'foreign':
			return m.box_backup_problem_foreign();
		case 'newer':
			return m.box_backup_problem_newer();
		case 'truncated':
			return m.box_backup_problem_truncated();
		case 'damaged':
			return m.box_backup_problem_damaged();
		case 'tooLarge':
			return m.box_backup_problem_too_large({ megabytes: problem.megabytes });
		case 'unreadable':
			return m.problem_unreadable_file({ reason: problem.reason });
	}
}
