import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { RecordEntry } from '../../../../src/domain/postmortem/record/record.ts';
import { suggestFromWords } from '../../../../src/domain/postmortem/suggestions/suggest-from-words.ts';
import type { Suggestion } from '../../../../src/domain/postmortem/suggestions/suggestion.ts';
import { MARK_NAMES, OUTCOMES } from '../../../../src/domain/timeline/mark.ts';
import { logged } from '../../../builders/log-lines.ts';

interface Case {
  readonly what: string;
  readonly log: readonly string[];
  readonly suggested: readonly string[];
}

const CASES = readFileSync('test/corpus/suggestions/records.jsonl', 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Case);

/** `«cause»` at the end of a line is what somebody has said of it. */
function said(entry: RecordEntry): RecordEntry {
  const [, text = entry.text, word] = /^(.*) «(.+)»$/s.exec(entry.text) ?? [];
  const is = MARK_NAMES.find((name) => name === word);
  const was = OUTCOMES.find((name) => name === word);
  return { ...entry, text, ...(is ? { marks: [{ is }] } : {}), ...(was ? { outcome: { was } } : {}) };
}

function inShort(suggestion: Suggestion): string {
  switch (suggestion.kind) {
    case 'mark':
      return [suggestion.is, suggestion.part, suggestion.entry].filter(Boolean).join(' ');
    case 'outcome':
      return `outcome ${suggestion.entry} ${suggestion.outcome} ${suggestion.shown}`;
    case 'attempt':
      return `attempt ${suggestion.entry} ${suggestion.of}`;
    case 'incident-kind':
      return `incident-kind ${suggestion.is}`;
    case 'answer':
      return `${suggestion.question} ${suggestion.text}`;
    case 'to-do':
      return `to-do ${suggestion.entry} ${suggestion.title}`;
    default:
      return suggestion satisfies never;
  }
}

const shortly = (entries: readonly RecordEntry[]) => suggestFromWords(entries).map(inShort);

describe('what the words of a record suggest', () => {
  it.each(CASES.map((each) => [each.what, each] as const))('%s', (_what, { log, suggested }) => {
    expect(shortly(logged(...log).map(said)).sort()).toEqual([...suggested].sort());
  });

  it('rests on entries of the record, with a confidence between 0 and 1', () => {
    for (const { log } of CASES) {
      const entries = logged(...log);
      const ids = entries.map(({ id }) => id);
      for (const { because, confidence, from } of suggestFromWords(entries)) {
        expect(because.length).toBeGreaterThan(0);
        expect(ids).toEqual(expect.arrayContaining([...because]));
        expect(confidence).toBeGreaterThan(0);
        expect(confidence).toBeLessThanOrEqual(1);
        expect(from).toBe('words');
      }
    }
  });

  it('is found without any type, and stays small however long the record is', () => {
    const told = [
      '10:00: 500s on checkout',
      '10:05: restarted checkout',
      '10:09: no effect',
      '10:20: back to normal',
    ];
    expect(shortly(logged(...told))).toEqual(
      expect.arrayContaining(['outcome e2 no effect e3', 'restored e4']),
    );
    const noise = Array.from({ length: 2_000 }, (_, index) => `10:30: shard ${index} compaction took 4 s`);
    const found = suggestFromWords(logged(...told, ...noise));
    expect(found.length).toBeLessThan(20);
    expect(found.map(inShort)).toContain('outcome e2 no effect e3');
  });

  it('is nothing for a record of nothing', () => {
    expect(suggestFromWords([])).toEqual([]);
  });
});
