import { isPossible } from './clock-text.ts';
import type { DayText } from './day-text.ts';
import { hourOf } from './half-text.ts';
import type { ClockText } from './halved-clock.ts';
import type { MomentText } from './moment-text.ts';
import {
  isReal,
  momentsOf,
  offsetAt,
  shiftDays,
  type WallClock,
  wallClock,
  type Zone,
  zoneName,
} from './wall-clock.ts';
import { zoneAbbreviation } from './zone-rules.ts';
import type { ZoneText } from './zone-text.ts';

/** Why something that looks like a time is not one. */
export type TimeFault =
  | 'impossible-clock'
  | 'impossible-date'
  | 'other-weekday'
  | 'too-far-back'
  | 'several-zones';

/** When and where the words are read. */
export interface TimeContext {
  readonly now: Date;
  readonly zone: Zone;
}

/**
 * When it was. `counted` from the present (`yesterday`, `10m ago`), as the latest such moment (`14:05`, `saturday
 * 14:05`), or not at all. `own`: the context's zone decided.
 */
export type Found =
  | {
      readonly kind: 'found';
      readonly at: Date;
      readonly counted: 'now' | 'latest' | 'fixed';
      readonly own: boolean;
      /** The zone in which the words were read. */
      readonly zone: Zone;
    }
  | { readonly kind: 'fault'; readonly why: TimeFault };

/** Clocks of people and machines differ a little: a time this far ahead still counts as now. */
export const TOLERANCE = 60_000;
/** Nobody counts back further than this: anything more is taken for a typo. */
export const FARTHEST_BACK = 366 * 24 * 3_600_000;
/** A day without its year this close ahead is ahead; further ahead, it is that of an earlier year. */
const SOON_AHEAD = 14 * 24 * 3_600_000;
const FIRST_YEAR = 1970;
const LAST_YEAR = 2199;

/** Finds the moment that the words name. */
export function resolve(moment: MomentText, context: TimeContext): Found {
  const { now, zone } = context;
  if (moment.kind === 'back') {
    if (!(moment.ms <= FARTHEST_BACK)) return { kind: 'fault', why: 'too-far-back' };
    return { kind: 'found', at: new Date(now.getTime() - moment.ms), counted: 'now', own: false, zone };
  }
  const time = timeOf(moment.clock, moment.day);
  if (!isPossible(time)) return { kind: 'fault', why: 'impossible-clock' };
  const place = zoneIn(moment.zone, (at) => onDay(moment.day, time, { now, zone: at }), zone);
  if (place.kind === 'fault') return place;
  const { found } = place;
  if (found === undefined) {
    const plain = withoutWeekday(moment.day);
    const real = plain && resolve({ ...moment, day: plain }, context).kind === 'found';
    return { kind: 'fault', why: real ? 'other-weekday' : 'impossible-date' };
  }
  return { ...found, kind: 'found', own: place.own, zone: place.zone };
}

/** `Fri Nov 19` as `Nov 19`; `undefined` where no weekday is said. */
export function withoutWeekday(day: DayText | undefined): DayText | undefined {
  if (day?.kind !== 'date' || day.weekday === undefined) return undefined;
  const { kind, year, month, day: ofMonth } = day;
  return { kind, year, month, day: ofMonth };
}

type Time = Pick<WallClock, 'hour' | 'minute' | 'second'>;

function timeOf(clock: ClockText, day: DayText | undefined): Time {
  const half =
    clock.half ?? (day?.kind === 'back' ? day.half : day?.kind === 'last-night' ? 'night' : undefined);
  return { hour: hourOf(clock.hour, half), minute: clock.minute, second: clock.second };
}

type Dated = Pick<Extract<Found, { kind: 'found' }>, 'at' | 'counted'>;

type Placed =
  | { readonly kind: 'placed'; readonly found: Dated | undefined; readonly own: boolean; readonly zone: Zone }
  | Extract<Found, { kind: 'fault' }>;

/**
 * The moment in the zone that was named. A name of several zones is taken where it is what the writer's own zone is
 * called on that day.
 */
function zoneIn(named: ZoneText | undefined, find: (zone: Zone) => Dated | undefined, own: Zone): Placed {
  if (named === undefined || named.kind === 'own')
    return { kind: 'placed', found: find(own), own: true, zone: own };
  if (named.kind === 'zone') return { kind: 'placed', found: find(named.zone), own: false, zone: named.zone };
  const here = find(own);
  if (here !== undefined && isCalled(named, here.at, own)) {
    return { kind: 'placed', found: here, own: false, zone: own };
  }
  const near = here && calledNear(named, here.at, own);
  if (near !== undefined) return { kind: 'placed', found: find(near), own: false, zone: own };
  const [zone, ...others] = named.offsets;
  if (zone === undefined || others.length > 0) return { kind: 'fault', why: 'several-zones' };
  return { kind: 'placed', found: find(zone), own: false, zone };
}

/** Many zones have no name in the rules, only their offset (Dhaka's `+06`). */
function isCalled({ said, offsets }: Extract<ZoneText, { kind: 'name' }>, at: Date, own: Zone): boolean {
  const name = zoneAbbreviation(at, zoneName(own));
  if (name === undefined || /^[A-Z]/.test(name)) return name?.toLowerCase() === said.toLowerCase();
  return offsets.includes(offsetText(offsetAt(at, own)));
}

/** The offset for which the name stands in that zone within a day of the moment: around a change of its clocks, both. */
function calledNear(named: Extract<ZoneText, { kind: 'name' }>, at: Date, own: Zone): string | undefined {
  const day = 24 * 3_600_000;
  const called = [-day, day]
    .map((ms) => new Date(at.getTime() + ms))
    .find((near) => isCalled(named, near, own));
  return called && offsetText(offsetAt(called, own));
}

/** `+05:30`. */
export function offsetText(minutes: number): string {
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  return `${minutes < 0 ? '-' : '+'}${String(hours).padStart(2, '0')}:${String(rest).padStart(2, '0')}`;
}

/** `undefined` for a day that no calendar has. */
function onDay(day: DayText | undefined, time: Time, { now, zone }: TimeContext): Dated | undefined {
  const limit = now.getTime() + TOLERANCE;
  const today = wallClock(now, zone);
  switch (day?.kind) {
    case undefined:
      return { at: latest(time, zone, limit), counted: 'latest' };
    case 'back':
      return { at: momentOn(shiftDays(today, -day.days), time, { zone, limit }), counted: 'now' };
    case 'last-night': {
      const date = shiftDays(today, time.hour >= 12 ? -1 : 0);
      return { at: momentOn(date, time, { zone, limit }), counted: 'now' };
    }
    case 'weekday':
      return { at: onWeekday(day, time, { now, zone }), counted: 'latest' };
    case 'date':
      return onDate(day, time, { now, zone });
    case 'of-month':
      return ofMonth(day.day, time, { now, zone });
    case 'next':
    case 'numbers':
      return undefined;
    default:
      return day satisfies never;
  }
}

interface Bounds {
  readonly zone: Zone;
  /** In milliseconds: nothing after it is taken for the past. */
  readonly limit: number;
}

/** In a repeated hour, the latest moment that is not in the future; the earlier one when both are. */
function momentOn(date: WallClock, time: Time, { zone, limit }: Bounds): Date {
  const moments = momentsOf({ ...date, ...time }, zone);
  return moments.filter((at) => at.getTime() <= limit).at(-1) ?? moments[0];
}

/** The latest moment, not after `limit` (ms), at which the clock shows this. */
function latest(time: Time, zone: Zone, limit: number): Date {
  const lastDay = { ...wallClock(new Date(limit), zone), ...time };
  for (let daysBack = 0; ; daysBack += 1) {
    const moments = momentsOf(shiftDays(lastDay, -daysBack), zone);
    const past = moments.filter((at) => at.getTime() <= limit).at(-1);
    if (past !== undefined) return past;
  }
}

function onWeekday(
  { weekday, last }: Extract<DayText, { kind: 'weekday' }>,
  time: Time,
  { now, zone }: TimeContext,
): Date {
  const limit = now.getTime() + TOLERANCE;
  const today = wallClock(now, zone);
  const todays = new Date(Date.UTC(today.year, today.month - 1, today.day)).getUTCDay();
  const back = (todays - weekday + 7) % 7;
  const days = last && back === 0 ? 7 : back;
  const at = momentOn(shiftDays(today, -days), time, { zone, limit });
  return at.getTime() <= limit ? at : momentOn(shiftDays(today, -days - 7), time, { zone, limit });
}

/** In this month or the latest before it in which that day has come. */
function ofMonth(day: number, time: Time, { now, zone }: TimeContext): Dated | undefined {
  const limit = now.getTime() + TOLERANCE;
  const today = wallClock(now, zone);
  // Of two months that follow each other, one has 31 days, and at most one of them is ahead.
  for (let back = 0; back <= 2; back += 1) {
    const first = new Date(Date.UTC(today.year, today.month - 1 - back));
    const date = { year: first.getUTCFullYear(), month: first.getUTCMonth() + 1, day, ...time };
    const at = isReal(date) ? momentOn(date, time, { zone, limit }) : undefined;
    if (at && at.getTime() <= limit) return { at, counted: 'latest' };
  }
  return undefined;
}

function onDate(
  { year, month, day, weekday }: Extract<DayText, { kind: 'date' }>,
  time: Time,
  { now, zone }: TimeContext,
): Dated | undefined {
  const limit = now.getTime() + TOLERANCE;
  const fits = (which: number) =>
    weekday === undefined || new Date(Date.UTC(which, month - 1, day)).getUTCDay() === weekday;
  const inYear = (which: number) => {
    const date = { year: which, month, day, ...time };
    const real = isReal(date) && which >= FIRST_YEAR - 10 && which <= LAST_YEAR;
    return real ? momentOn(date, time, { zone, limit }) : undefined;
  };
  if (year !== undefined) {
    const at = year < FIRST_YEAR ? undefined : inYear(year);
    return at && fits(year) ? { at, counted: 'fixed' } : undefined;
  }
  const thisYear = wallClock(now, zone).year;
  // A leap day is at most eight years back.
  for (let back = -1; back <= 8; back += 1) {
    const at = inYear(thisYear - back);
    if (!at || at.getTime() > now.getTime() + SOON_AHEAD) continue;
    if (fits(thisYear - back)) return { at, counted: 'latest' };
    // A weekday moves a date from the days ahead to the past, and no further: it is wrong more often than the year is.
    if (at.getTime() <= limit) return undefined;
  }
  return undefined;
}
