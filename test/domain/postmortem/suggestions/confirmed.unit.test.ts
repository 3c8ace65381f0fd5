import { describe, expect, it } from '@jest/globals';
import { emptyRecord, type IncidentRecord } from '../../../../src/domain/postmortem/record/record.ts';
import { confirmed, takenTogether } from '../../../../src/domain/postmortem/suggestions/confirmed.ts';
import type { Suggestion } from '../../../../src/domain/postmortem/suggestions/suggestion.ts';
import { unanswered } from '../../../../src/domain/postmortem/suggestions/unanswered.ts';
import { logged } from '../../../builders/log-lines.ts';

const RECORD: IncidentRecord = {
  ...emptyRecord('Checkout errors'),
  entries: logged(
    '10:00 change: deploy 4.1',
    '10:01 detection: 500s',
    '10:05 mitigation: restart',
    '10:10 mitigation: rollback started',
    '10:15 mitigation: rollback complete',
    '10:20 recovery: fine',
  ),
};

const common = { from: 'words', because: ['e1'] } as const;
const mark = (is: 'cause' | 'restored' | 'loss', entry: string, confidence: number): Suggestion => ({
  kind: 'mark',
  is,
  entry,
  confidence,
  ...common,
});

describe('suggestions that are taken as confirmed', () => {
  it('are set as marks, outcomes, attempts, kind and answers, by the suggestion', () => {
    const record = confirmed(RECORD, [
      mark('cause', 'e1', 0.8),
      { kind: 'mark', is: 'restored', part: 'eu', entry: 'e6', confidence: 0.8, ...common },
      { kind: 'outcome', entry: 'e3', outcome: 'no effect', shown: 'e4', confidence: 0.8, ...common },
      { kind: 'attempt', entry: 'e5', of: 'e4', confidence: 0.8, ...common },
      { kind: 'incident-kind', is: 'outage', confidence: 0.8, ...common },
      { kind: 'answer', question: 'commander', text: 'kim', confidence: 0.8, ...common },
      { kind: 'answer', question: 'impact.regions', text: 'eu, us', confidence: 0.8, ...common },
      { kind: 'to-do', entry: 'e6', title: 'cap retries', confidence: 0.8, ...common },
    ]);
    expect(record.entries[0]?.marks).toEqual([{ is: 'cause', by: 'suggestion' }]);
    expect(record.entries[5]?.marks).toEqual([{ is: 'restored', part: 'eu', by: 'suggestion' }]);
    expect(record.entries[2]?.outcome).toEqual({ was: 'no effect', shown: 'e4', by: 'suggestion' });
    expect(record.entries[4]?.attempt).toBe('e4');
    expect(record).toMatchObject({
      kind: 'outage',
      roles: { commander: ['kim'] },
      impact: { regions: ['eu', 'us'] },
      actions: [{ title: 'cap retries' }],
    });
    expect(RECORD.entries[0]?.marks).toBeUndefined();
  });

  it('change nothing that a person said', () => {
    const [first, second, third, ...rest] = RECORD.entries;
    if (!first || !second || !third) throw new Error('there are six entries');
    const said: IncidentRecord = {
      ...RECORD,
      kind: 'security',
      entries: [
        { ...first, marks: [{ is: 'cause', by: 'ana' }] },
        second,
        { ...third, outcome: { was: 'partly', by: 'ana' } },
        ...rest,
      ],
    };
    const record = confirmed(said, [
      mark('cause', 'e1', 0.9),
      { kind: 'outcome', entry: 'e3', outcome: 'no effect', confidence: 0.9, ...common },
      { kind: 'incident-kind', is: 'outage', confidence: 0.9, ...common },
    ]);
    expect(record).toEqual(said);
  });

  it('are only those that are sure, and no two that contradict each other', () => {
    const taken = (...suggestions: Suggestion[]) => takenTogether(suggestions);
    expect(taken(mark('loss', 'e1', 0.5))).toEqual([]);
    expect(taken(mark('cause', 'e2', 0.7), mark('cause', 'e6', 0.7))).toEqual([]);
    expect(taken(mark('cause', 'e2', 0.7), mark('cause', 'e6', 0.8))).toEqual([mark('cause', 'e6', 0.8)]);
    expect(taken(mark('cause', 'e1', 0.7), mark('cause', 'e6', 0.7))).toEqual([]);
    expect(taken(mark('cause', 'e1', 0.65), mark('cause', 'e6', 0.9))).toEqual([mark('cause', 'e6', 0.9)]);
    expect(taken(mark('restored', 'e2', 0.7), mark('restored', 'e6', 0.7))).toHaveLength(2);
  });
});

describe('what is data', () => {
  it('is not suggested', () => {
    const record: IncidentRecord = {
      ...RECORD,
      kind: 'outage',
      milestones: { impactStarted: new Date('2026-03-02T10:00:00Z') },
      roles: { commander: ['kim'] },
      impact: { regions: ['eu'] },
      actions: [{ title: 'Cap retries' }],
    };
    const offered: Suggestion[] = [
      { kind: 'mark', is: 'impact-started', entry: 'e1', confidence: 0.9, ...common },
      { kind: 'incident-kind', is: 'outage', confidence: 0.9, ...common },
      { kind: 'answer', question: 'commander', text: 'ana', confidence: 0.9, ...common },
      { kind: 'answer', question: 'impact.regions', text: 'us', confidence: 0.9, ...common },
      { kind: 'to-do', entry: 'e6', title: 'cap retries', confidence: 0.9, ...common },
    ];
    expect(unanswered(RECORD, offered)).toEqual(offered);
    expect(unanswered(record, offered)).toEqual([]);
  });
});
