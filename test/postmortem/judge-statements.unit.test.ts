import { describe, expect, it } from '@jest/globals';
import type { MeasuredIncident } from '../../bench/truth/incidents.ts';
import { judge } from '../../bench/truth/judge.ts';
import { missingIn } from '../../bench/truth/missing.ts';
import type { Segment } from '../../bench/truth/segments.ts';
import {
  emptyRecord,
  type IncidentRecord,
  type RecordEntry,
} from '../../src/domain/postmortem/record/record.ts';

const at = (clock: string): Date => new Date(`2026-03-02T${clock}:00Z`);

const ENTRIES: readonly RecordEntry[] = [
  { id: 'e1', at: at('10:00'), type: 'change', text: 'deploy of 4.2' },
  { id: 'e2', at: at('10:05'), type: 'detection', text: 'errors at 12 %' },
  { id: 'e3', at: at('10:10'), type: 'mitigation', text: 'restart of all pods' },
  { id: 'e4', at: at('10:30'), type: 'mitigation', text: 'rollback' },
  { id: 'e5', at: at('10:41'), type: 'recovery', text: 'back to 0.1 %' },
  { id: 'e6', at: at('11:00'), type: 'note', text: '40 orders are gone' },
];

const MEANING: Readonly<Record<string, Partial<RecordEntry>>> = {
  e1: { marks: [{ is: 'cause' }] },
  e3: { outcome: { was: 'no effect' } },
  e4: { outcome: { was: 'worked', shown: 'e5' } },
  e5: { marks: [{ is: 'restored' }] },
  e6: { marks: [{ is: 'loss' }] },
};

const record = (entries: readonly RecordEntry[]): IncidentRecord => ({
  ...emptyRecord('Shop down'),
  entries,
});

const incident: MeasuredIncident = {
  name: 'shop',
  folder: 'truth',
  unmarked: record(ENTRIES),
  marked: record(ENTRIES.map((entry) => ({ ...entry, ...MEANING[entry.id] }))),
  truth: {
    entries: {},
    ended: { by: ['e4'], says: 'the rollback' },
    never: [{ entry: 'e2', is: 'cause', why: 'it is what was seen' }],
  },
};

const says = (text: string, entries: readonly string[], section = 'summary'): Segment => ({
  section,
  text,
  entries,
  fields: [],
});

const verdict = (segment: Segment, of: 'marked' | 'unmarked' = 'marked'): string =>
  judge(segment, incident[of], incident).is;

describe('the judge of statements', () => {
  it.each([
    ['an outcome that was marked', says('Tried at 10:30: “rollback”, which worked.', ['e4', 'e5'])],
    ['a cause that was marked', says('The cause was “deploy of 4.2”.', ['e1'])],
    ['a recovery that was marked', says('It was restored at 10:41.', ['e5'])],
    ['a loss that was marked', says('Lost: “40 orders are gone”.', ['e6'])],
    [
      'a length of time between two entries',
      says('“rollback” came 25 minutes after “errors at 12 %”.', ['e2', 'e4']),
    ],
  ])('finds support for %s, and none without the mark', (what, segment) => {
    expect(verdict(segment)).toBe('supported');
    expect(verdict(segment, 'unmarked')).toBe(what.startsWith('a length') ? 'supported' : 'unsupported');
  });

  it.each([
    ['an outcome that is not the one', says('“restart of all pods” worked.', ['e3'])],
    ['a cause that it never was', says('It was caused by “errors at 12 %”.', ['e2'])],
    ['an end that was not it', says('“back to 0.1 %”: the deploy ended it.', ['e1', 'e3'])],
    ['words where a document says the cause', says('“errors at 12 %”', ['e2'], 'root-cause')],
  ])('finds %s contradicted', (_what, segment) => {
    expect(verdict(segment)).toBe('contradicted');
    expect(verdict(segment, 'unmarked')).toBe('contradicted');
  });

  it.each([
    ['a quotation that the entry does not hold', says('At 10:30 “rollback of 4.2”.', ['e4'])],
    ['a length that no two entries have', says('“rollback” came 20 minutes later.', ['e2', 'e4'])],
    ['a time that is not that of the entry', says('Tried at 10:31: “rollback”.', ['e4'])],
    ['an entry that is not there', says('“rollback”', ['e9'])],
    ['a claim that cites nothing', says('It was restored.', [])],
  ])('finds no support for %s', (_what, segment) => expect(verdict(segment)).toBe('unsupported'));

  it.each([
    'Tried at 10:30: “rollback”; outcome not recorded.',
    'Nobody recorded a cause: “rollback”.',
    'Candidate (nobody has confirmed it): “rollback”',
  ])('takes what is left open for no claim: %s', (text) =>
    expect(verdict(says(text, ['e4']), 'unmarked')).toBe('supported'),
  );

  it('lists what people marked and no statement says', () => {
    const all = [
      says('The cause was “deploy of 4.2”.', ['e1']),
      says('“restart of all pods” had no effect.', ['e3']),
      says('“rollback” worked.', ['e4']),
      says('It was restored at 10:41.', ['e5']),
      says('Lost: “40 orders are gone”.', ['e6']),
    ].map((segment) => judge(segment, incident.marked, incident));
    expect(missingIn(all, incident)).toEqual([]);
    expect(missingIn([], incident)).toEqual([
      'e1 is cause',
      'e5 is restored',
      'e6 is loss',
      'the attempt e3: no effect',
      'the attempt e4: worked',
    ]);
  });

  it('lists a period that the figures state otherwise than it was', () => {
    const periods = [{ from: '2026-03-02T10:05:00Z', to: '2026-03-02T10:41:00Z', minutes: 36 }];
    const truth = { entries: {}, ended: { by: [], says: '' }, never: [], periods };
    const lines = (marked: IncidentRecord) => missingIn([], { ...incident, marked, truth });
    const began = ENTRIES.map((entry) =>
      entry.id === 'e2' ? { ...entry, marks: [{ is: 'impact-started' as const }] } : entry,
    );
    const over = began.map((entry) =>
      entry.id === 'e5' ? { ...entry, marks: [{ is: 'restored' as const }] } : entry,
    );
    expect(lines(record(over))).toEqual(['e5 is restored']);
    expect(lines(record(began))).toEqual(['the period from 2026-03-02T10:05:00Z']);
  });
});
