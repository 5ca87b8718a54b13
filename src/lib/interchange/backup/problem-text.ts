import { m } from '#lib/paraglide/messages.js';
import type { BackupProblem } from './problem.ts';

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
		case 'zip':
			return m.box_backup_problem_zip();
		case 'spreadsheet':
			return m.box_backup_problem_spreadsheet();
		case 'incomplete':
			return m.box_backup_problem_incomplete();
		case 'bomb':
			return m.box_backup_problem_bomb();
		case 'workFactor':
			return m.box_backup_problem_work_factor({ factor: problem.workFactor });
		case 'unknownLock':
			return m.box_backup_problem_unknown_lock();
		case 'wrongPassphrase':
			return m.box_backup_problem_wrong_passphrase();
		case 'wrongKey':
			return m.box_backup_problem_wrong_key();
		case 'noKey':
			return m.box_backup_problem_no_key();
		case 'unreadable':
			return m.problem_unreadable_file({ reason: problem.reason });
	}
}
