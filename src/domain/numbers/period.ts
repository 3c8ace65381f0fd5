import {
  addDays,
  addMonths,
  type CalendarDate,
  dateIn,
  parseCalendarDate,
} from '../actions/calendar-date.ts';

/** A period as somebody says it; until now. */
export type PeriodSaid =
  | { readonly said: 'last'; readonly count: number; readonly unit: PeriodUnit }
  | { readonly said: 'since'; readonly day: CalendarDate };

export const PERIOD_UNITS = ['day', 'week', 'month', 'year'] as const;
export type PeriodUnit = (typeof PERIOD_UNITS)[number];

/** Where nobody says which. */
export const LAST_90_DAYS: PeriodSaid = { said: 'last', count: 90, unit: 'day' };

/** Both ends are days in UTC, so that everybody gets the same figures; `to` is not part of it. */
export interface Period {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

/** The period up to now. It has today. */
export function periodOf(said: PeriodSaid, now: Date): Period {
  const to = addDays(dateIn(now, 'UTC'), 1);
  return { from: said.said === 'since' ? said.day : back(to, said), to };
}

/** The same length of time right before it. */
export function periodBefore(said: PeriodSaid, { from, to }: Period): Period {
  if (said.said === 'last') return { from: back(from, said), to: from };
  const days = (startOf(to).getTime() - startOf(from).getTime()) / 86_400_000;
  return { from: addDays(from, -days), to: from };
}

/** Midnight in UTC. */
export function startOf(day: CalendarDate): Date {
  return new Date(`${day}T00:00:00Z`);
}

/** More than a century is a slip of the finger. */
const MOST: Readonly<Record<PeriodUnit, number>> = { day: 36_500, week: 5_200, month: 1_200, year: 100 };

/** Reads `90 days`, `3 months`, `month`, `30d`; `undefined` for anything else. */
export function readLast(text: string): PeriodSaid | undefined {
  const [, number, letters = ''] = /^(\d+)?\s*([a-z]+)$/i.exec(text.trim()) ?? [];
  const unit = PERIOD_UNITS.find((one) => [one, `${one}s`, one[0]].includes(letters.toLowerCase()));
  const count = number === undefined ? 1 : Number(number);
  if (unit === undefined || (number === undefined && letters.length === 1)) return undefined;
  return count >= 1 && count <= MOST[unit] ? { said: 'last', count, unit } : undefined;
}

/** Reads `2026-09-01`, and `2026-09` for its first day; `undefined` for anything else. */
export function readSince(text: string): PeriodSaid | undefined {
  const day = parseCalendarDate(/^\d{4}-\d{2}$/.test(text) ? `${text}-01` : text);
  return day && { said: 'since', day };
}

function back(day: CalendarDate, { count, unit }: { count: number; unit: PeriodUnit }): CalendarDate {
  switch (unit) {
    case 'day':
      return addDays(day, -count);
    case 'week':
      return addDays(day, -count * 7);
    case 'month':
      return addMonths(day, -count);
    case 'year':
      return addMonths(day, -count * 12);
    default:
      return unit satisfies never;
  }
}
