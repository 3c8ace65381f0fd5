import { describe, expect, it } from '@jest/globals';
import { durationWords, timesInLines } from '../../../src/domain/timeline/time-words.ts';
import { twelveHourOn } from '../../../src/domain/timeline/twelve-hour.ts';

const HOUR = 60;
const DAY = 24 * HOUR;

describe('a length of time', () => {
  it.each<[minutes: number, words: string]>([
    [0, '0 minutes'],
    [0.5, '30 seconds'],
    [1, '1 minute'],
    [2.5, '2 minutes 30 seconds'],
    [59.995, '1 hour'],
    [90, '1 hour 30 minutes'],
    [-90, '1 hour 30 minutes'],
    [119.6, '2 hours'],
    [24 * HOUR, '24 hours'],
    [24 * HOUR + 11, '24 hours 11 minutes'],
    [48 * HOUR - 0.2, '2 days'],
    [80 * HOUR + 48, '3 days 9 hours'],
    [3 * DAY + 20, '3 days'],
    [3 * DAY - 20, '3 days'],
    [14 * DAY - 10, '14 days'],
    [60 * DAY + 14 * HOUR, '61 days'],
  ])('of %d minutes is said as people say it: %s', (minutes, words) => {
    expect(durationWords(minutes)).toBe(words);
  });
});

describe('times under each other', () => {
  const MOMENTS = ['2026-03-01T22:00Z', '2026-03-02T10:00Z', '2026-03-02T10:05Z', '2026-03-03T00:10Z'];
  const lines = (write: (at: Date) => string) => MOMENTS.map((moment) => write(new Date(moment)));

  it('have their day where it is not the day of the line above', () => {
    const words = ['2026-03-01 22:00', '2026-03-02 10:00', '10:05', '2026-03-03 00:10'];
    expect(lines(timesInLines('2026-03-02'))).toEqual(words);
    expect(lines(timesInLines('2026-03-01'))).toEqual(['22:00', ...words.slice(1)]);
  });

  it('are written in the way that the document has', () => {
    expect(lines(timesInLines('2026-03-02', twelveHourOn))[0]).toBe('March 1, 2026, 10:00 PM');
  });
});
