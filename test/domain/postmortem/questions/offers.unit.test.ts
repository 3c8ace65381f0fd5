import { describe, expect, it } from '@jest/globals';
import { analyse } from '../../../../src/domain/postmortem/analysis/analysis.ts';
import { offerKey } from '../../../../src/domain/postmortem/questions/offer.ts';
import { offersFrom } from '../../../../src/domain/postmortem/questions/offers.ts';
import type { Suggestion } from '../../../../src/domain/postmortem/suggestions/suggestion.ts';
import { at, recordOf } from '../../../builders/incident-record.ts';

const RECORD = recordOf(
  [
    ['10:00', 'detection', 'Alarm of <@U1>'],
    ['10:05', 'investigation', 'The pool is full'],
    ['10:10', 'mitigation', 'Restarted'],
    ['10:20', 'note', 'todo: cap retries'],
    ['10:30', 'detection', 'Back again', { marks: [{ is: 'relapse', by: 'U1', at: at('10:31') }] }],
  ],
  { people: { U1: 'Kim' } },
);

const SURE = { from: 'words', confidence: 0.8 } as const;
const SUGGESTIONS: readonly Suggestion[] = [
  { ...SURE, kind: 'outcome', entry: 'e3', outcome: 'no effect', shown: 'e4', because: ['e4'] },
  { ...SURE, kind: 'mark', entry: 'e2', is: 'cause', because: ['e2'] },
  { ...SURE, kind: 'mark', entry: 'e4', is: 'cause', confidence: 0.9, from: 'model', because: ['e4', 'e2'] },
  { ...SURE, kind: 'mark', entry: 'e4', is: 'restored', because: ['e4'] },
  { ...SURE, kind: 'mark', entry: 'e5', is: 'restored', because: ['e5'] },
  { ...SURE, kind: 'answer', question: 'commander', text: 'U1', because: ['e1'] },
  { ...SURE, kind: 'incident-kind', is: 'data loss', because: ['e1', 'e2'] },
  { ...SURE, kind: 'to-do', entry: 'e4', title: 'cap retries', because: ['e4'] },
];

const offers = (id: string, record = RECORD, suggestions = SUGGESTIONS) =>
  offersFrom(analyse(record, suggestions))({ id: id as 'kind' });

describe('an offered answer', () => {
  it('says where it comes from, and what taking it sets', () => {
    expect(offers('attempt.e3')).toEqual([
      {
        text: 'No effect',
        source: '10:20 reads like: no effect',
        sets: { kind: 'outcome', entry: 'e3', was: 'no effect', shown: 'e4' },
      },
    ]);
    expect(offers('kind')).toEqual([
      { text: 'Data loss', source: 'read in 10:00, 10:05', sets: { kind: 'answer', text: 'data loss' } },
    ]);
  });

  it('is about this attempt alone', () => {
    expect(offers('attempt.e9')).toEqual([]);
  });

  it('comes with the surest first, and names the model', () => {
    expect(offers('cause').map(({ text, source }) => [text, source])).toEqual([
      ['10:20 “todo: cap retries”', 'the language model reads 10:20, 10:05 as: the cause'],
      ['10:05 “The pool is full”', '10:05 reads like: the cause'],
    ]);
  });

  it('is one of the entries that can be the cause where none reads like it: ten at most, the latest first', () => {
    const rows = Array.from({ length: 12 }, (_, index) => {
      const type = index === 0 ? 'change' : index === 11 ? 'note' : 'investigation';
      return [`10:${index + 10}`, type, `Entry ${index}`] as const;
    });
    const found = offers('cause', recordOf(rows), []);
    expect(found).toHaveLength(10);
    expect(found[0]).toEqual({
      text: '10:20 “Entry 10”',
      sets: { kind: 'mark', entry: 'e11', is: 'cause' },
    });
    expect(found.at(-1)?.text).toBe('10:11 “Entry 1”');
  });

  it('shows people by their names', () => {
    expect(offers('commander')[0]).toMatchObject({ text: 'Kim', sets: { kind: 'answer', text: 'U1' } });
  });

  it('is each entry that people marked differently', () => {
    const entries = RECORD.entries.map((entry) =>
      entry.id === 'e1' || entry.id === 'e2'
        ? { ...entry, marks: [{ is: 'cause' as const, by: entry.id === 'e1' ? 'U1' : 'U2' }] }
        : entry,
    );
    expect(offers('cause', { ...RECORD, entries }, []).map(({ text, source }) => [text, source])).toEqual([
      ['10:00 “Alarm of Kim”', 'marked by Kim'],
      ['10:05 “The pool is full”', 'marked by U2'],
    ]);
  });

  it('is the detection, where nothing else says when it began', () => {
    expect(offers('impact-start')).toEqual([
      {
        text: 'When it was noticed: 10:00 “Alarm of Kim”',
        sets: { kind: 'mark', entry: 'e1', is: 'impact-started' },
      },
    ]);
  });

  it('of a recovery lies before it came back', () => {
    expect(offers('over-before.e5').map(({ sets }) => sets)).toEqual([
      { kind: 'mark', entry: 'e4', is: 'restored' },
    ]);
  });

  it('is an action item for each entry that reads like one, until it is one', () => {
    expect(offers('to-dos').map(({ sets }) => sets)).toEqual([
      { kind: 'to-do', entry: 'e4', title: 'cap retries' },
    ]);
    expect(offers('to-dos', { ...RECORD, actions: [{ title: 'Cap retries' }] })).toEqual([]);
  });

  it('has a key of its own that fits an option', () => {
    const all = ['attempt.e3', 'cause', 'kind', 'to-dos', 'impact-start'].flatMap((id) => offers(id));
    const keys = all.map(offerKey);
    expect(new Set(keys).size).toBe(keys.length);
    expect(offerKey({ text: '', sets: { kind: 'answer', text: 'x'.repeat(500) } })).toHaveLength(150);
  });
});
