import { ENTRY_TYPES, type EntryType } from '../timeline/entry.ts';
import type { EntryTextReading } from '../timeline/entry-text.ts';
import type { UnreadTime } from '../timeline/unread-moment.ts';
import { nearestWord } from './nearest-word.ts';

/** What an entry begins with that looks like a type or a time and is neither, as typed; it stays in the text. */
export type UnparsedPrefix =
  | { readonly as: 'type'; readonly said: string; readonly nearest: EntryType | undefined }
  | UnreadTime;

const AHEAD =
  /^(?:(?:\+\s?\d+\s?(?:seconds?|secs?|s|minutes?|mins?|m|hours?|hrs?|h|days?|d|weeks?|w)\s?(?:\d+\s?(?:m|min|s))?)|tomorrow (?:at )?\d{1,2}(?::\d{2}|\s?[ap]m))(?![\p{L}\p{N}])/iu;
const TAG = /^(?:#([a-z]+)|<#[A-Z0-9]+\|([a-z]+)>)(?=[,:]?(?:\s|$))/i;

/** Finds a `#type` that does not exist, or an unread time, if the entry has no type, or no time, of its own. */
export function unparsedPrefix({
  text,
  at,
  untyped,
  unread,
}: Pick<Extract<EntryTextReading, { readonly kind: 'entry' }>, 'text' | 'at' | 'untyped' | 'unread'>):
  | UnparsedPrefix
  | undefined {
  const ahead = at === undefined ? AHEAD.exec(text)?.[0].trim() : undefined;
  if (ahead !== undefined) return { as: 'time-ahead', said: ahead };
  if (unread !== undefined) return unread;
  const [, typed, linked] = (untyped && TAG.exec(text)) || [];
  const word = typed ?? linked;
  if (word === undefined) return undefined;
  const type = nearestWord(word, ENTRY_TYPES);
  // Any other channel link is just a link.
  return typed === undefined && type === undefined
    ? undefined
    : { as: 'type', said: `#${word}`, nearest: type };
}
