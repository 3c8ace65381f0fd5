import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { CalendarDate } from '../../../src/domain/actions/calendar-date.ts';
import {
  nextWorkingMoment,
  startOfWork,
  withinWorkingHours,
} from '../../../src/domain/actions/working-hours.ts';
import { wallClock } from '../../../src/domain/timeline/wall-clock.ts';
import { anInstant, aZone } from '../timeline/zones.ts';

const berlin = { zone: 'Europe/Berlin', holidays: new Set<CalendarDate>() };

describe('nextWorkingMoment', () => {
  it('is now while somebody works, otherwise the next morning of work', () => {
    fc.assert(
      fc.property(anInstant, aZone, (instant, zone) => {
        const calendar = { zone, holidays: new Set<CalendarDate>() };
        const next = nextWorkingMoment(instant, calendar);
        expect(withinWorkingHours(next, calendar)).toBe(true);
        expect(next.getTime()).toBeGreaterThanOrEqual(instant.getTime());
        expect(next.getTime() - instant.getTime()).toBeLessThanOrEqual(66 * 3_600_000);
        if (next !== instant) expect(wallClock(next, zone)).toMatchObject({ hour: 9, minute: 0 });
      }),
    );
  });

  it('knows other hours, and days on which somebody is away', () => {
    const early = { ...berlin, hours: { from: 6, to: 14 } };
    expect(nextWorkingMoment(new Date('2026-11-20T13:00:00Z'), early)).toEqual(
      new Date('2026-11-23T05:00:00Z'),
    );
    const away = { ...berlin, away: [{ from: '2026-11-23', until: '2026-11-25' }] as const };
    expect(nextWorkingMoment(new Date('2026-11-20T17:00:00Z'), away)).toEqual(
      new Date('2026-11-26T08:00:00Z'),
    );
  });

  it('goes on after a day that a zone left out, where that leads to a weekend', () => {
    // Samoa had no Friday 30 December 2011.
    const apia = { ...berlin, zone: 'Pacific/Apia' };
    const at = nextWorkingMoment(startOfWork('2011-12-30', apia), apia);
    expect(wallClock(at, apia.zone)).toMatchObject({ year: 2012, month: 1, day: 2, hour: 9 });
  });
});
