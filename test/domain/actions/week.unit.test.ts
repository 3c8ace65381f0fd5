import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { dateIn, weekdayOf } from '../../../src/domain/actions/calendar-date.ts';
import { nextWeekly, weekOf } from '../../../src/domain/actions/week.ts';
import { isQuiet, type TeamItem, weeklySummary } from '../../../src/domain/actions/weekly-summary.ts';
import { wallClock } from '../../../src/domain/timeline/wall-clock.ts';
import { actionOf } from '../../builders/action.ts';
import { anInstant, aZone } from '../timeline/zones.ts';

const HOUR = 3_600_000;
const berlin = { weekday: 0, hour: 2, zone: 'Europe/Berlin' };

describe('the weekly hour', () => {
  it('comes once where clocks skip it or show it twice', () => {
    // Sunday 28 March 2027: 02:00 does not exist. Sunday 31 October 2027: it comes twice.
    expect(nextWeekly(new Date('2027-03-27T12:00:00Z'), berlin)).toEqual(new Date('2027-03-28T01:00:00Z'));
    expect(nextWeekly(new Date('2027-03-28T01:00:00Z'), berlin)).toEqual(new Date('2027-04-04T00:00:00Z'));
    expect(nextWeekly(new Date('2027-10-30T12:00:00Z'), berlin)).toEqual(new Date('2027-10-31T00:00:00Z'));
    expect(nextWeekly(new Date('2027-10-31T00:00:00Z'), berlin)).toEqual(new Date('2027-11-07T01:00:00Z'));
  });

  it('is later than any moment, on that weekday there, and in another week each time', () => {
    const plan = fc.record({
      weekday: fc.integer({ min: 0, max: 6 }),
      hour: fc.integer({ min: 0, max: 23 }),
      zone: aZone,
    });
    fc.assert(
      fc.property(anInstant, plan, (after, given) => {
        const next = nextWeekly(after, given);
        const then = nextWeekly(next, given);
        expect(next.getTime()).toBeGreaterThan(after.getTime());
        expect(next.getTime() - after.getTime()).toBeLessThanOrEqual(7 * 24 * HOUR + 24 * HOUR);
        expect(weekOf(then, given.zone) > weekOf(next, given.zone)).toBe(true);
        if (wallClock(next, given.zone).hour === given.hour)
          expect(weekdayOf(dateIn(next, given.zone))).toBe(given.weekday);
      }),
    );
  });
});

describe('the sum of a week', () => {
  const today = '2026-11-30';
  const since = new Date('2026-11-23T09:00:00Z');
  const done = (day: string) => ({ state: 'done', by: 'U1', at: new Date(`${day}T10:00:00Z`) }) as const;
  const of = (number: number, change: Partial<TeamItem['item']>, ...teams: string[]): TeamItem => ({
    item: actionOf({ number, key: `A-${number}`, ...change }),
    teams,
  });
  const numbers = (items: readonly { readonly number: number }[]) => items.map(({ number }) => number);

  it('tells what is late, due, closed and old', () => {
    const items = [
      of(1, { due: '2026-11-29' }),
      of(2, { due: '2026-11-02' }),
      of(3, { due: '2026-11-30' }),
      of(4, { due: '2026-12-06' }),
      of(5, { due: '2026-12-07', createdAt: new Date('2026-01-01T00:00:00Z') }),
      of(6, { due: '2026-11-20', status: done('2026-11-24') }),
      of(7, { due: '2026-11-20', status: done('2026-11-22') }),
    ];
    const summary = weeklySummary({ items, postmortems: [] }, { today, since });
    expect(numbers(summary.overdue)).toEqual([2, 1]);
    expect(numbers(summary.dueSoon)).toEqual([3, 4]);
    expect(numbers(summary.closed)).toEqual([6]);
    expect(numbers(summary.oldest)).toEqual([5, 1, 2, 3, 4]);
    expect(isQuiet(summary)).toBe(false);
  });

  it('counts what each team got done of what was due, and how far it slipped', () => {
    const moved = { from: '2026-11-10', to: '2026-11-20', why: 'w', by: 'U1', at: since } as const;
    const items = [
      of(1, { due: '2026-11-20', moves: [moved], status: done('2026-11-18') }, 'money'),
      of(2, { due: '2026-11-20', status: done('2026-11-22') }, 'money', 'web'),
      of(3, { due: '2026-11-20' }, 'money'),
      of(4, { due: '2026-11-20', status: { state: 'not doing', why: 'x', by: 'U1', at: since } }, 'money'),
      of(5, { due: '2026-08-01' }, 'money'),
      of(6, { due: '2026-12-20' }),
    ];
    const { teams } = weeklySummary({ items, postmortems: [] }, { today, since });
    expect(teams).toEqual([
      { team: 'money', due: 3, done: 2, medianSlip: 5 },
      { team: 'web', due: 1, done: 1, medianSlip: 2 },
    ]);
  });

  it('is quiet where nothing is late, due, closed or waiting', () => {
    const quiet = weeklySummary({ items: [of(1, { due: '2027-01-01' })], postmortems: [] }, { today, since });
    expect(isQuiet(quiet)).toBe(true);
    const waiting = { incident: 'INC-1', title: 'x', state: 'draft', due: undefined } as const;
    expect(isQuiet(weeklySummary({ items: [], postmortems: [waiting] }, { today, since }))).toBe(false);
  });
});
