import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  addDays,
  addMonths,
  type CalendarDate,
  daysBetween,
  parseCalendarDate,
  weekdayOf,
} from '../../../src/domain/actions/calendar-date.ts';
import { defaultDue, readDueDate, readDueDay, readMove } from '../../../src/domain/actions/due-date.ts';
import { addWorkingDays, isWorkingDay, rollForward } from '../../../src/domain/actions/working-day.ts';

/** A Friday. */
const today: CalendarDate = '2026-11-20';
const aDate = fc.integer({ min: 0, max: 9_000 }).map((days) => addDays('2016-01-01', days));

describe('readDueDate', () => {
  it.each([
    ['2026-12-01', '2026-12-01'],
    ['2026-12-1', '2026-12-01'],
    ['1 Dec', '2026-12-01'],
    ['1st december 2027', '2027-12-01'],
    ['Dec 1', '2026-12-01'],
    ['Dec 1st, 2027', '2027-12-01'],
    ['1 Nov', '2027-11-01'],
    ['29 feb', '2028-02-29'],
    ['today', '2026-11-20'],
    ['tomorrow', '2026-11-21'],
    ['friday', '2026-11-27'],
    ['Mon', '2026-11-23'],
    ['this thursday', '2026-11-26'],
    ['next friday', '2026-11-27'],
    ['next sunday', '2026-11-29'],
    ['in 3 days', '2026-11-23'],
    ['in 2 weeks', '2026-12-04'],
    ['in a month', '2026-12-20'],
    ['within 2w', '2026-12-04'],
    ['3d', '2026-11-23'],
    ['next week', '2026-11-27'],
    ['eow', '2026-11-20'],
    ['end of month', '2026-11-30'],
    ['next month', '2026-12-31'],
    ['immediate', '2026-11-21'],
    ['short', '2026-11-27'],
    ['medium', '2026-12-20'],
    ['long', '2027-02-20'],
  ])('reads %j', (text, date) => {
    expect(readDueDate(text, today)).toEqual({ kind: 'date', date, length: text.length });
    expect(readDueDate(`${text} because`, today)).toEqual({ kind: 'date', date, length: text.length });
  });

  it.each([
    ['2026-13-40', 'impossible-date'],
    ['31 Feb', 'impossible-date'],
    ['31 Nov 2026', 'impossible-date'],
    ['2026-11-19', 'past-date'],
    ['2040-01-01', 'too-far'],
    ['in 99999999999 weeks', 'too-far'],
    ['12/01', 'ambiguous-date'],
    ['1.12.2026', 'ambiguous-date'],
  ])('says what is wrong with %j', (text, why) => {
    expect(readDueDate(text, today)).toEqual({ kind: 'invalid', said: text, why, length: text.length });
  });

  it.each([
    '',
    'soon',
    'fridays',
    'monitor',
    'to retries',
    '3',
    '10 nodes',
    'todays',
    '3 downtimes',
    'shortly',
  ])('sees no date in %j', (text) => {
    expect(readDueDate(text, today)).toEqual({ kind: 'none' });
  });

  it('reads back any date that is not past and not far away, and none is before today', () => {
    const text = fc.constantFrom(
      'friday',
      'mon',
      'next week',
      'next tue',
      'eow',
      'eom',
      'in 5 days',
      '29 feb',
      'long',
    );
    fc.assert(
      fc.property(aDate, fc.nat({ max: 1_800 }), text, (day, ahead, words) => {
        const due = addDays(day, ahead);
        expect(readDueDate(due, day)).toMatchObject({ kind: 'date', date: due });
        const read = readDueDate(words, day);
        if (read.kind !== 'date') throw new Error(`${words} was not read`);
        expect(read.date >= day).toBe(true);
      }),
    );
  });

  it('never throws', () => {
    const fuzz = fc.string({ unit: fc.constantFrom(...'0123456789- ./dwneovfriatusm,'.split('')) });
    fc.assert(
      fc.property(fc.oneof(fuzz, fc.string({ unit: 'binary' })), aDate, (text, day) => {
        expect(['none', 'date', 'invalid']).toContain(readDueDate(text, day).kind);
      }),
      { numRuns: 1_000 },
    );
  });

  it('falls back on the severity', () => {
    const none = new Set<CalendarDate>();
    // The 15th and the 30th day are a Saturday and a Sunday.
    expect(defaultDue(1, today, none)).toBe('2026-12-07');
    expect(defaultDue(2, today, none)).toBe('2026-12-21');
    expect(defaultDue(3, today, none)).toBe('2027-01-15');
    expect(defaultDue(undefined, today, new Set(['2027-01-15']))).toBe('2027-01-18');
  });
});

describe('readDueDay', () => {
  it.each([
    ['friday 5pm', '2026-11-27', '5pm'],
    ['friday at 17:00 CET', '2026-11-27', '17:00 CET'],
    ['5pm friday', '2026-11-27', '5pm'],
    ['monday morning', '2026-11-23', 'morning'],
    ['tomorrow eod', '2026-11-21', undefined],
    ['eod tomorrow', '2026-11-21', undefined],
    ['eod', '2026-11-20', undefined],
    ['close of business on monday', '2026-11-23', undefined],
    ['end of next week', '2026-11-27', undefined],
    ['start of next week', '2026-11-23', undefined],
    ['end of next month', '2026-12-31', undefined],
    ['in two weeks', '2026-12-04', undefined],
  ] as const)('%s', (text, date, clock) => {
    expect(readDueDay(text, today)).toEqual({
      kind: 'date',
      date,
      length: text.length,
      ...(clock ? { clock } : {}),
    });
  });

  it('leaves a number that is no time', () => {
    expect(readDueDay('friday 5 people are out', today)).toEqual({
      kind: 'date',
      date: '2026-11-27',
      length: 6,
    });
  });
});

describe('readMove', () => {
  it('takes the time of day off the reason', () => {
    expect(readMove('monday 5pm waiting for the library', today)).toEqual({
      ...{ kind: 'move', date: '2026-11-23', why: 'waiting for the library', clock: '5pm' },
    });
  });

  it.each([
    ['2026-12-01 waiting for parts', { kind: 'move', date: '2026-12-01', why: 'waiting for parts' }],
    ['to friday: vacation', { kind: 'move', date: '2026-11-27', why: 'vacation' }],
    ['friday', { kind: 'invalid', said: 'friday', why: 'missing-reason' }],
    ['later please', { kind: 'invalid', said: 'later', why: 'not-a-date' }],
    ['2026-02-30 x', { kind: 'invalid', said: '2026-02-30', why: 'impossible-date' }],
  ])('reads %j', (text, expected) => {
    expect(readMove(text, today)).toEqual(expected);
  });
});

describe('calendar and working days', () => {
  const holidays = new Set<CalendarDate>(['2026-12-25', '2026-12-28']);

  it('knows real dates', () => {
    expect(parseCalendarDate('2028-02-29')).toBe('2028-02-29');
    expect(parseCalendarDate('2026-02-29')).toBeUndefined();
    expect(parseCalendarDate('soon')).toBeUndefined();
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
    expect(addMonths('2026-11-30', 3)).toBe('2027-02-28');
    expect(daysBetween('2026-02-28', '2026-03-02')).toBe(2);
    expect(weekdayOf('2026-11-20')).toBe(5);
  });

  it('rolls over weekends and holidays', () => {
    expect(rollForward('2026-12-24', holidays)).toBe('2026-12-24');
    expect(rollForward('2026-12-25', holidays)).toBe('2026-12-29');
    expect(addWorkingDays('2026-12-24', 1, holidays)).toBe('2026-12-29');
    expect(addWorkingDays('2026-11-20', 5, holidays)).toBe('2026-11-27');
  });

  it('always lands on a working day, never earlier', () => {
    const some = fc.array(fc.nat({ max: 30 }), { maxLength: 20 });
    fc.assert(
      fc.property(aDate, some, fc.nat({ max: 30 }), (date, off, count) => {
        const free = new Set(off.map((days) => addDays(date, days)));
        const day = addWorkingDays(date, count, free);
        expect(isWorkingDay(day, free)).toBe(true);
        expect(day >= addDays(date, count)).toBe(true);
      }),
    );
  });
});
