import { ownWord, type WordsFor } from '../incident/own-word.ts';
import { cleanText, isBlank } from './clean-text.ts';
import { ENTRY_TYPES, type EntryType } from './entry.ts';
import type { TimeContext, TimeFault } from './resolve-moment.ts';
import { spanEnd } from './span-end.ts';
import { readTime } from './time-expression.ts';
import type { UnreadTime } from './unread-moment.ts';
import { unreadTime } from './unread-time.ts';

/**
 * The result of reading `[TIME] [#type] TEXT`. `at` is undefined when no time is named (it happened now); `day` and
 * `ahead` describe the time, `said` is how it was written, `other` what else that could name, and `own` that the
 * writer's zone decided. `unread` is what looks like a time and is not its time. `untyped` entries are notes. An
 * impossible time is returned with the text, so that nothing is lost.
 */
export type EntryTextReading =
  | { readonly kind: 'empty' }
  | {
      readonly kind: 'invalid-time';
      readonly said: string;
      readonly why: TimeFault;
      readonly ways?: readonly string[];
      readonly text: string;
    }
  | {
      readonly kind: 'entry';
      readonly at: Date | undefined;
      readonly day: 'today' | 'other';
      readonly ahead: boolean;
      readonly said: string;
      readonly other: Date | undefined;
      readonly own: boolean;
      readonly unread: UnreadTime | undefined;
      readonly type: EntryType;
      readonly untyped: boolean;
      readonly text: string;
    };

const SHORTEST_PREFIX = 4;
/** Slack turns `#change` into a channel link where a channel of that name exists. */
const TAG = /^(?:#([\p{L}\p{N}_-]+)|<#[A-Z0-9]+\|([\p{L}\p{N}_-]+)>)[,:]?(?=\s|$)\s*/iu;

/** Reads an entry as it is typed after `log`; `types` are a team's own words. Time and type come before the text, in either order. */
export function readEntryText(
  typed: string,
  context: TimeContext,
  types: WordsFor<EntryType> = {},
): EntryTextReading {
  const whole = cleanText(typed);
  const first = readTag(whole, types);
  const time = readTime(first.rest, context);
  if (time.kind === 'invalid') {
    const { said, why, ways } = time;
    return { kind: 'invalid-time', said, why, ...(ways && { ways }), text: whole };
  }
  const afterTime = time.kind === 'time' ? first.rest.slice(time.length) : first.rest;
  const end = time.kind === 'time' ? spanEnd(afterTime) : 0;
  const after = afterTime.slice(end);
  const second = first.type === undefined ? readTag(after, types) : { type: first.type, rest: after };
  // `17:00 - 18:30 outage`: the end of a span says nothing without its beginning, so the text keeps both.
  const span = end === 0 || time.kind !== 'time' ? '' : first.rest.slice(0, time.length + end);
  const text = `${span}${second.rest}`.trim();
  if (isBlank(text)) return { kind: 'empty' };
  return {
    kind: 'entry',
    ...(time.kind === 'time'
      ? {
          at: time.at,
          day: time.day,
          ahead: time.ahead,
          said: first.rest.slice(0, time.length).trim(),
          other: time.other,
          own: time.own,
          unread: undefined,
        }
      : {
          at: undefined,
          day: 'today',
          ahead: false,
          said: '',
          other: undefined,
          own: false,
          unread: unreadTime(text, context),
        }),
    type: second.type ?? 'note',
    untyped: second.type === undefined,
    text,
  };
}

/** The entry type that a word names: a team's own word, its name, or at least the first four letters of that. */
function readEntryType(word: string, types: WordsFor<EntryType>): EntryType | undefined {
  const own = ownWord(word, types, ENTRY_TYPES);
  if (own) return own;
  const wanted = word.toLowerCase();
  const exact = ENTRY_TYPES.find((type) => type === wanted);
  if (exact !== undefined || wanted.length < SHORTEST_PREFIX) return exact;
  const matching = ENTRY_TYPES.filter((type) => type.startsWith(wanted));
  return matching.length === 1 ? matching[0] : undefined;
}

/** A leading `#type`. Any other `#word` belongs to the text. */
function readTag(
  text: string,
  types: WordsFor<EntryType>,
): { readonly type: EntryType | undefined; readonly rest: string } {
  const match = TAG.exec(text);
  const word = match?.[1] ?? match?.[2];
  const type = word === undefined ? undefined : readEntryType(word, types);
  return { type, rest: type === undefined ? text : text.slice(match?.[0].length ?? 0) };
}
