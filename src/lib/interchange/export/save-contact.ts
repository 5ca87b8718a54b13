import { download } from '#lib/shell/save-file.ts';
import { contactAsVCard } from './store.ts';

/** Characters no file system takes in a name, and invisible ones that make it look like another. */
const FORBIDDEN = /[\\/:*?"<>|\p{C}]+/gu;

/** One contact as a .vcf file, to hand to a phone or send along. */
export async function saveContactAsVCard(id: string, name: string): Promise<void> {
	const content = await contactAsVCard(id);
	download({ name: `${name.replace(FORBIDDEN, ' ').trim() || 'contact'}.vcf`, type: 'text/vcard', content });
}
