import { readGroup, readMention } from '../incident/mention.ts';
import { ACTION_KINDS, type ActionKind, type ItemHolder, PRIORITIES, type Priority } from './action-item.ts';
import type { CalendarDate } from './calendar-date.ts';
import { type DueFault, readDueDay } from './due-date.ts';

/** What a text says about an item besides its title. */
export interface Marks {
  readonly owner?: string | undefined;
  /** A user group in the place of an owner, and how it was written. */
  readonly heldBy?: ItemHolder | undefined;
  readonly heldAs?: string | undefined;
  readonly others?: readonly string[];
  readonly due?: CalendarDate;
  readonly clock?: string;
  readonly priority?: Priority;
  readonly actionKind?: ActionKind;
}

/** `aside` are words that count as a mark and stay in the title. */
export type Peeled =
  | { readonly rest: string; readonly marks: Marks; readonly aside?: string }
  | { readonly said: string; readonly why: DueFault; readonly before: string }
  | undefined;

interface Reading {
  readonly today: CalendarDate;
  readonly me?: string;
  /** Within brackets, where nothing else stands. */
  readonly alone?: boolean;
}

/** After such a word, `detect`, `P1` or `friday` is part of the sentence. */
const LEADS_ON =
  /(?:^|\s)(?:to|and|or|not|can|cannot|could|must|should|will|would|we|they|that|on|at|of|in|from|for|since|before|after|until|till|each|every|the|a|an|last|this|next|with|without|than)$/i;
/** "Shorten it by 3 days" is a measure, not a date. */
const MEASURE = '(?!\\s+(?:(?:\\d+ ?|an? )(?:d|w|days?|weeks?|months?)\\b))';
const DUE = new RegExp(
  `(?:^|\\s)(?:due(?:\\s+(?:on|by|before|date))?:?|deadline:?|(?:by|before|until|till)${MEASURE})\\s+(?:the\\s+)?(?=\\S)`,
  'gi',
);
/** "Freeze deploys until friday" says what is to be done too, so it stays in the title. */
const STAYS = /^\s*(?:until|till)\b/i;
const OWNER_LABEL = /(?:^|[\s,;([])(?:owner|owned by|assignee|assigned to|assign to)[:=]?$/i;
const NAME =
  '(?:<@[UW][A-Z0-9]+(?:\\|[^>]*)?>|<!subteam\\^S[A-Z0-9]+(?:\\|[^>]*)?>|@(?:me|myself)(?![\\p{L}\\p{N}]))';
const NAMES = `${NAME}(?:(?:[\\s,;]+|[\\s,;]*(?:and|&|\\+)[\\s,;]+)${NAME})*`;
const NAMES_AT_END = new RegExp(`^(.*?)(?:^|(?<=[\\s([]))(${NAMES})[,:;.]*$`, 'iu');
const NAMES_FIRST = new RegExp(`^(${NAMES})[,:;]*\\s+(?:(?:to|will|should|please)\\s+)?(.+)$`, 'iu');

/** Takes one mark off the end; each kind of mark counts once. */
export function peel(text: string, marks: Marks, reading: Reading): Peeled {
  const named = peelNames(text, marks, reading);
  if (named !== undefined) return named;
  const [, before = '', last = text] = /^(.*)\s(\S+)$/.exec(text) ?? [];
  const word = last.replace(/[,;.]$/, '');
  const priority = PRIORITIES.find((known) => known === word.toUpperCase());
  const leads = LEADS_ON.test(trimmed(before)) && !reading.alone;
  if (priority !== undefined && marks.priority === undefined && !leads)
    return { rest: trimmed(before), marks: { priority } };
  const kind = ACTION_KINDS.find((known) => known === word.toLowerCase());
  const stands = before !== '' && !LEADS_ON.test(trimmed(before));
  if (kind !== undefined && marks.actionKind === undefined && (stands || reading.alone))
    return { rest: trimmed(before), marks: { actionKind: kind } };
  const bracketed = peelBrackets(text, marks, reading);
  if (bracketed !== undefined || marks.due !== undefined) return bracketed;
  return peelDue(text, reading.today) ?? peelBareDate(text, reading);
}

/**
 * The names at the end of a text. An item has one owner: the first who is named. Further names stay in the title, and so
 * does one that the sentence leads on to, "talk to @bo".
 */
function peelNames(text: string, marks: Marks, reading: Reading): Peeled {
  const [, before, names = ''] = NAMES_AT_END.exec(text) ?? [];
  if (before === undefined) return undefined;
  const named = namedIn(names, reading);
  const [first, ...others] = named;
  if (first === undefined) return undefined;
  const label = trimmed(before);
  const known = marks.owner !== undefined || marks.heldBy !== undefined;
  if (!OWNER_LABEL.test(label) && LEADS_ON.test(label))
    return known ? undefined : { rest: label, marks: ownershipOf(others[0] ?? first), aside: ` ${names}` };
  const more = [...others, ...earlierOf(marks)].filter(({ id }) => id !== first.id);
  return {
    rest: trimmed(label.replace(OWNER_LABEL, '')),
    marks: {
      ...ownershipOf(first),
      others: [...new Set([...peopleOf(more), ...(marks.others ?? [])])],
    },
    ...(more.length > 0 ? { aside: more.map(({ word }) => ` ${word}`).join('') } : {}),
  };
}

/** Somebody in the place of an owner: a person, or a user group. */
interface Named {
  readonly word: string;
  readonly is: 'person' | 'group';
  readonly id: string;
}

/** Each of a run of names: mentions, user groups, or `@me` for whoever writes. */
function namedIn(names: string, { me }: Reading): readonly Named[] {
  const words = names.match(new RegExp(NAME, 'giu')) ?? [];
  return words.flatMap((word): Named[] => {
    const group = readGroup(word);
    if (group !== undefined) return [{ word, is: 'group', id: group }];
    const user = readMention(word) ?? me;
    return user === undefined ? [] : [{ word, is: 'person', id: user }];
  });
}

/** An item has one owner, or one group that holds it. */
function ownershipOf({ word, is, id }: Named): Pick<Marks, 'owner' | 'heldBy' | 'heldAs'> {
  return is === 'person'
    ? { owner: id, heldBy: undefined, heldAs: undefined }
    : { owner: undefined, heldBy: { kind: 'group', group: id }, heldAs: word };
}

/** Who was read as its owner so far, further to the right. */
function earlierOf({ owner, heldBy, heldAs = '' }: Marks): readonly Named[] {
  if (owner !== undefined) return [{ word: `<@${owner}>`, is: 'person', id: owner }];
  return heldBy?.kind === 'group' ? [{ word: heldAs, is: 'group', id: heldBy.group }] : [];
}

function peopleOf(named: readonly Named[]): readonly string[] {
  return named.flatMap(({ is, id }) => (is === 'person' ? [id] : []));
}

/** `(@bo, due friday)`: brackets that hold marks and nothing else. */
function peelBrackets(text: string, marks: Marks, reading: Reading): Peeled {
  const [, before, inner] = /^(.*?)\s*[([]([^()[\]]+)[)\]][,;.]?$/.exec(text) ?? [];
  const found = inner === undefined ? undefined : marksOnly(inner, marks, reading);
  return before === undefined || found === undefined ? undefined : { rest: trimmed(before), marks: found };
}

/** What a text says that consists of marks alone. */
function marksOnly(text: string, known: Marks, reading: Reading): Marks | undefined {
  let rest = text.trim();
  let marks = known;
  while (rest !== '') {
    const peeled = peel(rest, marks, { ...reading, alone: true });
    if (peeled === undefined || 'why' in peeled || peeled.aside !== undefined) return undefined;
    rest = trimmed(peeled.rest);
    marks = { ...marks, ...peeled.marks };
  }
  return marks;
}

/** `due DATE` or `by DATE`, when the text ends with the date. */
function peelDue(text: string, today: CalendarDate): Peeled {
  for (const { index, 0: lead } of [...text.matchAll(DUE)].reverse()) {
    const peeled = dateToTheEnd(text.slice(0, index), text.slice(index + lead.length), today);
    if (peeled === undefined || 'why' in peeled || !STAYS.test(lead)) {
      if (peeled !== undefined) return peeled;
      continue;
    }
    return { ...peeled, aside: text.slice(index) };
  }
  return undefined;
}

const BARE =
  /^(?:(.*?\S)\s+)?((?:(?:eod|end of day) )?(?:(?:next )?(?:sun|mon|tues|wednes|thurs|fri|satur)day|tomorrow|eod|eow|eom|next week|end of (?:the |next )?week|\d{4}-\d{2}-\d{2})(?: .{2,14})?)$/i;

/** A date alone: a weekday, `tomorrow`, or a full date, where the sentence does not lead on to it. */
function peelBareDate(text: string, { today, alone }: Reading): Peeled {
  const [, before = '', date = ''] = BARE.exec(text.replace(/[,;.]$/, '')) ?? [];
  if (date === '' || (before === '' && !alone) || LEADS_ON.test(before)) return undefined;
  return dateToTheEnd(before, date, today);
}

function dateToTheEnd(before: string, text: string, today: CalendarDate): Peeled {
  const date = readDueDay(text, today);
  if (date.kind === 'none' || text.slice(date.length).replace(/[,;.]/, '').trim() !== '') return undefined;
  if (date.kind === 'invalid') return { said: date.said, why: date.why, before };
  const { clock } = date;
  return { rest: trimmed(before), marks: { due: date.date, ...(clock === undefined ? {} : { clock }) } };
}

/** What is set apart before the title: `@bo Add …`, `[P1] Add …`, `by friday: add …`. */
export function leadingMarks(
  text: string,
  known: Marks,
  reading: Reading,
): { readonly rest: string; readonly marks: Marks } | { readonly said: string; readonly why: DueFault } {
  let rest = text;
  let marks = known;
  for (;;) {
    const led = leadingMark(rest, marks, reading);
    if (led === undefined) return { rest, marks };
    if ('why' in led) return led;
    rest = led.rest;
    marks = { ...marks, ...led.marks };
  }
}

type Led =
  | { readonly rest: string; readonly marks: Marks }
  | { readonly said: string; readonly why: DueFault }
  | undefined;

function leadingMark(text: string, marks: Marks, reading: Reading): Led {
  const [, names = '', after] = NAMES_FIRST.exec(text) ?? [];
  const [first, ...others] = after === undefined ? [] : namedIn(names, reading);
  const known = marks.owner !== undefined || marks.heldBy !== undefined;
  if (first !== undefined && after !== undefined && !known) {
    const more = others.map(({ word }) => ` ${word}`).join('');
    return { rest: `${after}${more}`, marks: { ...ownershipOf(first), others: peopleOf(others) } };
  }
  const [, priority, titled] = /^(P[0-3])\s*[:–—-]\s*(\S.*)$/i.exec(text) ?? [];
  if (priority !== undefined && titled !== undefined && marks.priority === undefined) {
    const found = PRIORITIES.find((known) => known === priority.toUpperCase());
    return found && { rest: titled, marks: { priority: found } };
  }
  const [, inner, behind] = /^[([]([^()[\]]+)[)\]][,:;]?\s*(\S.*)$/.exec(text) ?? [];
  const bracketed = inner === undefined ? undefined : marksOnly(inner, marks, reading);
  if (bracketed !== undefined && behind !== undefined) return { rest: behind, marks: bracketed };
  return marks.due === undefined ? leadingDay(text, reading.today) : undefined;
}

/** `by friday add …`, or a day that a sign sets apart from the title. */
function leadingDay(text: string, today: CalendarDate): Led {
  const [lead = ''] = /^(?:due(?: (?:on|by))?:?|by|before) (?:the )?(?=\S)/i.exec(text) ?? [];
  const date = readDueDay(text.slice(lead.length), today);
  if (date.kind === 'none') return undefined;
  const rest = text.slice(lead.length + date.length);
  const apart = lead === '' ? /^\s*[,:;–—-]\s+(\S.*)$/ : /^\s*[,:;–—-]?\s+(\S.*)$/;
  const [, title] = apart.exec(rest) ?? [];
  if (title === undefined) return undefined;
  if (date.kind === 'invalid')
    return date.why === 'impossible-date' ? undefined : { said: date.said, why: date.why };
  const { clock } = date;
  return { rest: title, marks: { due: date.date, ...(clock === undefined ? {} : { clock }) } };
}

export function trimmed(text: string): string {
  return text.trim().replace(/\s*[,;–—-]+$/, '');
}
