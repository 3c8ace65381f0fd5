import { readMention } from '../incident/mention.ts';
import { cleanText, isBlank } from '../timeline/clean-text.ts';
import {
  ACTION_KINDS,
  type ActionKind,
  LONGEST_ACTION_TITLE,
  PRIORITIES,
  type Priority,
} from './action-item.ts';
import type { CalendarDate } from './calendar-date.ts';
import { type DueFault, readDueDate } from './due-date.ts';
import { unknownMentionIn } from './unknown-mentions.ts';
import { type UnreadWords, unreadWordsAtEnd } from './unread-words.ts';

/** What `TEXT [@owner] [due DATE] [P0..P3] [kind] [done when …]` says. */
export type ActionTextReading =
  | { readonly kind: 'empty' }
  | { readonly kind: 'invalid'; readonly said: string; readonly why: DueFault | 'title-too-long' }
  | {
      readonly kind: 'action';
      readonly title: string;
      readonly owner: string | undefined;
      readonly due: CalendarDate | undefined;
      readonly priority: Priority | undefined;
      readonly actionKind: ActionKind | undefined;
      readonly doneWhen: string | undefined;
      /** Looks like a mark but cannot be read as one, so it stays in the title. */
      readonly unread: readonly UnreadWords[];
    };

interface Marks {
  owner?: string;
  due?: CalendarDate;
  priority?: Priority;
  actionKind?: ActionKind;
}
type Peeled =
  | { readonly rest: string; readonly marks: Marks }
  | { readonly said: string; readonly why: DueFault; readonly before: string }
  | undefined;
type Whole =
  | { readonly rest: string; readonly marks: Marks; readonly unread: readonly UnreadWords[] }
  | Extract<ActionTextReading, { readonly kind: 'invalid' }>;

/** After such a word, `detect` or `friday` is part of the sentence. */
const LEADS_ON =
  /(?:^|\s)(?:to|and|or|not|can|cannot|could|must|should|will|would|we|they|that|on|at|of|in|from|for|since|before|after|until|till|each|every|the|a|an|last|this|next|with|without|than)$/i;
/** "Shorten it by 3 days" is a measure, not a date. */
const DUE =
  /(?:^|\s)(?:due(?:\s+(?:on|by|date))?:?|by(?!\s+(?:(?:\d+ ?|an? )(?:d|w|days?|weeks?|months?)\b)))\s+(?=\S)/gi;

/**
 * Takes what is known about an action item off the end of its text, in any order; the words before it are the title, so
 * that "Improve detect latency" stays whole. `today` is the day in the zone of the person who writes.
 */
export function readActionText(text: string, { today }: { readonly today: CalendarDate }): ActionTextReading {
  const whole = peelAll(cleanText(text).replace(/\s+/g, ' '), {}, today);
  if ('why' in whole) return whole;
  // Marks may also come before the words that say when the item is done.
  const [, before = whole.rest, doneWhen] = DONE_WHEN.exec(whole.rest) ?? [];
  const item = doneWhen === undefined ? whole : peelAll(before, whole.marks, today);
  if ('why' in item) return item;
  const unread = item === whole ? whole.unread : [...item.unread, ...whole.unread];
  return finished({ ...leadingOwner(item.rest, item.marks), doneWhen, unread });
}

const DONE_WHEN = /^(.*\S)[\s,;.]+done[- ]when:?\s+(.+)$/i;

/**
 * Takes marks off the end until none is left. Unknown names, and words that are no day or priority, stay in the text;
 * marks before them still count.
 */
function peelAll(text: string, known: Marks, today: CalendarDate): Whole {
  let rest = text;
  let marks = known;
  let aside = '';
  let unread: readonly UnreadWords[] = [];
  for (;;) {
    const [, before, last = ''] = /^(.*\S)(\s\S+)$/.exec(rest) ?? [];
    if (before !== undefined && unknownMentionIn(last.trim()) !== undefined) {
      aside = last + aside;
      rest = before;
      continue;
    }
    const peeled = peel(rest, marks, today);
    if (peeled !== undefined && 'rest' in peeled) {
      rest = peeled.rest;
      marks = { ...marks, ...peeled.marks };
      continue;
    }
    if (peeled !== undefined && peeled.why !== 'impossible-date')
      return { kind: 'invalid', said: peeled.said, why: peeled.why };
    const found = peeled
      ? { before: peeled.before, unread: { as: 'day' as const, said: peeled.said } }
      : unreadWordsAtEnd(rest);
    if (found === undefined) {
      // An item that consists of marks alone, readable or not, has no title.
      return { rest: rest === '' && unread.length > 0 ? '' : rest + aside, marks, unread };
    }
    aside = rest.slice(found.before.length) + aside;
    rest = found.before;
    unread = [found.unread, ...unread];
  }
}

function finished({
  rest,
  marks,
  doneWhen,
  unread,
}: {
  readonly rest: string;
  readonly marks: Marks;
  readonly doneWhen: string | undefined;
  readonly unread: readonly UnreadWords[];
}): ActionTextReading {
  const title = trimmed(rest);
  if (isBlank(title)) return { kind: 'empty' };
  if ([...title].length > LONGEST_ACTION_TITLE)
    return { kind: 'invalid', said: title, why: 'title-too-long' };
  return {
    kind: 'action',
    title,
    owner: marks.owner,
    due: marks.due,
    priority: marks.priority,
    actionKind: marks.actionKind,
    doneWhen,
    unread,
  };
}

/** Takes one mark off the end; each kind of mark counts once. */
function peel(text: string, marks: Marks, today: CalendarDate): Peeled {
  const [, before = '', last = text] = /^(.*)\s(\S+)$/.exec(text) ?? [];
  const word = last.replace(/[,;.]$/, '');
  const owner = readMention(word);
  if (owner !== undefined && marks.owner === undefined) return { rest: trimmed(before), marks: { owner } };
  const priority = PRIORITIES.find((known) => known === word.toUpperCase());
  if (priority !== undefined && marks.priority === undefined)
    return { rest: trimmed(before), marks: { priority } };
  const kind = ACTION_KINDS.find((known) => known === word.toLowerCase());
  if (
    kind !== undefined &&
    marks.actionKind === undefined &&
    before !== '' &&
    !LEADS_ON.test(trimmed(before))
  ) {
    return { rest: trimmed(before), marks: { actionKind: kind } };
  }
  return marks.due === undefined ? (peelDue(text, today) ?? peelBareDate(text, today)) : undefined;
}

/** `due DATE` or `by DATE`, when the text ends with the date. */
function peelDue(text: string, today: CalendarDate): Peeled {
  for (const { index, 0: lead } of [...text.matchAll(DUE)].reverse()) {
    const peeled = dateToTheEnd(text.slice(0, index), text.slice(index + lead.length), today);
    if (peeled !== undefined) return peeled;
  }
  return undefined;
}

/** A date alone: a weekday, `tomorrow`, or a full date, where the sentence does not lead on to it. */
function peelBareDate(text: string, today: CalendarDate): Peeled {
  const [, before = '', word = ''] =
    /^(.*\S)\s+((?:sun|mon|tues|wednes|thurs|fri|satur)day|tomorrow|eow|\d{4}-\d{2}-\d{2})[,;.]?$/i.exec(
      text,
    ) ?? [];
  if (word === '' || LEADS_ON.test(before)) return undefined;
  return dateToTheEnd(before, word, today);
}

function dateToTheEnd(before: string, text: string, today: CalendarDate): Peeled {
  const date = readDueDate(text, today);
  if (date.kind === 'none' || text.slice(date.length).replace(/[,;.]/, '').trim() !== '') return undefined;
  if (date.kind === 'invalid') return { said: date.said, why: date.why, before };
  return { rest: trimmed(before), marks: { due: date.date } };
}

/** `@owner Do this` names the owner as well. */
function leadingOwner(rest: string, marks: Marks): { readonly rest: string; readonly marks: Marks } {
  const [, first = '', after = ''] = /^(\S+)\s+(.+)$/.exec(rest) ?? [];
  const owner = readMention(first);
  return owner === undefined || marks.owner !== undefined
    ? { rest, marks }
    : { rest: after, marks: { ...marks, owner } };
}

function trimmed(text: string): string {
  return text.trim().replace(/\s*[,;–—-]+$/, '');
}
