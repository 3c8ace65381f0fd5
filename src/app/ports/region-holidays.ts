import type { Holidays } from '../../domain/actions/working-day.ts';

/** The public holidays of regions such as `DE-BY`. */
export interface RegionHolidays {
  /** From last year to six years ahead, further than any due date; `undefined` for a region that nobody knows. */
  of(region: string): Promise<Holidays | undefined>;
}
