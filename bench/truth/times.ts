import type { IncidentRecord } from '../../src/domain/postmortem/record/record.ts';
import { valueAt } from './own-words.ts';
import type { Segment } from './segments.ts';

const MINUTES = { day: 1440, hour: 60, minute: 1, second: 1 / 60 } as const;
type Unit = keyof typeof MINUTES;

const UNIT = /(\d+(?:\.\d+)?) (day|hour|minute|second)s?\b/g;
const SPAN = /\d+(?:\.\d+)? (?:day|hour|minute|second)s?(?:(?:,| and)? \d+ (?:hour|minute|second)s?)*/g;
const CLOCK = /\b(\d{1,2}):(\d{2})(?::\d{2})?(?: ?([AP])M\b)?/g;

/** Times and lengths of time in Scribe's own words that do not follow from what the statement cites. */
export function unfoundedTimes(own: string, segment: Segment, record: IncidentRecord): string[] {
  const moments = momentsOf(segment, record);
  const minutes = lengthsBetween(moments);
  const clocks = new Set(moments.map((at) => new Date(at).toISOString().slice(11, 16)));
  const spans = [...own.matchAll(SPAN)].map(([span]) => span);
  return [
    ...spans.filter((span) => !minutes.some((length) => isRoughly(span, length))),
    ...[...own.matchAll(CLOCK)].filter((found) => !clocks.has(clockOf(found))).map(([clock]) => clock),
  ];
}

function momentsOf({ entries, fields }: Segment, record: IncidentRecord): number[] {
  const cited = record.entries.filter(({ id }) => entries.includes(id)).map(({ at }) => at.getTime());
  return [...cited, ...fields.flatMap((path) => momentsIn(valueAt(record, path)))].sort((a, b) => a - b);
}

function momentsIn(value: unknown): number[] {
  if (value instanceof Date) return [value.getTime()];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(momentsIn) : [];
}

/** Between any two of the moments, the sum of every second gap (periods), and the mean of all gaps. */
function lengthsBetween(moments: readonly number[]): number[] {
  const between = moments.flatMap((from, index) => moments.slice(index).map((to) => (to - from) / 60_000));
  const gaps = moments.slice(1).map((to, index) => (to - (moments[index] ?? to)) / 60_000);
  const periods = gaps.filter((_, index) => index % 2 === 0).reduce((sum, gap) => sum + gap, 0);
  const mean = gaps.reduce((sum, gap) => sum + gap, 0) / Math.max(gaps.length, 1);
  return [...between, periods, mean];
}

/** Whether the words stand for that length, rounded to the smallest unit that they name. */
function isRoughly(span: string, length: number): boolean {
  const parts = [...span.matchAll(UNIT)].map(([, count, unit]) => ({
    count: Number(count),
    unit: unit as Unit,
  }));
  const said = parts.reduce((sum, { count, unit }) => sum + count * MINUTES[unit], 0);
  const smallest = Math.min(...parts.map(({ unit }) => MINUTES[unit]));
  return Math.abs(said - length) <= smallest / 2 + 0.5;
}

function clockOf([, hour = '', minute = '', half]: RegExpMatchArray): string {
  const hours = half ? (Number(hour) % 12) + (half === 'P' ? 12 : 0) : Number(hour);
  return `${String(hours).padStart(2, '0')}:${minute}`;
}
