import { describe, expect, it } from '@jest/globals';
import { dateIn } from '../../../src/domain/actions/calendar-date.ts';
import { morningOf } from '../../../src/domain/actions/working-hours.ts';
import { readTime } from '../../../src/domain/timeline/time-expression.ts';
import { momentsOf, offsetAt, wallClock } from '../../../src/domain/timeline/wall-clock.ts';
import {
  isZone,
  ruleOffset,
  ZONE_RULES_VERSION,
  zoneNamed,
} from '../../../src/domain/timeline/zone-rules.ts';
import { clock, twoClocks } from '../../../src/domain/timeline/zoned-time.ts';

const now = new Date('2026-11-29T19:34:00Z');

describe('the rules of time zones', () => {
  it('are those of 2026f or later, whatever Node has', () => {
    expect(ZONE_RULES_VERSION >= '2026f').toBe(true);
  });

  it.each([
    ['America/Vancouver', -420, '12:34'],
    ['America/Edmonton', -360, '13:34'],
    ['Africa/Casablanca', 0, '19:34'],
    ['America/Winnipeg', -300, '14:34'],
    ['America/Havana', -240, '15:34'],
    ['Europe/Madrid', 60, '20:34'],
    ['Asia/Kathmandu', 345, '01:19'],
    ['+05:30', 330, '01:04'],
    ['-0800', -480, '11:34'],
  ])('know %s on 29 November 2026', (zone, minutes, shown) => {
    expect(ruleOffset(now, zone)).toBe(minutes);
    expect(clock(now, zone)).toBe(shown);
  });

  it('stay as they are where another package loads older ones', async () => {
    await import('date-holidays');
    expect(ruleOffset(now, 'Africa/Casablanca')).toBe(0);
    expect(ZONE_RULES_VERSION).toMatch(/^202[6-9]/);
  });

  it('read, show and remind by the same offset', () => {
    const zone = 'America/Vancouver';
    expect(readTime('10:00 pool is full', { now, zone })).toMatchObject({
      at: new Date('2026-11-29T17:00:00Z'),
    });
    expect(twoClocks(new Date('2026-11-29T17:00:00Z'), { zone, now })).toBe('10:00 (17:00 UTC)');
    expect(dateIn(new Date('2026-11-29T07:30:00Z'), zone)).toBe('2026-11-29');
    expect(morningOf('2026-11-30', zone)).toEqual(new Date('2026-11-30T16:00:00Z'));
  });

  it('find a zone by its name in any case, and nothing else', () => {
    expect(zoneNamed('europe/madrid')).toBe('Europe/Madrid');
    expect(['Moon/Base', '', 'constructor', '__proto__', 'toString', '+25'].filter(isZone)).toEqual([]);
    expect(() => ruleOffset(now, 'constructor')).toThrow(RangeError);
  });
});

describe('an offset that Slack named', () => {
  /** By the rules it is 20:34. Slack says 21:34 as the clock of the present. */
  const zone = { name: 'Europe/Madrid', said: { minutes: 120, at: now } };
  const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);

  it('counts for that day and for an hour; the rules know about other days', () => {
    expect(offsetAt(now, zone)).toBe(120);
    expect(offsetAt(later(60), zone)).toBe(120);
    expect(offsetAt(later(61), zone)).toBe(60);
    expect(offsetAt(later(-21 * 60), zone)).toBe(120);
    expect(offsetAt(later(-22 * 60), zone)).toBe(60);
  });

  it('decides how a time of that day is read and shown', () => {
    expect(readTime('21:30 x', { now, zone })).toMatchObject({ at: later(-4) });
    expect(readTime('yesterday 21:30 x', { now, zone })).toMatchObject({
      at: new Date('2026-11-28T20:30:00Z'),
    });
    expect(clock(now, zone)).toBe('21:34');
    expect(momentsOf(wallClock(now, zone), zone)).toEqual([now]);
  });
});
