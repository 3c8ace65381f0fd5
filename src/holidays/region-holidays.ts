import type { Offload } from '../app/ports/offload.ts';
import type { RegionHolidays } from '../app/ports/region-holidays.ts';
import type { Holidays } from '../domain/actions/working-day.ts';
import { REGION_DAYS } from './region-days.ts';

const YEARS_BACK = 1;
/** A due date lies at most five years ahead. */
const YEARS_AHEAD = 6;

interface Listed {
  readonly year: number;
  readonly holidays: Promise<Holidays | undefined>;
}

/**
 * Lists the holidays of a region once a year, in a thread of its own; what stays here are some hundred days a region.
 * Rejects with what the thread threw, and tries again when it is asked again.
 */
export function regionHolidays(offload: Offload, clock: () => Date): RegionHolidays {
  const listed = new Map<string, Listed>();
  return {
    async of(region) {
      const year = clock().getUTCFullYear();
      const known = listed.get(region);
      if (known?.year === year) return known.holidays;
      const holidays = list(offload, region, year);
      listed.set(region, { year, holidays });
      holidays.catch(() => listed.delete(region));
      return holidays;
    },
  };
}

async function list(offload: Offload, region: string, year: number): Promise<Holidays | undefined> {
  const days = await offload.run(REGION_DAYS, { region, from: year - YEARS_BACK, to: year + YEARS_AHEAD });
  if (!days) return undefined;
  const names = new Map(days);
  return { has: (day) => names.has(day), nameOf: (day) => names.get(day) };
}
