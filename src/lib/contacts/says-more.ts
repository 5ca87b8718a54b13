import { isPartialDay } from '#lib/day.ts';
import { canonical } from '#lib/db/record-values.ts';
import { fold } from '#lib/fold.ts';

/*
 * Two cards become one, and of a field with one value one of two stays: is the other one worth keeping beside it? One
 * answer for the merge of duplicates and for a card that is twice in an imported file.
 */

/**
 * Does the value say anything that the other one does not? Capitals, blanks and accents say nothing, nor does a text
 * that the other one has in whole words, or a day of which the other one knows more. A number, or several values that
 * mean nothing apart, say the same only where they are the same.
 */
export function saysMore(value: unknown, beside: unknown): boolean {
	if (typeof value === 'string') return textSaysMore(value, typeof beside === 'string' ? beside : '');
	if (value === undefined || value === null) return false;
	if (Array.isArray(value) && Array.isArray(beside)) return value.some((each) => !beside.includes(each));
	return canonical(value) !== canonical(beside);
}

/** The same of a name or a part of it: "A. Berg" says nothing beside "Anna Maria Berg". */
export function nameSaysMore(name: string, beside: string): boolean {
	const words = wordsOf(name);
	if (words.length === 0) return fold(name) !== fold(beside) && name.trim() !== '';
	let at = 0;
	for (const other of wordsOf(beside)) {
		const word = words[at];
		if (word === other || (word?.length === 1 && other.startsWith(word))) at++;
	}
	return at < words.length;
}

function textSaysMore(text: string, beside: string): boolean {
	if (fold(text) === '' || fold(text) === fold(beside)) return false;
	if (isPartialDay(text) && isPartialDay(beside)) return !isInDay(text, beside);
	const [words, others] = [wordsOf(text), wordsOf(beside)];
	if (words.length === 0) return true;
	return !others.some((_, from) => words.every((word, at) => others[from + at] === word));
}

/** Without the signs around them; those within tell 500 from 500.50. */
function wordsOf(text: string): string[] {
	const words = fold(text).split(' ');
	return words.map((word) => word.replace(/^[.,;:()"']+|[.,;:()"']+$/gu, '')).filter((word) => word !== '');
}

/** "1980" and "--05-17" beside "1980-05-17". */
function isInDay(day: string, fuller: string): boolean {
	const [parts, others] = [day, fuller].map((text) => text.replace(/^--/u, '-').split('-')) as [string[], string[]];
	return parts.every((part, at) => part === '' || part === others[at]);
}
