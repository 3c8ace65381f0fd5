import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readTime } from '../../../src/domain/timeline/time-expression.ts';
import { clock } from '../../../src/domain/timeline/zoned-time.ts';
import { anInstant, aZone } from './zones.ts';

/** Friday, 14:30 in New York, 20:30 in Berlin, 19:30 UTC. */
const now = new Date('2026-11-20T19:30:20Z');
const newYork = { now, zone: 'America/New_York' };

function at(text: string, context = newYork): string {
  const reading = readTime(text, context);
  return reading.kind === 'time'
    ? `${reading.at.toISOString()} |${text.slice(reading.length)}`
    : reading.kind;
}

describe('readTime', () => {
  it.each([
    ['14:05 deploy', '2026-11-20T19:05:00.000Z |deploy'],
    ['14:05:30 deploy', '2026-11-20T19:05:30.000Z |deploy'],
    ['@14:05 deploy', '2026-11-20T19:05:00.000Z |deploy'],
    ['@14 deploy', '2026-11-20T19:00:00.000Z |deploy'],
    ['@1405 deploy', '2026-11-20T19:05:00.000Z |deploy'],
    ['2:05pm deploy', '2026-11-20T19:05:00.000Z |deploy'],
    ['2:05 PM deploy', '2026-11-20T19:05:00.000Z |deploy'],
    ['2pm deploy', '2026-11-20T19:00:00.000Z |deploy'],
    ['12am deploy', '2026-11-20T05:00:00.000Z |deploy'],
    ['12:10pm deploy', '2026-11-20T17:10:00.000Z |deploy'],
    ['14:05', '2026-11-20T19:05:00.000Z |'],
    ['  14:05   deploy', '2026-11-20T19:05:00.000Z |deploy'],
    ['14:05\ndeploy', '2026-11-20T19:05:00.000Z |deploy'],
    ['14:05: deploy', '2026-11-20T19:05:00.000Z |deploy'],
    ['14:05 - deploy', '2026-11-20T19:05:00.000Z |deploy'],
    ['14:05 — deploy', '2026-11-20T19:05:00.000Z |deploy'],
    ['14:05 #change deploy', '2026-11-20T19:05:00.000Z |#change deploy'],
    ['14:05Z deploy', '2026-11-20T14:05:00.000Z |deploy'],
    ['19:05 UTC · change', '2026-11-20T19:05:00.000Z |· change'],
    ['20:05+01:00 deploy', '2026-11-20T19:05:00.000Z |deploy'],
  ])('reads the clock of %j', (text, expected) => {
    expect(at(text)).toBe(expected);
  });

  it.each([
    ['-10m alarm', '2026-11-20T19:20:20.000Z |alarm'],
    ['-1h30m alarm', '2026-11-20T18:00:20.000Z |alarm'],
    ['-1h 30m alarm', '2026-11-20T18:00:20.000Z |alarm'],
    ['-2h alarm', '2026-11-20T17:30:20.000Z |alarm'],
    ['-45s alarm', '2026-11-20T19:29:35.000Z |alarm'],
    ['–10m alarm', '2026-11-20T19:20:20.000Z |alarm'],
    ['−10min alarm', '2026-11-20T19:20:20.000Z |alarm'],
    ['-10m ago alarm', '2026-11-20T19:20:20.000Z |alarm'],
    ['10m ago alarm', '2026-11-20T19:20:20.000Z |alarm'],
    ['10 min ago, alarm', '2026-11-20T19:20:20.000Z |alarm'],
    ['1h 20m ago alarm', '2026-11-20T18:10:20.000Z |alarm'],
    ['1h20m ago alarm', '2026-11-20T18:10:20.000Z |alarm'],
    ['1 hour and 20 minutes ago alarm', '2026-11-20T18:10:20.000Z |alarm'],
    ['2 hours ago alarm', '2026-11-20T17:30:20.000Z |alarm'],
    ['an hour ago alarm', '2026-11-20T18:30:20.000Z |alarm'],
    ['3 days ago alarm', '2026-11-17T19:30:20.000Z |alarm'],
  ])('counts back for %j', (text, expected) => {
    expect(at(text)).toBe(expected);
  });

  it.each([
    ['yesterday 23:50 x', '2026-11-20T04:50:00.000Z |x'],
    ['Yesterday at 11:50pm x', '2026-11-20T04:50:00.000Z |x'],
    ['today 09:00 x', '2026-11-20T14:00:00.000Z |x'],
    ['2026-11-20 14:05Z x', '2026-11-20T14:05:00.000Z |x'],
    ['2026-11-20 14:05 UTC x', '2026-11-20T14:05:00.000Z |x'],
    ['2026-11-20 14:05 x', '2026-11-20T19:05:00.000Z |x'],
    ['2026-11-20T14:05:00Z x', '2026-11-20T14:05:00.000Z |x'],
    ['2026-11-20T14:05:00.123Z x', '2026-11-20T14:05:00.000Z |x'],
    ['2026-11-20T14:05:00+02:00 x', '2026-11-20T12:05:00.000Z |x'],
    ['2026-11-20T14:05:00-0500 x', '2026-11-20T19:05:00.000Z |x'],
    ['2026-11-20 14:05 +02:00 x', '2026-11-20T12:05:00.000Z |x'],
    ['2025-03-01 2pm x', '2025-03-01T19:00:00.000Z |x'],
  ])('reads the day of %j', (text, expected) => {
    expect(at(text)).toBe(expected);
  });

  it.each([
    '10 nodes failed',
    '-1 node left',
    '-90 dBm on the link',
    '5xx errors everywhere',
    '2026 was quiet',
    '2026-11-20 release is bad',
    '10m rows were deleted',
    '10 minutes of data lost',
    '2 PM joined the call',
    '16:9 video is broken',
    '100:00 is odd',
    '14:05-14:20 no traffic',
    '14:05-15:00 no traffic',
    '10.0.0.1 is down',
    '10:30:45:12 frames',
    '-10mm rain',
    'yesterday we deployed',
    'today is fine',
    '@someone is on it',
    '<@U1> is on it',
    'deploy at 14:05',
    '',
    '-',
    '@',
  ])('leaves %j alone', (text) => {
    expect(readTime(text, newYork)).toEqual({ kind: 'none' });
  });

  it.each([
    ['14:75 deploy', '14:75', 'impossible-clock'],
    ['25:00 deploy', '25:00', 'impossible-clock'],
    ['31:99', '31:99', 'impossible-clock'],
    ['@99 deploy', '@99', 'impossible-clock'],
    ['14:05am deploy', '14:05am', 'impossible-clock'],
    ['14:05:60 deploy', '14:05:60', 'impossible-clock'],
    ['yesterday 24:10 deploy', 'yesterday 24:10', 'impossible-clock'],
    ['2026-13-40 14:05 x', '2026-13-40 14:05', 'impossible-date'],
    ['2026-02-30 14:05 x', '2026-02-30 14:05', 'impossible-date'],
    ['0026-02-03 14:05 x', '0026-02-03 14:05', 'impossible-date'],
    ['2026-02-03 14:65 x', '2026-02-03 14:65', 'impossible-clock'],
    ['-99999999999999h x', '-99999999999999h', 'too-far-back'],
  ])('says what is wrong with %j', (text, said, why) => {
    expect(readTime(text, newYork)).toMatchObject({ kind: 'invalid', said, why });
  });

  it('takes a clock time ahead of now for yesterday, across midnight', () => {
    const midnight = { now: new Date('2026-11-21T05:10:00Z'), zone: 'America/New_York' };
    expect(readTime('23:50 alarm', midnight)).toMatchObject({
      at: new Date('2026-11-21T04:50:00Z'),
      day: 'other',
    });
    expect(readTime('00:05 alarm', midnight)).toMatchObject({
      at: new Date('2026-11-21T05:05:00Z'),
      day: 'today',
    });
  });

  it('allows a minute ahead, also into the next day', () => {
    expect(at('14:31 x')).toBe('2026-11-20T19:31:00.000Z |x');
    expect(at('14:32 x')).toBe('2026-11-19T19:32:00.000Z |x');
    const late = { now: new Date('2026-11-21T04:59:30Z'), zone: 'America/New_York' };
    expect(readTime('00:00 x', late)).toMatchObject({ at: new Date('2026-11-21T05:00:00Z'), ahead: false });
  });

  it('marks a stated day that is still to come', () => {
    expect(readTime('today 23:00 x', newYork)).toMatchObject({ kind: 'time', ahead: true, day: 'today' });
    expect(readTime('2027-01-01 00:00Z x', newYork)).toMatchObject({
      kind: 'time',
      ahead: true,
      day: 'other',
    });
  });

  it('moves a clock time that was skipped in spring forward by the gap', () => {
    const noon = { now: new Date('2026-03-29T10:00:00Z'), zone: 'Europe/Berlin' };
    expect(readTime('02:30 x', noon)).toMatchObject({ at: new Date('2026-03-29T01:30:00Z') });
    expect(readTime('2026-03-29 02:30 x', noon)).toMatchObject({ at: new Date('2026-03-29T01:30:00Z') });
  });

  it('takes the latest of a doubled hour that is not ahead', () => {
    const zone = 'Europe/Berlin';
    const first = new Date('2026-10-25T00:30:00Z');
    const second = new Date('2026-10-25T01:30:00Z');
    expect(readTime('02:30 x', { now: new Date('2026-10-25T00:45:00Z'), zone })).toMatchObject({ at: first });
    expect(readTime('02:30 x', { now: new Date('2026-10-25T01:45:00Z'), zone })).toMatchObject({
      at: second,
    });
    expect(readTime('today 02:30 x', { now: new Date('2026-10-25T00:45:00Z'), zone })).toMatchObject({
      at: first,
    });
    expect(readTime('2026-10-25 02:30 x', { now: new Date('2026-11-01T00:00:00Z'), zone })).toMatchObject({
      at: second,
    });
  });

  it('reads back the clock of any instant, within a day and a shift, never ahead', () => {
    fc.assert(
      fc.property(anInstant, aZone, fc.integer({ min: 0, max: 20 * 3600 }), (present, zone, secondsBack) => {
        const shown = clock(new Date(present.getTime() - secondsBack * 1_000), zone);
        const reading = readTime(`${shown} text`, { now: present, zone });
        if (reading.kind !== 'time') throw new Error(`${shown} was not read`);
        const behind = present.getTime() - reading.at.getTime();
        expect(behind).toBeGreaterThanOrEqual(-60_000);
        expect(behind).toBeLessThanOrEqual(25 * 3_600_000);
        expect(clock(reading.at, zone)).toBe(shown);
        expect(reading.ahead).toBe(false);
      }),
    );
  });

  it('reads any stamp with its zone exactly', () => {
    fc.assert(
      fc.property(anInstant, aZone, (instant, zone) => {
        const whole = new Date(Math.floor(instant.getTime() / 1_000) * 1_000);
        expect(readTime(`${whole.toISOString()} text`, { now, zone })).toMatchObject({
          kind: 'time',
          at: whole,
        });
      }),
    );
  });

  it('never throws, and never reads past the end', () => {
    const alphabet = fc.string({ unit: fc.constantFrom(...'0123456789:-@ hmsdTZapo+2026,ágo'.split('')) });
    fc.assert(
      fc.property(fc.oneof(alphabet, fc.string({ unit: 'binary' })), aZone, (text, zone) => {
        const reading = readTime(text, { now, zone });
        if (reading.kind !== 'none') expect(reading.length).toBeLessThanOrEqual(text.length);
        if (reading.kind === 'time') expect(Number.isNaN(reading.at.getTime())).toBe(false);
      }),
      { numRuns: 1_000 },
    );
  });
});
