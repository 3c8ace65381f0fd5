import { describe, expect, it } from '@jest/globals';
import {
  proposalsKept,
  proposalsStanding,
  together,
} from '../../../../src/domain/postmortem/suggestions/proposals.ts';
import type { Suggestion } from '../../../../src/domain/postmortem/suggestions/suggestion.ts';
import { logged } from '../../../builders/log-lines.ts';

const ENTRIES = logged(
  '10:00 detection: 500s',
  '10:05 mitigation: restart',
  '10:10 mitigation: rollback',
  '10:20 recovery: fine',
);

describe('what a language model proposes', () => {
  it('is kept with the entries that it rests on', () => {
    const kept = proposalsKept(ENTRIES, [
      { mark: 'cause', entry: 'e1', because: ['e1', 'e3'], confidence: 0.7 },
      { outcome: 'no effect', entry: 'e2', shown: 'e3', because: ['e3'] },
      { attempt: 'e2', entry: 'e3' },
      { kind: 'outage', because: ['e1'], confidence: 2 },
      { mark: 'restored', part: ' eu ', entry: 'e4' },
    ]);
    expect(kept).toEqual([
      { kind: 'mark', is: 'cause', entry: 'e1', from: 'model', confidence: 0.7, because: ['e1', 'e3'] },
      {
        kind: 'outcome',
        outcome: 'no effect',
        entry: 'e2',
        shown: 'e3',
        from: 'model',
        confidence: 0.5,
        because: ['e3'],
      },
      { kind: 'attempt', entry: 'e3', of: 'e2', from: 'model', confidence: 0.5, because: ['e3'] },
      { kind: 'incident-kind', is: 'outage', from: 'model', confidence: 0.9, because: ['e1'] },
      {
        kind: 'mark',
        is: 'restored',
        part: 'eu',
        entry: 'e4',
        from: 'model',
        confidence: 0.5,
        because: ['e4'],
      },
    ]);
  });

  it('is dropped where it names no entry of this record', () => {
    const kept = proposalsKept(ENTRIES, [
      { mark: 'cause', entry: 'e99', because: ['e98'] },
      { mark: 'cause', entry: 'e99', because: ['e1'] },
      { mark: 'cause' },
      { outcome: 'worked', entry: 'x2', shown: 'e4' },
      { attempt: 'e77', entry: 'e3' },
      { kind: 'outage', because: ['other-1'] },
      { kind: 'outage' },
    ]);
    expect(kept).toEqual([]);
  });

  it('is dropped where it is nothing that an entry can be', () => {
    const kept = proposalsKept(ENTRIES, [
      { mark: 'hero', entry: 'e1' },
      { outcome: 'great', entry: 'e2' },
      { outcome: 'worked', entry: 'e1' },
      { attempt: 'e3', entry: 'e2' },
      { attempt: 'e2', entry: 'e2' },
      { kind: 'meltdown', because: ['e1'] },
      {},
    ]);
    expect(kept).toEqual([]);
  });

  it('is cut off where it is too much, and says one thing once', () => {
    const entries = logged(...Array.from({ length: 500 }, (_, i) => `10:00: line ${i}`));
    const many = entries.flatMap(({ id }) => [
      { mark: 'cause', entry: id },
      { mark: 'cause', entry: id },
    ]);
    expect(many).toHaveLength(1_000);
    expect(proposalsKept(entries, many)).toHaveLength(100);
  });

  it('does not repeat what people said', () => {
    const [first, second, ...rest] = ENTRIES;
    if (!first || !second) throw new Error('there are four entries');
    const entries = [
      { ...first, marks: [{ is: 'cause' as const }] },
      { ...second, outcome: { was: 'worked' as const } },
      ...rest,
    ];
    const proposals = [
      { mark: 'cause', entry: 'e1' },
      { outcome: 'no effect', entry: 'e2' },
      { mark: 'loss', entry: 'e1' },
    ];
    expect(proposalsKept(entries, proposals)).toMatchObject([{ is: 'loss' }]);
  });

  it('holds as long as its entries are there, and nobody has said it', () => {
    const proposed = proposalsKept(ENTRIES, [
      { mark: 'cause', entry: 'e1' },
      { outcome: 'no effect', entry: 'e2', shown: 'e4' },
      { attempt: 'e2', entry: 'e3' },
    ]);
    expect(proposalsStanding(ENTRIES, proposed)).toEqual(proposed);
    const kinds = (ids: readonly string[]) =>
      proposalsStanding(
        ENTRIES.filter(({ id }) => ids.includes(id)),
        proposed,
      ).map(({ kind }) => kind);
    expect(kinds(['e1', 'e2', 'e3'])).toEqual(['mark', 'attempt']);
    expect(kinds(['e1', 'e3', 'e4'])).toEqual(['mark']);
    const marked = ENTRIES.map((entry) =>
      entry.id === 'e1' ? { ...entry, marks: [{ is: 'cause' as const }] } : entry,
    );
    expect(proposalsStanding(marked, proposed).map(({ kind }) => kind)).toEqual(['outcome', 'attempt']);
  });

  it('stands beside the words, the surer of two that speak of the same', () => {
    const common = { kind: 'outcome', entry: 'e2', because: ['e3'] } as const;
    const words: Suggestion[] = [{ ...common, outcome: 'no effect', from: 'words', confidence: 0.7 }];
    const model: Suggestion[] = [
      { ...common, outcome: 'worked', from: 'model', confidence: 0.6 },
      { kind: 'mark', is: 'loss', entry: 'e1', because: ['e1'], from: 'model', confidence: 0.5 },
    ];
    expect(together(words, model)).toEqual([words[0], model[1]]);
  });
});
