import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { momentsOf, wallClock } from '../../../src/domain/timeline/wall-clock.ts';
import { isZone } from '../../../src/domain/timeline/zone-rules.ts';
import {
  clock,
  dayName,
  duration,
  sameDay,
  twoClocks,
  utcClock,
  utcStamp,
} from '../../../src/domain/timeline/zoned-time.ts';
import { anInstant, aZone } from './zones.ts';

const at = new Date('2026-11-20T19:05:30Z');

describe('times as people read them', () => {
  it('shows the clock, with seconds where they are asked for and not zero', () => {
    expect(clock(at, 'America/New_York')).toBe('14:05');
    expect(clock(at, 'America/New_York', 'seconds')).toBe('14:05:30');
    expect(clock(new Date('2026-11-20T19:05:00Z'), 'Asia/Kolkata', 'seconds')).toBe('00:35');
    expect(utcClock(at)).toBe('19:05 UTC');
    expect(utcStamp(at)).toBe('2026-11-20 19:05 UTC');
  });

  it.each([
    ['2026-11-20T10:00:00Z', 'today'],
    ['2026-11-19T10:00:00Z', 'yesterday'],
    ['2026-11-21T10:00:00Z', 'tomorrow'],
    ['2026-11-13T10:00:00Z', 'Fri 13 Nov'],
    ['2025-11-13T10:00:00Z', 'Thu 13 Nov 2025'],
  ])('names the day of %s', (day, name) => {
    expect(dayName(new Date(day), 'UTC', at)).toBe(name);
  });

  it('shows two clocks, one where they agree, and the day where it is not today', () => {
    const now = new Date('2026-11-21T12:00:00Z');
    expect(twoClocks(at, { zone: 'America/New_York', now: at })).toBe('14:05 (19:05 UTC)');
    expect(twoClocks(at, { zone: 'America/New_York', now: at }, 'seconds')).toBe('14:05:30 (19:05:30 UTC)');
    expect(twoClocks(at, { zone: 'UTC', now: at })).toBe('19:05 UTC');
    expect(twoClocks(at, { zone: 'Europe/London', now })).toBe('yesterday 19:05 UTC');
    expect(twoClocks(new Date('2026-11-20T22:50:00Z'), { zone: 'Europe/Berlin', now })).toBe(
      'yesterday 23:50 (Fri 22:50 UTC)',
    );
    expect(twoClocks(new Date('2026-11-20T23:30:00Z'), { zone: 'Europe/Berlin', now })).toBe(
      '00:30 (Fri 23:30 UTC)',
    );
    expect(twoClocks(new Date('2026-11-10T22:50:00Z'), { zone: 'Europe/Berlin', now })).toBe(
      'Tue 10 Nov 23:50 (22:50 UTC)',
    );
  });

  it.each([
    [0, '0 seconds'],
    [1_000, '1 second'],
    [59_999, '59 seconds'],
    [25 * 60_000, '25 minutes'],
    [90 * 60_000, '1 hour 30 minutes'],
    [60 * 60_000, '1 hour'],
    [51 * 3_600_000 + 59 * 60_000, '2 days 3 hours'],
    [24 * 3_600_000 + 60_000, '1 day'],
    [-60_000, '1 minute'],
  ])('says %d ms as %s', (ms, said) => {
    expect(duration(ms)).toBe(said);
  });

  it('knows zones from other words', () => {
    expect([isZone('Europe/Berlin'), isZone('Moon/Base'), isZone('')]).toEqual([true, false, false]);
    expect(() => clock(at, 'Moon/Base')).toThrow('Moon/Base');
  });
});

describe('wall clocks', () => {
  it('finds every instant again among the moments that its wall clock names', () => {
    fc.assert(
      fc.property(anInstant, aZone, (instant, zone) => {
        const whole = Math.floor(instant.getTime() / 1_000) * 1_000;
        const moments = momentsOf(wallClock(new Date(whole), zone), zone).map((moment) => moment.getTime());
        expect(moments).toContain(whole);
        expect(sameDay(new Date(whole), new Date(moments[0] ?? 0), zone)).toBe(true);
      }),
    );
  });
});
