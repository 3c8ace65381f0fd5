import { hoursToMilliseconds } from 'date-fns/hoursToMilliseconds';
import { minutesToMilliseconds } from 'date-fns/minutesToMilliseconds';
import { shortDay } from '../../domain/timeline/short-day.ts';
import type { Span } from './time-range.ts';

const HOUR = hoursToMilliseconds(1);
const DAY = 24 * HOUR;

/** Intervals between ticks, in milliseconds. */
const STEPS = [
  ...[1, 2, 5, 10, 15, 30].map(minutesToMilliseconds),
  ...[1, 2, 3, 6, 12].map(hoursToMilliseconds),
  ...[1, 2, 5, 10, 20, 50, 100, 200, 500].map((days) => days * DAY),
];

/** Round moments in a span, at most this many; a label names the day at midnight. */
export function axisTicks(
  { from, to }: Pick<Span, 'from' | 'to'>,
  most: number,
): { at: number; label: string }[] {
  const step = STEPS.find((each) => (to - from) / each <= most) ?? (to - from) / most;
  const ticks: { at: number; label: string }[] = [];
  for (let at = Math.ceil(from / step) * step; at <= to; at += step) {
    const iso = new Date(at).toISOString();
    const label = at % DAY === 0 || step >= DAY ? shortDay(new Date(at)) : iso.slice(11, 16);
    ticks.push({ at, label });
  }
  return ticks;
}
