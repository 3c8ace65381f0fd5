import { describe, expect, it } from '@jest/globals';
import { readMeetingTime } from '../../../src/domain/incident/meeting-time.ts';

/** A Friday, 14:30 in New York. */
const context = { now: new Date('2026-11-20T19:30:00Z'), zone: 'America/New_York' };

describe('readMeetingTime', () => {
  it.each([
    ['2026-12-01 14:00', '2026-12-01T19:00:00.000Z'],
    ['1 Dec 14:00', '2026-12-01T19:00:00.000Z'],
    ['Dec 1 2:00pm', '2026-12-01T19:00:00.000Z'],
    ['1 Dec 2026 2pm', '2026-12-01T19:00:00.000Z'],
    ['friday 15:00', '2026-11-27T20:00:00.000Z'],
    ['next monday at 9:30', '2026-11-23T14:30:00.000Z'],
    ['today 15:00', '2026-11-20T20:00:00.000Z'],
    ['tomorrow 15:00', '2026-11-21T20:00:00.000Z'],
    ['in 2 weeks 10:00', '2026-12-04T15:00:00.000Z'],
    ['2w 10:00', '2026-12-04T15:00:00.000Z'],
    ['next week 10:00', '2026-11-27T15:00:00.000Z'],
    ['1 Apr 10:00', '2027-04-01T14:00:00.000Z'],
    ['tomorrow 15:00 UTC', '2026-11-21T15:00:00.000Z'],
    ['2099-01-01 10:00', '2099-01-01T15:00:00.000Z'],
  ])('reads %j', (text, at) => {
    expect(readMeetingTime(text, context)).toEqual({ kind: 'time', at: new Date(at), ahead: true });
  });

  it.each(['2020-01-01 10:00', 'yesterday 10:00', 'today 10:00'])('knows that %j has passed', (text) => {
    expect(readMeetingTime(text, context)).toMatchObject({ kind: 'time', ahead: false });
  });

  it.each([
    ['31 Feb 14:00', '31 Feb', 'impossible-date'],
    ['12/01 14:00', '12/01', 'ambiguous-date'],
    ['1 Dec 2020 14:00', '1 Dec 2020', 'past-date'],
  ])('says what is wrong with the day of %j', (text, said, why) => {
    expect(readMeetingTime(text, context)).toEqual({ kind: 'invalid', said, why });
  });

  it.each(['2026-12-01 14:00 IST', '1 Dec 14:00 IST', 'tuesday at 14:00 IST'])(
    'gives %j back with the zones that its name can stand for, each of which is read',
    (text) => {
      const time = readMeetingTime(text, context);
      if (time.kind !== 'several-zones') throw new Error(time.kind);
      const times = time.ways.map((way) => readMeetingTime(way, context));
      expect(times.map((each) => each.kind)).toEqual(['time', 'time', 'time']);
      expect(new Set(times.map((each) => each.kind === 'time' && each.at.getTime())).size).toBe(3);
    },
  );

  it.each(['tomorrow', '1 Dec', '15:00 sharp', 'friday 25:00', 'friday 15:00 or so', 'soon 15:00', ''])(
    'finds no day and time in %j',
    (text) => {
      expect(readMeetingTime(text, context)).toEqual({ kind: 'none' });
    },
  );
});
