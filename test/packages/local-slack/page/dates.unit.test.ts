import { describe, expect, it } from '@jest/globals';
import {
  clockTime,
  dayName,
  fillDateTokens,
  isoDay,
  isoTime,
  momentOf,
  zoneOffset,
} from '../../../../packages/local-slack/page/dates.ts';

const at = (iso: string) => Date.parse(iso) / 1000;
const now = at('2026-11-21T13:05:00Z');
const plain = (text: string | undefined) => text?.replaceAll('\u202f', ' ');

describe('times of the page', () => {
  it('shows a moment in the zone of the person', () => {
    expect(plain(clockTime(now, 'Europe/Madrid'))).toBe('2:05 PM');
    expect(isoTime(now, 'Asia/Tokyo')).toBe('22:05');
    expect(isoDay(at('2026-11-21T23:30:00Z'), 'Asia/Tokyo')).toBe('2026-11-22');
    expect(zoneOffset(now, 'Asia/Kolkata')).toBe('UTC+5:30');
    expect(zoneOffset(now, 'America/New_York')).toBe('UTC−5');
  });

  it('names days', () => {
    expect(dayName(now, now, 'UTC')).toBe('Today');
    expect(dayName(now - 86_400, now, 'UTC')).toBe('Yesterday');
    expect(dayName(at('2026-11-02T10:00:00Z'), now, 'UTC')).toBe('Monday, November 2nd');
    expect(dayName(at('2025-11-13T10:00:00Z'), now, 'UTC')).toBe('Thursday, November 13th, 2025');
  });

  it('fills the tokens of a date', () => {
    const fill = (pattern: string) => plain(fillDateTokens(pattern, now, { now, zone: 'UTC' }));
    expect(fill('{date_num} {time}')).toBe('2026-11-21 1:05 PM');
    expect(fill('{date_short_pretty} at {time_secs}')).toBe('today at 1:05:00 PM');
    expect(fill('{unknown}')).toBe('{unknown}');
  });

  it.each([
    ['2026-03-02T14:05', 'Europe/Madrid', '2026-03-02T13:05:00Z'],
    ['2026-07-02T14:05', 'America/New_York', '2026-07-02T18:05:00Z'],
    ['2026-10-25T02:30', 'Europe/Madrid', '2026-10-25T01:30:00Z'],
    ['2026-03-29T02:30', 'Europe/Madrid', '2026-03-29T01:30:00Z'],
  ])('reads %s in %s', (local, zone, expected) => {
    expect(momentOf(local, zone)).toBe(at(expected));
  });

  it('does not read half a date', () => {
    expect(momentOf('2026-03', 'UTC')).toBeUndefined();
    expect(momentOf('', 'UTC')).toBeUndefined();
  });
});
