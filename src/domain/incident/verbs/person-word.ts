import { readMention } from '../mention.ts';
import type { CommandOptions } from './verb-row.ts';

const ME = /^@?(?:me|myself)[,:;.]?$/i;

/** The Slack user id that a word names: a mention, or `me` for whoever types. */
export function readPerson(word: string, { me }: Pick<CommandOptions, 'me'>): string | undefined {
  return readMention(word) ?? (ME.test(word) ? me : undefined);
}

/** `@bo` or a user group: meant as a person, though Slack made no mention of it. */
export function looksLikePerson(word: string): boolean {
  return word.startsWith('@') || word.startsWith('<!');
}
