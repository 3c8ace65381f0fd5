import { type CalendarDate, dateIn, fields } from '../domain/actions/calendar-date.ts';
import { OFFICE_HOURS } from '../domain/actions/working-hours.ts';
import { momentsOf } from '../domain/timeline/wall-clock.ts';

/** A day on which people of a region do not work, and which holiday it is. */
export type RegionDay = readonly [day: CalendarDate, name: string];

/** Which region (`DE`, `DE-BY`, `DE-BY-A`) in which years, both included. */
export interface RegionYears {
  readonly region: string;
  readonly from: number;
  readonly to: number;
}

/**
 * The days that the public holidays of a region take from 9:00 to 17:00; `undefined` where there is no such region.
 * Banks' and schools' holidays and observances are working days, and so is the eve on which a holiday begins. Exported
 * for the thread: the library costs 180 ms and 40 MB, and some years of some regions cost 200 ms more.
 */
export async function regionDays({
  region,
  from,
  to,
}: RegionYears): Promise<readonly RegionDay[] | undefined> {
  const { default: Library } = await import('date-holidays');
  const [country = '', state, district] = region.split('-');
  const known = new Library();
  if (!(country in known.getCountries())) return undefined;
  if (state !== undefined && !(state in (known.getStates(country) ?? {}))) return undefined;
  if (district !== undefined && !(district in (known.getRegions(country, state ?? '') ?? {})))
    return undefined;
  const library = new Library(country, state ?? '', district ?? '');
  const zone = library.getTimezones()[0] ?? 'UTC';
  const days = new Map<CalendarDate, string>();
  // What begins in one year may go on in the next. Asked by one date the library may mean the day before.
  for (let year = from - 1; year <= to; year += 1)
    for (const { type, name, start, end } of library.getHolidays(year, 'en'))
      if (type === 'public') for (const day of wholeDays({ start, end }, zone)) days.set(day, name);
  return [...days].filter(([day]) => Number(day.slice(0, 4)) >= from && Number(day.slice(0, 4)) <= to).sort();
}

function wholeDays(
  { start, end }: { readonly start: Date; readonly end: Date },
  zone: string,
): CalendarDate[] {
  const days = new Set<CalendarDate>();
  for (let at = start.getTime(); at < end.getTime(); at += HALF_DAY) days.add(dateIn(new Date(at), zone));
  days.add(dateIn(end, zone));
  return [...days].filter((day) => {
    const [year, month, date] = fields(day);
    const clock = (hour: number) =>
      momentsOf({ year, month, day: date, hour, minute: 0, second: 0 }, zone)[0];
    return clock(OFFICE_HOURS.from) >= start && clock(OFFICE_HOURS.to) <= end;
  });
}

const HALF_DAY = 43_200_000;

export const REGION_DAYS = {
  module: import.meta.url,
  run: regionDays,
  awaitedBy: 'job',
  always: true,
} as const;
