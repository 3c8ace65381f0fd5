import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, type CalendarDate, dateIn } from '../../../src/domain/actions/calendar-date.ts';
import {
  nextReminder,
  ON_THE_DAY,
  type Remindable,
  reminderTimes,
} from '../../../src/domain/actions/reminder.ts';
import { isWorkingDay } from '../../../src/domain/actions/working-day.ts';
import { nextWorkingMoment, withinWorkingHours } from '../../../src/domain/actions/working-hours.ts';
import { wallClock } from '../../../src/domain/timeline/wall-clock.ts';
import { anInstant, aZone } from '../timeline/zones.ts';

const berlin = { zone: 'Europe/Berlin', holidays: new Set<CalendarDate>() };

function item(due: CalendarDate | undefined, over: Partial<Remindable> = {}): Remindable {
  return { status: { state: 'open' }, due, createdAt: new Date('2026-01-01T00:00:00Z'), moves: [], ...over };
}

describe('reminderTimes', () => {
  it('is 9:00 on the due date in the owner’s zone', () => {
    expect(reminderTimes(item('2026-11-20'), ON_THE_DAY, berlin)).toEqual([new Date('2026-11-20T08:00:00Z')]);
    expect(reminderTimes(item('2026-07-03'), ON_THE_DAY, berlin)).toEqual([new Date('2026-07-03T07:00:00Z')]);
  });

  it('rolls over weekends and holidays', () => {
    const holidays = new Set<CalendarDate>(['2026-11-23']);
    expect(reminderTimes(item('2026-11-21'), ON_THE_DAY, { ...berlin, holidays })).toEqual([
      new Date('2026-11-24T08:00:00Z'),
    ]);
  });

  it('is nothing without a date or for a closed item', () => {
    const by = 'U1';
    const at = new Date(0);
    expect(reminderTimes(item(undefined), ON_THE_DAY, berlin)).toEqual([]);
    expect(
      reminderTimes(item('2026-11-20', { status: { state: 'done', by, at } }), ON_THE_DAY, berlin),
    ).toEqual([]);
    const dropped = item('2026-11-20', { status: { state: 'not doing', why: 'x', by, at } });
    expect(reminderTimes(dropped, ON_THE_DAY, berlin)).toEqual([]);
  });

  it('comes an hour after a date that was set for the same day, within working hours', () => {
    const noon = item('2026-11-20', { createdAt: new Date('2026-11-20T11:00:00Z') });
    expect(reminderTimes(noon, ON_THE_DAY, berlin)).toEqual([new Date('2026-11-20T12:00:00Z')]);
    const evening = item('2026-11-20', { createdAt: new Date('2026-11-20T15:30:00Z') });
    expect(reminderTimes(evening, ON_THE_DAY, berlin)).toEqual([new Date('2026-11-23T08:00:00Z')]);
    const moved = {
      from: '2026-11-19',
      to: '2026-11-20',
      why: 'x',
      by: 'U1',
      at: new Date('2026-11-20T11:00:00Z'),
    };
    expect(
      reminderTimes(
        item('2026-11-20', { moves: [{ ...moved, from: undefined, to: '2026-11-20' }] }),
        ON_THE_DAY,
        berlin,
      ),
    ).toEqual([new Date('2026-11-20T12:00:00Z')]);
  });

  it('takes more rungs as data', () => {
    const ladder = { rungs: [...ON_THE_DAY.rungs, { days: 1 }, { days: -2 }] };
    expect(reminderTimes(item('2026-11-19'), ladder, berlin)).toEqual([
      new Date('2026-11-17T08:00:00Z'),
      new Date('2026-11-19T08:00:00Z'),
      new Date('2026-11-20T08:00:00Z'),
    ]);
    const short = item('2026-11-19', { createdAt: new Date('2026-11-18T12:00:00Z') });
    expect(reminderTimes(short, ladder, berlin)).toHaveLength(2);
  });

  it('is never on a weekend or holiday, always 9 to 17 there, never before the due date', () => {
    const around = fc.record({
      holidayOffsets: fc.array(fc.nat({ max: 40 }), { maxLength: 30 }),
      minutesAfter: fc.integer({ min: -20 * 24 * 60, max: 60 * 24 * 60 }),
    });
    fc.assert(
      fc.property(anInstant, aZone, around, (instant, zone, { holidayOffsets, minutesAfter }) => {
        const due = dateIn(instant, zone);
        const holidays = new Set(holidayOffsets.map((days) => addDays(due, days)));
        const createdAt = new Date(instant.getTime() + minutesAfter * 60_000);
        const times = reminderTimes(item(due, { createdAt }), ON_THE_DAY, { zone, holidays });
        expect(times).toHaveLength(1);
        for (const time of times) {
          expect(isWorkingDay(dateIn(time, zone), holidays)).toBe(true);
          expect(withinWorkingHours(time, zone, holidays)).toBe(true);
          expect(dateIn(time, zone) >= due).toBe(true);
          expect(time.getTime()).toBeGreaterThan(createdAt.getTime());
        }
      }),
    );
  });
});

describe('nextReminder', () => {
  it('is the first one after that moment', () => {
    const at = new Date('2026-11-20T08:00:00Z');
    const ladder = { policy: ON_THE_DAY, calendar: berlin };
    expect(nextReminder(item('2026-11-20'), new Date('2026-11-20T07:59:59Z'), ladder)).toEqual(at);
    expect(nextReminder(item('2026-11-20'), at, ladder)).toBeUndefined();
  });
});

describe('nextWorkingMoment', () => {
  it('is now while somebody works, otherwise the next morning of work', () => {
    fc.assert(
      fc.property(anInstant, aZone, (instant, zone) => {
        const calendar = { zone, holidays: new Set<CalendarDate>() };
        const next = nextWorkingMoment(instant, calendar);
        expect(withinWorkingHours(next, zone, calendar.holidays)).toBe(true);
        expect(next.getTime()).toBeGreaterThanOrEqual(instant.getTime());
        expect(next.getTime() - instant.getTime()).toBeLessThanOrEqual(66 * 3_600_000);
        if (next !== instant) expect(wallClock(next, zone)).toMatchObject({ hour: 9, minute: 0 });
      }),
    );
  });
});
