import { cleanText, isBlank } from '../timeline/clean-text.ts';
import { type ActionKind, type ItemHolder, LONGEST_ACTION_TITLE, type Priority } from './action-item.ts';
import { leadingMarks, type Marks, peel, trimmed } from './action-marks.ts';
import type { CalendarDate } from './calendar-date.ts';
import type { DueFault } from './due-date.ts';
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
      /** A user group that was named in the place of an owner. */
      readonly heldBy?: ItemHolder;
      /** Named in the place of an owner after the first, who owns it; their names stay in the title. */
      readonly others?: readonly string[];
      readonly due: CalendarDate | undefined;
      /** The time of day that was said with the due date, which is a day. */
      readonly clock?: string;
      readonly priority: Priority | undefined;
      readonly actionKind: ActionKind | undefined;
      readonly doneWhen: string | undefined;
      /** Looks like a mark but cannot be read as one, so it stays in the title. */
      readonly unread: readonly UnreadWords[];
    };

/** What the words depend on: the day in the zone of the person who writes, and who that is. */
export interface ActionTextContext {
  readonly today: CalendarDate;
  /** Slack user id; absent where the text is that of nobody in particular. */
  readonly me?: string;
  /** How user groups are called, by their ids: `@sre`. One that stays in the title is shown so. */
  readonly groups?: ReadonlyMap<string, string>;
}

type Whole =
  | { readonly rest: string; readonly marks: Marks; readonly unread: readonly UnreadWords[] }
  | Extract<ActionTextReading, { readonly kind: 'invalid' }>;

/**
 * Takes what is known about an action item off the end of its text, in any order, and off its beginning where it is
 * set apart; the words between are the title, so that "Improve detect latency" stays whole.
 */
export function readActionText(text: string, context: ActionTextContext): ActionTextReading {
  const whole = peelAll(cleanText(text).replace(/\s+/g, ' '), {}, context);
  if ('why' in whole) return whole;
  // Marks may also come before the words that say when the item is done.
  const [, before = whole.rest, doneWhen] = DONE_WHEN.exec(whole.rest) ?? [];
  const item = doneWhen === undefined ? whole : peelAll(before, whole.marks, context);
  if ('why' in item) return item;
  const unread = item === whole ? whole.unread : [...item.unread, ...whole.unread];
  const led = leadingMarks(item.rest, item.marks, context);
  return 'why' in led
    ? { kind: 'invalid', said: led.said, why: led.why }
    : finished({ ...led, doneWhen, unread }, context);
}

const DONE_WHEN = /^(.*\S)[\s,;.]+done[- ]when:?\s+(.+)$/i;

/**
 * Takes marks off the end until none is left. Unknown names, and words that are no day or priority, stay in the text;
 * marks before them still count.
 */
function peelAll(text: string, known: Marks, context: ActionTextContext): Whole {
  let rest = text;
  let marks = known;
  let aside = '';
  let unread: readonly UnreadWords[] = [];
  for (;;) {
    const [, before, last = ''] = /^(.*\S)(\s\S+)$/.exec(rest) ?? [];
    const peeled = peel(rest, marks, context);
    if (peeled !== undefined && 'rest' in peeled) {
      rest = peeled.rest;
      marks = { ...marks, ...peeled.marks };
      aside = (peeled.aside ?? '') + aside;
      continue;
    }
    if (before !== undefined && unknownMentionIn(last.trim()) !== undefined) {
      aside = last + aside;
      rest = before;
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

function finished(
  {
    rest,
    marks,
    doneWhen,
    unread,
  }: {
    readonly rest: string;
    readonly marks: Marks;
    readonly doneWhen: string | undefined;
    readonly unread: readonly UnreadWords[];
  },
  context: ActionTextContext,
): ActionTextReading {
  const title = withGroupNames(trimmed(rest), context);
  if (isBlank(title)) return { kind: 'empty' };
  if ([...title].length > LONGEST_ACTION_TITLE)
    return { kind: 'invalid', said: title, why: 'title-too-long' };
  const { owner, heldBy, others = [], due, clock, priority, actionKind } = marks;
  return {
    kind: 'action',
    ...{ title, owner, due, priority, actionKind, unread },
    doneWhen: doneWhen && withGroupNames(doneWhen, context),
    ...(heldBy ? { heldBy: named(heldBy, context) } : {}),
    ...(others.length > 0 ? { others } : {}),
    ...(clock === undefined ? {} : { clock }),
  };
}

function named(holder: ItemHolder, { groups }: ActionTextContext): ItemHolder {
  const name = holder.kind === 'group' ? groups?.get(holder.group) : undefined;
  return holder.kind !== 'group' || name === undefined ? holder : { ...holder, name };
}

/** A group in a title calls nobody: it is a word. */
function withGroupNames(text: string, { groups }: ActionTextContext): string {
  if (!groups) return text;
  return text.replace(/<!subteam\^(S[A-Z0-9]+)>/g, (code, id: string) => groups.get(id) ?? code);
}
