import { z } from 'zod';
import type { RegionPolicy } from '../app/app.ts';
import { parseCalendarDate } from '../domain/actions/calendar-date.ts';
import type { Holidays } from '../domain/actions/working-day.ts';
import { isZone } from '../domain/timeline/zone-rules.ts';

const date = z
  .string()
  .refine((text) => parseCalendarDate(text) !== undefined, 'must be a day such as 2026-12-25');
const days = z.array(date);
const region = z
  .string()
  .regex(/^[A-Z]{2}(?:-[A-Z0-9]{1,5}){0,2}$/, 'must be a region such as DE, DE-BY or US-CA');
const zone = z.string().refine(isZone, 'must be a time zone such as Europe/Berlin');
const person = z.string().regex(/^[UW][A-Z0-9]+$/, 'must be the id of a person in Slack, such as U012AB3CD');

const WITH_REGIONS = z.strictObject({
  days: days.default([]),
  region: region.optional(),
  zones: z.record(zone, region).default({}),
  people: z.record(person, region).default({}),
});
const DAYS = days.transform((days) => ({ days, region: undefined, zones: {}, people: {} }));

/** When nobody works, besides weekends: the block `holidays` of the policy file, or just a list of days. */
export const HOLIDAYS_FILE = z
  .unknown()
  .transform((said, context): HolidaySettings => {
    const read = (Array.isArray(said) ? DAYS : WITH_REGIONS).safeParse(said ?? {});
    if (read.success) return settingsOf(read.data);
    context.issues.push(...read.error.issues.map((issue) => ({ ...issue, input: said }) as never));
    return z.NEVER;
  })
  .prefault([]);

interface HolidaySettings {
  readonly holidays: Holidays;
  readonly holidayRegions: RegionPolicy | undefined;
}

function settingsOf({ days, region, zones, people }: z.output<typeof WITH_REGIONS>): HolidaySettings {
  return {
    holidays: new Set(days.flatMap((day) => parseCalendarDate(day) ?? [])),
    holidayRegions: someOf({ usual: region, zones, people }),
  };
}

/** The regions that are named somewhere. */
export function regionsIn({ usual, zones, people }: RegionPolicy): readonly string[] {
  return [...new Set([usual, ...Object.values(zones), ...Object.values(people)])].filter(
    (one) => one !== undefined,
  );
}

function someOf(regions: RegionPolicy): RegionPolicy | undefined {
  return regionsIn(regions).length > 0 ? regions : undefined;
}

export const HOLIDAYS_KEYS = ['holidays', 'days', 'region', 'zones', 'people'];
