import { describe, expect, it } from '@jest/globals';
import type { TypedAnswer } from '../../../src/app/questions/answer-reading.ts';
import type { Typed } from '../../../src/app/questions/question-form.ts';
import { readAnswer, readNone } from '../../../src/app/questions/read-answer.ts';

const NOW = new Date('2026-03-05T12:00:00Z');
const OVER = new Date('2026-03-02T15:30:00Z');
const read = (id: string, typed: Typed, shown: TypedAnswer['shown'] = {}) =>
  readAnswer({ id, typed, shown }, { now: NOW, zone: 'Europe/Berlin', over: OVER });
const at = (time: string) => new Date(`2026-03-02T${time}:00Z`);

describe('an answer about a time', () => {
  it('is chosen, or read in the person’s zone on the day of the incident', () => {
    expect(read('impact-start', { time: at('14:20') })).toMatchObject({
      reading: {
        kind: 'times',
        times: { impactStarted: at('14:20') },
        entry: { text: 'Impact started', type: 'note' },
      },
    });
    expect(read('impact-start', { text: '15:20' })).toMatchObject({
      reading: { times: { impactStarted: at('14:20') }, entry: { text: 'Impact started', at: at('14:20') } },
    });
    expect(read('detection', { text: '2026-03-02 15:40 the alarm fired' })).toMatchObject({
      reading: { times: { detected: at('14:40') }, entry: { text: 'the alarm fired', type: 'detection' } },
    });
    expect(read('acknowledgement', { time: at('14:42'), person: 'UBO', text: 'from home' })).toMatchObject({
      reading: { entry: { text: 'Acknowledged by <@UBO>: from home', type: 'response' } },
    });
  });

  it('about the end may lie somewhat after the moment in which somebody said so', () => {
    expect(read('resolution', { text: '16:45' })).toMatchObject({
      reading: { times: { resolved: at('15:45') } },
    });
  });

  it('counts back from now, wherever the incident lies', () => {
    const back = new Date('2026-03-05T11:50:00Z');
    expect(read('resolution', { text: '-10m' })).toMatchObject({ reading: { times: { resolved: back } } });
  });
});

describe('a date that hangs on what day it is', () => {
  const unknown = (id: string, typed: Typed) =>
    readAnswer({ id, typed }, { now: NOW, zone: 'UTC', zoneUnknown: true, over: OVER });

  it.each<[string, Typed]>([
    ['actions', { text: 'Add an alarm\nCap the retries due tomorrow' }],
    ['actions.owners', { text: 'A-12 due friday' }],
  ])('is noted where the zone is not known: %s', (id, typed) => {
    expect(unknown(id, typed)).toMatchObject({ reading: { dueInUtc: true } });
    expect(read(id, typed)).not.toHaveProperty('reading.dueInUtc');
  });

  it('is no other date', () => {
    expect(unknown('actions', { text: 'Add an alarm due 2026-03-20' })).not.toHaveProperty(
      'reading.dueInUtc',
    );
    expect(unknown('actions', { text: 'Add an alarm', day: '2026-03-20' })).not.toHaveProperty(
      'reading.dueInUtc',
    );
  });

  it('may still be yesterday there', () => {
    const typed = { text: 'Add an alarm', day: '2026-03-04' };
    expect(unknown('actions', typed)).toMatchObject({ reading: { due: '2026-03-04' } });
    expect(read('actions', typed)).toMatchObject({ kind: 'unreadable', why: 'past-day' });
    expect(unknown('actions', { ...typed, day: '2026-03-03' })).toMatchObject({ why: 'past-day' });
  });
});

describe('an answer that cannot be taken', () => {
  const cases: readonly (readonly [string, Typed, string, string])[] = [
    ['impact-start', { text: 'around lunch' }, 'text', 'no-time'],
    ['impact-start', { text: '25:10' }, 'text', 'no-time'],
    ['acknowledgement', { person: 'UBO' }, 'time', 'needs-time'],
    ['detection', { text: '2026-03-09 10:00' }, 'text', 'ahead'],
    ['severity', { severity: 'bad' }, 'severity', 'no-severity'],
    ['communication', { text: 'status page' }, 'time', 'needs-time'],
    ['communication', { time: at('14:00') }, 'text', 'needs-words'],
    ['references', { text: 'Dashboard https://a.test/1\nthe wiki' }, 'text', 'no-address'],
    ['meeting.recording', { text: 'on the drive' }, 'text', 'no-address'],
    ['glossary', { text: 'WAL' }, 'text', 'no-term'],
    ['metrics', { text: 'CPU' }, 'text', 'no-metric'],
    ['signOff', { text: 'Manager' }, 'person', 'needs-person'],
    ['signOff', { person: 'UBO' }, 'text', 'needs-words'],
    ['actions', { person: 'UBO' }, 'text', 'needs-words'],
    ['actions', { text: 'P1' }, 'text', 'no-action'],
    ['actions', { text: 'Add an alarm due 31 Feb' }, 'text', 'no-action'],
    ['action.due.A-3', { day: '2026-03-04' }, 'day', 'past-day'],
    ['nonsense', { text: 'x' }, 'text', 'unknown-question'],
    ['constructor', { text: 'x' }, 'text', 'unknown-question'],
    ['contradiction.a-b', { text: 'x' }, 'text', 'unknown-question'],
    [
      'contradiction.mitigated-resolved',
      { first: at('15:00'), second: at('14:00') },
      'second',
      'still-contradictory',
    ],
    [
      'contradiction.mitigated-resolved',
      { first: NOW, second: new Date('2026-03-06T12:00:00Z') },
      'second',
      'ahead',
    ],
  ];

  it.each(cases)('%s: %j comes back under its input', (id, typed, ...[slot, why]) => {
    expect(read(id, typed)).toMatchObject({ kind: 'unreadable', slot, why });
  });
});

describe('two times that do not fit', () => {
  const id = 'contradiction.mitigated-resolved';
  const shown = { first: at('15:00'), second: at('14:50') };

  it('are no answer as they were shown, and one of them is one', () => {
    expect(read(id, shown, shown)).toEqual({ kind: 'nothing' });
    expect(read(id, { ...shown, first: at('14:45') }, shown)).toEqual({
      kind: 'read',
      reading: { kind: 'times', times: { mitigated: at('14:45') } },
    });
  });

  it('stay where somebody explains them', () => {
    expect(read(id, { ...shown, text: 'two outages' }, shown)).toMatchObject({
      reading: { kind: 'settled', text: 'two outages' },
    });
  });

  it('can be the time of an entry', () => {
    const time = { time: at('15:00') };
    expect(read('contradiction.future-e1', time, time)).toEqual({ kind: 'nothing' });
    expect(read('contradiction.future-e1', { time: at('14:00') }, time)).toMatchObject({
      reading: { kind: 'entry-time', entry: 'e1', at: at('14:00') },
    });
  });
});

describe('every other answer', () => {
  it('goes to the severity, to a field, to an item or onto the timeline', () => {
    expect(read('severity', { severity: '2' })).toMatchObject({ reading: { kind: 'severity', severity: 2 } });
    expect(read('impact.users', { text: '12%' })).toMatchObject({ reading: { kind: 'field', text: '12%' } });
    expect(read('authors', { people: ['UANA', 'UBO'] })).toMatchObject({ reading: { text: 'UANA, UBO' } });
    expect(read('signOff', { person: 'UBO', text: 'Head: ops' })).toMatchObject({
      reading: { text: 'Head – ops: UBO' },
    });
    expect(read('silence.e4', { text: 'lunch' })).toMatchObject({
      reading: { kind: 'settled', text: 'lunch' },
    });
    expect(read('action.owner.A-3', { person: 'UBO' })).toMatchObject({
      reading: { kind: 'owner', action: 'A-3', to: 'UBO' },
    });
    expect(read('communications.internal', { time: at('14:00'), text: 'support is told' })).toMatchObject({
      reading: { kind: 'entry', type: 'communication', text: 'Internal: support is told' },
    });
  });

  it('is none where nothing was typed', () => {
    expect(read('impact.users', {})).toEqual({ kind: 'nothing' });
    expect(read('action.due.A-3', {})).toEqual({ kind: 'nothing' });
  });

  it('of one tap is kept as it reads, where a question has one', () => {
    expect(readNone('silence.e4')).toEqual({ kind: 'settled', text: 'Nothing happened' });
    expect(readNone('impact.revenue')).toEqual({ kind: 'field', text: 'Does not apply' });
    expect(readNone('severity')).toBeUndefined();
    expect(readNone('nonsense')).toBeUndefined();
  });
});
