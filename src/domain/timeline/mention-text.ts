import type { WordsFor } from '../incident/own-word.ts';
import type { EntryType } from './entry.ts';
import { readEntryText } from './entry-text.ts';
import type { Zone } from './wall-clock.ts';

/** How a message that mentions Scribe is read. */
export interface MentionContext {
  /** Scribe's user id in that workspace. */
  readonly of: string;
  /** Of whoever wrote it, for a time in it. */
  readonly zone: Zone;
  /** When it was posted: the time of an entry that names none. */
  readonly posted: Date;
  /** The team's own words for types. */
  readonly types: WordsFor<EntryType>;
}

/** `log` may stand there, as in the command. */
const VERB = /^log(?:\s+|$)/i;

/** What stands behind the mention that a message begins with; `undefined` where it begins with none. */
export function behindMention(text: string, of: string): string | undefined {
  const [, inside = '', rest = ''] = /^\s*<@([^<>]+)>[\s:,]*([\s\S]*)$/.exec(text) ?? [];
  return inside.split('|')[0] === of ? rest.replace(VERB, '').trim() : undefined;
}

/**
 * The entry in a message that begins with a mention of Scribe, in the grammar of `log`; `undefined` where there is
 * none. Where an edit left no time that there is, the whole stands at the time at which it was posted.
 */
export function mentionText(
  text: string,
  { of, zone, posted, types }: MentionContext,
): { readonly text: string; readonly at: Date; readonly type: EntryType | undefined } | undefined {
  const typed = behindMention(text, of);
  if (typed === undefined) return undefined;
  const reading = readEntryText(typed, { now: posted, zone }, types);
  if (reading.kind !== 'entry' || reading.ahead) return { text: typed, at: posted, type: undefined };
  const { at = posted, untyped, type } = reading;
  return { text: reading.text, at, type: untyped ? undefined : type };
}
