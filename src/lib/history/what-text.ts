import { m } from '#lib/paraglide/messages.js';

const WHAT: Readonly<Record<string, () => string>> = {
	'contact.create': m.history_what_contact_create,
	'contact.save': m.history_what_contact_save,
	'contact.delete': m.history_what_contact_delete,
	'contact.restore': m.history_what_contact_restore,
	'contact.tag': m.history_what_contact_tag,
	'contact.stage': m.history_what_contact_stage,
	'contact.park': m.history_what_contact_park,
	'contact.unpark': m.history_what_contact_unpark,
	'customField.save': m.history_what_customfield_save,
	'customField.delete': m.history_what_customfield_delete,
	'note.log': m.history_what_note_log,
	'note.save': m.history_what_note_save,
	'note.delete': m.history_what_note_delete,
	'followUp.add': m.history_what_followup_add,
	'followUp.save': m.history_what_followup_save,
	'followUp.complete': m.history_what_followup_complete,
	'followUp.snooze': m.history_what_followup_snooze,
	'followUp.drop': m.history_what_followup_drop,
	'followUp.wait': m.history_what_followup_wait,
	'followUp.skip': m.history_what_followup_skip,
	'followUp.moveAll': m.history_what_followup_move_all,
	'sale.save': m.history_what_sale_save,
	'sale.pay': m.history_what_sale_pay,
	'sale.step': m.history_what_sale_step,
	'sale.delete': m.history_what_sale_delete,
	'import.contacts': m.history_what_import_contacts,
	'importLayout.forget': m.history_what_importlayout_forget,
	'duplicates.merge': m.history_what_duplicates_merge,
	'duplicates.mergeAll': m.history_what_duplicates_merge_all,
	'duplicates.distinct': m.history_what_duplicates_distinct,
	'duplicates.unmark': m.history_what_duplicates_unmark,
	'duplicates.follow': m.history_what_duplicates_follow,
	'backup.merge': m.history_what_backup_merge,
	'sample.add': m.history_what_sample_add,
	'sample.remove': m.history_what_sample_remove,
	'settings.save': m.history_what_settings_save,
	'device.name': m.history_what_device_name,
	'conflict.settle': m.history_what_conflict_settle,
	'folder.merge': m.history_what_folder_merge,
	'contact.putBack': m.history_what_contact_put_back,
	'trash.restore': m.history_what_trash_restore,
	undo: m.history_what_undo
};

/** What a command was, as a phrase; a neutral one for a code of another version of the app. */
export function whatText(what: string): string {
	return (Object.hasOwn(WHAT, what) ? WHAT[what] : undefined)?.() ?? m.history_what_unknown();
}
