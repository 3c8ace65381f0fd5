import { clockAfterAt, clockAt } from './clock-text.ts';
import { isCounted } from './counted-words.ts';
import { dayBehind } from './day-behind.ts';
import { type DayText, dayAt, unreadDayAfter } from './day-text.ts';
import type { ClockDoubt, ClockText } from './halved-clock.ts';
import { spanBackAt } from './time-span.ts';
import { is, numberAt, oneOf, phrases, type Read, skipSpace, type Tokens } from './time-tokens.ts';
import { shortOffset } from './zone-offset.ts';
import {
  unknownZoneAfter,
  type ZoneText,
  zoneAfter,
  zoneAfterHalf,
  zoneAt,
  zoneInText,
} from './zone-text.ts';

/**
 * Why words that look like a time may be something else. `when`: it says `since` or `until`, so more than a time;
 * `zone`: what looks like its zone is none.
 */
export type MomentDoubt = ClockDoubt | 'range' | 'day' | 'when' | 'zone';

/** A moment as somebody wrote it, before anybody asks when it is. */
export type MomentText =
  | { readonly kind: 'back'; readonly ms: number }
  | {
      readonly kind: 'clock';
      readonly day: DayText | undefined;
      readonly clock: ClockText;
      readonly zone: ZoneText | undefined;
      readonly doubt: MomentDoubt | undefined;
      /** Text goes on after a weekday that stands behind the clock: it may belong to either. */
      readonly dayInText?: DayText;
      /** The statement begins with what may be the clock's day, and is more likely something else. */
      readonly otherDay?: DayText;
      /** The statement begins with words that may be the clock's zone. */
      readonly zoneInText?: ZoneText | undefined;
    };

const BRACKETS: Readonly<Record<string, string>> = {
  '[': ']',
  '<': '>',
  '(': ')',
  '{': '}',
  '*': '*',
  _: '_',
  '`': '`',
  '"': '"',
  '“': '”',
  "'": "'",
};

/** Reads the moment that a text begins with. Nothing is decided by where it stands in a sentence; see `time-expression`. */
export function momentAt(tokens: Tokens, at: number): Read<MomentText> | undefined {
  const token = tokens[at];
  const closing = token?.kind === 'mark' ? BRACKETS[token.text] : undefined;
  if (closing === undefined) return plain(tokens, at);
  // `**14:05**`
  const twice = is(tokens, at + 1, closing) && token?.text === closing ? 1 : 0;
  const inner = plain(tokens, skipSpace(tokens, at + 1 + twice));
  const close = inner && skipSpace(tokens, inner.next);
  if (!inner || close === undefined || !is(tokens, close, closing)) return undefined;
  if (twice > 0 && !is(tokens, close + 1, closing)) return undefined;
  const end = close + twice;
  const after =
    inner.value.kind === 'clock' && inner.value.zone === undefined ? zoneAfter(tokens, end + 1) : undefined;
  return after && inner.value.kind === 'clock'
    ? { value: { ...inner.value, zone: after.value }, next: after.next }
    : { ...inner, next: end + 1 };
}

const LEADS = phrases(
  'at around|at about|at|around|about|approximately|approx|circa|ca|um|gegen|kl|klo|om|alle|vers|hacia|a las|a la|à|às'.split(
    '|',
  ),
);
/** Those after which a number is an hour. */
const AT: readonly string[] = ['at', 'um', 'a las', 'a la', 'à', 'às', 'alle', 'klo', 'kl'];
/** With these a clock says more than a time: the statement needs them. */
const SINCE = phrases(['since', 'from', 'by', 'until', 'till', 'before', 'after', 'between', 'as of']);

function plain(tokens: Tokens, at: number): Read<MomentText> | undefined {
  const lead = leadAt(tokens, at);
  const start = lead?.next ?? at;
  // `@10m ago`, `about 10m ago`; but `at -10m` is as odd as it looks.
  const span = lead?.kind === 'since' ? undefined : spanBackAt(tokens, start);
  if (span) {
    return dayAndClock(tokens, start, lead) ?? { value: { kind: 'back', ms: span.value }, next: span.next };
  }
  const read = dayFirst(tokens, start, lead) ?? clockFirst(tokens, start, lead);
  if (!read || lead?.kind !== 'since') return read;
  return { ...read, value: { ...read.value, doubt: read.value.doubt ?? 'when' } };
}

/** `2 days ago at 14:05`; `2 days ago 1405 errors` has no clock. */
function dayAndClock(tokens: Tokens, at: number, lead: Lead | undefined): Read<ClockMoment> | undefined {
  const read = dayFirst(tokens, at, lead);
  const doubt = read?.value.doubt;
  const other = doubt === 'number' || doubt === 'length' || doubt === 'word';
  return read && (other || (doubt === 'hour' && isCounted(tokens, read.next))) ? undefined : read;
}

interface Lead {
  readonly kind: 'at' | 'sign' | 'about' | 'since';
  readonly next: number;
}

function leadAt(tokens: Tokens, at: number): Lead | undefined {
  if (is(tokens, at, '@')) return { kind: 'sign', next: skipSpace(tokens, at + 1) };
  if (is(tokens, at, '~', '≈')) return { kind: 'about', next: skipSpace(tokens, at + 1) };
  const words = oneOf(tokens, at, LEADS);
  if (words) {
    const dot = is(tokens, words.next, '.') ? words.next + 1 : words.next;
    const start = skipSpace(tokens, dot);
    if (start === words.next && !is(tokens, start, '~', '@')) return undefined;
    const kind = AT.includes(words.value) ? 'at' : 'about';
    return { kind, next: is(tokens, start, '~', '@') ? skipSpace(tokens, start + 1) : start };
  }
  const since = oneOf(tokens, at, SINCE);
  return since && { kind: 'since', next: skipSpace(tokens, since.next) };
}

type ClockMoment = Extract<MomentText, { kind: 'clock' }>;

/** `yesterday 23:50`, `Nov 19 at 14:05`, `2026-11-20T14:05Z`. A day without a clock is part of a sentence. */
function dayFirst(tokens: Tokens, at: number, lead: Lead | undefined): Read<ClockMoment> | undefined {
  const day = dayAt(tokens, at);
  if (!day) return undefined;
  // `2026-11-20T14:05`, and `20/Nov/2026:14:05` as servers write it.
  const joined = is(tokens, day.next, 't', ':') && tokens[day.next + 1]?.kind === 'number';
  const comma = is(tokens, day.next, ',') ? day.next + 1 : day.next;
  const start = joined ? day.next + 1 : skipSpace(tokens, comma);
  if (start === day.next) return undefined;
  const inner = leadAt(tokens, start);
  const clock =
    zonedClock(tokens, inner?.next ?? start, {
      lead: inner ?? lead,
      dated: joined ? 'joined' : day.value.kind === 'date' ? 'apart' : 'named',
    }) ?? (inner?.kind === 'at' ? hourAfterLead(tokens, inner.next) : undefined);
  if (!clock) return undefined;
  const { value, next } = yearBehind(tokens, at, { value: day.value, next: clock.next });
  const dated = { ...clock.value, day: value, doubt: doubtOf(clock.value, value) };
  const zoned = dated.zone === undefined ? zoneInText(tokens, next, true) : undefined;
  return { value: zoned ? { ...dated, zoneInText: zoned } : dated, next };
}

/** The year where `date` and many programs write it: `Thu Nov 19 14:05:00 UTC 2026`. */
function yearBehind(tokens: Tokens, at: number, { value, next }: Read<DayText>): Read<DayText> {
  const withWeekday = tokens[at]?.kind === 'word' && tokens[at + 2]?.kind === 'word';
  const year = tokens[next]?.kind === 'space' ? numberAt(tokens, next + 1, [4, 4]) : undefined;
  const named = year !== undefined && year >= 1970 && year <= 2199;
  return withWeekday && named && value.kind === 'date' && value.year === undefined
    ? { value: { ...value, year }, next: next + 2 }
    : { value, next };
}

function doubtOf({ doubt }: ClockMoment, day: DayText): MomentDoubt | undefined {
  if (day.kind === 'numbers') return doubt ?? 'day';
  if (doubt !== 'half') return doubt;
  return saysHalf(day) ? undefined : doubt;
}

/** `this morning`, `last night`. */
export function saysHalf(day: DayText | undefined): boolean {
  return day?.kind === 'last-night' || (day?.kind === 'back' && day.half !== undefined);
}

/** `14:05`, `14:05 UTC`, `UTC 14:05`, and the day that may follow: `14:05 yesterday`, `14:05 on Saturday`. */
function clockFirst(tokens: Tokens, at: number, lead: Lead | undefined): Read<ClockMoment> | undefined {
  const clock = zonedClock(tokens, at, { lead, dated: undefined });
  if (!clock) return lead?.kind === 'at' ? hourAfterLead(tokens, at) : undefined;
  if (clock.value.doubt === 'range') return clock;
  const after = dayBehind(tokens, clock.next);
  if (!after) {
    const unread = unreadDayAfter(tokens, clock.next);
    if (unread !== undefined) return { value: { ...clock.value, doubt: 'day' }, next: unread };
    const zoned = clock.value.zone === undefined ? zoneInText(tokens, clock.next, false) : undefined;
    return zoned ? { ...clock, value: { ...clock.value, zoneInText: zoned } } : clock;
  }
  const { day, next } = after;
  if (after.place !== 'behind') return { value: { ...clock.value, [after.place]: day }, next: clock.next };
  // `14:05 yesterday UTC`
  const zone = clock.value.zone === undefined ? zoneAfter(tokens, next) : undefined;
  const value = { ...clock.value, day, doubt: doubtOf(clock.value, day) };
  if (zone) return { value: { ...value, zone: zone.value }, next: zone.next };
  const zoned = value.zone === undefined ? zoneInText(tokens, next, true) : undefined;
  return { value: zoned ? { ...value, zoneInText: zoned } : value, next };
}

/** `at 14`, `at 2`: an hour, or a number of something. */
function hourAfterLead(tokens: Tokens, at: number): Read<ClockMoment> | undefined {
  const hour = numberAt(tokens, at, [1, 2]);
  if (hour === undefined || hour > 23) return undefined;
  const clock = { hour, minute: 0, second: 0, half: undefined, doubt: 'hour' } as const;
  return { value: momentOf(clock, undefined, 'hour'), next: at + 1 };
}

/**
 * `dated`: a day stands before it, which makes `2 PM` an hour, and `-06:00` an offset unless the day is `named`
 * (`yesterday 10:00-11:00`); joined to it, `20261120T140500`, a number is a clock.
 */
function zonedClock(
  tokens: Tokens,
  at: number,
  {
    lead,
    dated,
  }: { readonly lead: Lead | undefined; readonly dated: 'apart' | 'joined' | 'named' | undefined },
): Read<ClockMoment> | undefined {
  const before = zoneBefore(tokens, at);
  const start = before?.next ?? at;
  const clock = (lead?.kind === 'sign' ? clockAfterAt(tokens, start) : undefined) ?? clockAt(tokens, start);
  if (!clock) return undefined;
  const { value } = clock;
  const after = before
    ? undefined
    : (zoneAfter(tokens, clock.next) ??
      (value.half && zoneAfterHalf(tokens, clock.next)) ??
      (dated && shortOffset(tokens, clock.next, 'certain')));
  const range = rangeAfter(tokens, clock, after);
  // `10:00-11:00 UTC`: the zone of both.
  const both = range === undefined || before ? undefined : zoneAfter(tokens, range);
  if (both) return { value: momentOf(value, both.value, 'when'), next: both.next };
  if (range !== undefined && !(dated && dated !== 'named' && after)) {
    const numbers = value.doubt === 'number';
    const read = numbers ? momentOf(value, undefined, 'number') : momentOf(value, after?.value, 'range');
    return { value: read, next: range };
  }
  const zone = before ?? after;
  const unknown = zone ? undefined : unknownZoneAfter(tokens, clock.next);
  if (unknown !== undefined)
    return { value: momentOf(value, undefined, value.doubt ?? 'zone'), next: unknown };
  const hourSaid = dated !== undefined || lead?.kind === 'at' || lead?.kind === 'sign';
  // `2026-11 invoices`: with a dash it may be a month or a range, unless a date or `@` stands before it.
  const dashed = is(tokens, clock.next, ...DASHES) && dated !== 'apart' && lead?.kind !== 'sign';
  const settled =
    value.doubt === 'number'
      ? dated === 'joined' || (zone !== undefined && !dashed)
      : value.doubt !== 'half' && (hourSaid || zone !== undefined);
  return {
    value: momentOf(value, zone?.value, settled ? undefined : value.doubt),
    next: after?.next ?? clock.next,
  };
}

function momentOf(clock: ClockText, zone: ZoneText | undefined, doubt: MomentDoubt | undefined): ClockMoment {
  return { kind: 'clock', day: undefined, clock, zone, doubt };
}

/** `UTC 14:05`: a zone, and a clock with a colon right after it. */
function zoneBefore(tokens: Tokens, at: number): Read<ZoneText> | undefined {
  const zone = tokens[at]?.kind === 'word' ? zoneAt(tokens, at, true) : undefined;
  const start =
    zone && (is(tokens, zone.next, ':') ? skipSpace(tokens, zone.next + 1) : skipSpace(tokens, zone.next));
  if (!zone || start === undefined || start === zone.next) return undefined;
  return numberAt(tokens, start, [1, 2]) !== undefined && is(tokens, start + 1, ':')
    ? { ...zone, next: start }
    : undefined;
}

const DASHES = ['-', '–', '—', '−'];

/**
 * `14:05-14:20` is a span of time, `14:05-06:00` a clock with its offset: an offset if it is one, and if as a clock it
 * would be earlier than the first. `05:05-06:00` may be either, and `0900-1100` is a span or a count.
 */
function rangeAfter(
  tokens: Tokens,
  first: Read<ClockText>,
  offset: Read<ZoneText> | undefined,
): number | undefined {
  if (!is(tokens, first.next, ...DASHES)) return undefined;
  const second = clockAt(tokens, first.next + 1);
  if (!second || second.value.doubt === 'length') return undefined;
  if (second.value.doubt === 'number' && first.value.doubt !== 'number') return undefined;
  const later = minutesOf(second.value) > minutesOf(first.value) || second.value.half !== undefined;
  return offset === undefined || later ? second.next : undefined;
}

function minutesOf({ hour, minute }: ClockText): number {
  return hour * 60 + minute;
}
