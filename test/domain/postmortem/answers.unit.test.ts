import { describe, expect, it } from '@jest/globals';
import {
  type FieldAnswer,
  fillsField,
  readMetric,
  withAnswers,
} from '../../../src/domain/postmortem/answers.ts';
import { emptyRecord } from '../../../src/domain/postmortem/record.ts';

const answer = (question: string, text: string, minute = 0): FieldAnswer => ({
  question,
  text,
  by: 'UANA',
  at: new Date(Date.UTC(2026, 2, 2, 12, minute)),
});
const filled = (...answers: FieldAnswer[]) => withAnswers(emptyRecord('Checkout errors'), answers);

describe('answers in a record', () => {
  it('fill the field that the question is about, the latest one counting', () => {
    const record = filled(
      answer('impact.users', 'half', 1),
      answer('impact.users', '12% of users', 2),
      answer('impact.regions', 'eu, us'),
      answer('impact.services', 'checkout: down\nsearch'),
      answer('rootCause', 'A pool without a limit'),
    );
    expect(record.impact).toEqual({
      users: '12% of users',
      regions: ['eu', 'us'],
      services: [{ name: 'checkout', state: 'down' }, { name: 'search' }],
    });
    expect(record.rootCause).toBe('A pool without a limit');
  });

  it('take a part of the impact away again where it was emptied', () => {
    expect(filled(answer('impact.users', 'half', 1), answer('impact.users', '', 2)).impact).toEqual({});
  });

  it('count every note of a one-line command, in their order', () => {
    const record = filled(
      answer('note.why', 'The pool was full', 1),
      answer('note.why', 'Nobody knew the limit', 2),
      answer('note.well', 'The rollback was quick', 3),
      answer('well', 'Calm on the call', 4),
      answer('note.cause.environment', 'Black Friday traffic', 5),
      answer('note.lesson.organizational', 'Two teams owned it', 6),
      answer('note.metric', 'Error rate normal=0.1% during=45%', 7),
      answer('note.metric', 'Error rate normal=0.1% during=48%', 8),
    );
    expect(record.whys).toEqual(['The pool was full', 'Nobody knew the limit']);
    expect(record.well).toEqual(['The rollback was quick', 'Calm on the call']);
    expect(record.contributing).toEqual([{ text: 'Black Friday traffic', branch: 'environment' }]);
    expect(record.lessons).toEqual([{ kind: 'organizational', text: 'Two teams owned it' }]);
    expect(record.metrics).toEqual([{ name: 'Error rate', normal: '0.1%', during: '48%' }]);
  });

  it('name the review meeting by its moment', () => {
    expect(filled(answer('meeting.at', '2026-11-27T15:00:00.000Z')).meeting).toEqual({
      at: new Date('2026-11-27T15:00:00Z'),
    });
  });

  it('tells questions about fields from those whose answer is an entry', () => {
    expect(['impact.users', 'well', 'meeting.notes'].map(fillsField)).toEqual([true, true, true]);
    expect(['impact-start', 'silence.e4', 'meeting.at', 'toString', 'note.why'].map(fillsField)).toEqual([
      false,
      false,
      false,
      false,
      false,
    ]);
  });

  it('ignores what no field waits for', () => {
    expect(filled(answer('silence.e4', 'lunch'))).toEqual(emptyRecord('Checkout errors'));
  });
});

describe('readMetric', () => {
  it.each([
    ['Error rate normal=0.1% during=45%', { name: 'Error rate', normal: '0.1%', during: '45%' }],
    ['p99 latency during="4 s" normal="80 ms"', { name: 'p99 latency', normal: '80 ms', during: '4 s' }],
    [
      'Orders per minute normal=1,200 a minute during=3',
      { name: 'Orders per minute', normal: '1,200 a minute', during: '3' },
    ],
    ['CPU', { name: 'CPU' }],
  ])('reads %s', (text, row) => {
    expect(readMetric(text)).toEqual(row);
  });
});
