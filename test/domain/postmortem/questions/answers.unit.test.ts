import { describe, expect, it } from '@jest/globals';
import { type FieldAnswer, withAnswers } from '../../../../src/domain/postmortem/questions/answers.ts';
import { readMetric } from '../../../../src/domain/postmortem/questions/record-updates.ts';
import { emptyRecord } from '../../../../src/domain/postmortem/record/record.ts';

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

  it('all add to a list, the same one once', () => {
    const bo = { ...answer('well', 'Quick rollback', 2), by: 'UBO' };
    const record = filled(answer('well', 'Calm', 1), bo, answer('well', 'Calm', 3));
    expect(record.well).toEqual(['Quick rollback', 'Calm']);
    expect(record.answers.map(({ by, fields }) => [by, fields.at(-1)])).toEqual([
      ['UBO', 'well.0'],
      ['UANA', 'well.1'],
    ]);
  });

  it('say who filled a field, and when', () => {
    const record = filled(
      answer('impact.users', 'half', 1),
      { ...answer('impact.users', '12%', 2), by: 'UBO' },
      answer('wrong', 'Two things\nAt once', 3),
    );
    expect(record.answers).toEqual([
      {
        question: 'impact.users',
        text: '12%',
        by: 'UBO',
        at: new Date(Date.UTC(2026, 2, 2, 12, 2)),
        fields: ['impact', 'impact.users'],
      },
      expect.objectContaining({ question: 'wrong', by: 'UANA', fields: ['wrong', 'wrong.0', 'wrong.1'] }),
    ]);
  });

  it('about what another answer brings come after that, whoever was first', () => {
    const { signOff, related } = filled(
      answer('signOff.at', '2026-03-09', 1),
      answer('related.why.INC-1', 'the same pool', 2),
      answer('signOff', 'Manager: UBO', 3),
      answer('related', 'INC-1', 4),
    );
    expect(signOff).toEqual([{ role: 'Manager', name: 'UBO', at: new Date('2026-03-09') }]);
    expect(related).toEqual([{ key: 'INC-1', why: 'the same pool' }]);
  });

  it('that close a question by themselves fill no field', () => {
    const silence = { ...answer('silence.e4', 'Nothing happened'), settles: true as const };
    const record = filled(silence);
    expect(record).toEqual({
      ...emptyRecord('Checkout errors'),
      answers: [{ question: 'silence.e4', text: 'Nothing happened', by: 'UANA', at: silence.at, fields: [] }],
    });
    const anew = filled(
      { ...answer('glossary', 'None', 1), settles: true },
      answer('glossary', 'WAL: a log', 2),
    );
    expect(anew.glossary).toEqual([{ term: 'WAL', meaning: 'a log' }]);
    expect(anew.answers).toHaveLength(1);
  });

  it('are ignored where no question waits for them', () => {
    expect(filled(answer('nonsense', 'x'), answer('toString', 'x'))).toEqual(emptyRecord('Checkout errors'));
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
