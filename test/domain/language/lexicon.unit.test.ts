import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { ROWS } from '../../../src/domain/language/lexicon.ts';
import { indexed } from '../../../src/domain/language/pattern.ts';
import { readEntry } from '../../../src/domain/language/read-entry.ts';
import type { Row } from '../../../src/domain/language/row.ts';
import { DEEDS } from '../../../src/domain/language/rows/deeds.ts';

interface Line {
  readonly text: string;
  readonly claims: readonly string[];
}

const LINES = readFileSync('test/corpus/suggestions/lines.jsonl', 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Line);

describe('the lexicon', () => {
  it.each(ROWS.map((row) => [row.says, row.examples, row] as const))('%s: %j', (_says, examples, row) => {
    const [holds, not] = examples.map((text) => readEntry(text).claims.has(row.says));
    expect([holds, not]).toEqual([true, false]);
  });

  it.each(DEEDS.map((row) => [row.does, row.examples] as const))(
    'what people do: %s: %j',
    (does, examples) => {
      const [holds, not] = examples.map((text) => readEntry(text).deeds.some((deed) => deed.does === does));
      expect([holds, not]).toEqual([true, false]);
    },
  );

  it.each(LINES.map((line) => [line.text, line.claims] as const))('reads “%s”', (text, claims) => {
    expect([...readEntry(text).claims.keys()].sort()).toEqual([...claims].sort());
  });

  it('refuses a row that could begin anywhere, and one that names a list that is not there', () => {
    const row = (words: string): Row => ({
      says: 'cause',
      words: [words],
      sure: 1,
      note: '',
      source: 'chat',
      examples: ['', ''],
    });
    expect(() => indexed([row('the? cause')])).toThrow('begins with a word');
    expect(() => indexed([row('@nothing cause')])).toThrow('no list of words @nothing');
  });
});
