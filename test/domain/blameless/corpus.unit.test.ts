import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { readCorpus, scoreOf } from '../../../bench/blameless-score.ts';

function corpus(name: string) {
  return readCorpus(readFileSync(new URL(`../../corpus/blameless/${name}`, import.meta.url), 'utf8'));
}

describe('the blameless check on its corpus', () => {
  it.each(['work.jsonl', 'measure.jsonl'])('keeps its promise on %s', (name) => {
    const { pairs, any } = scoreOf(corpus(name));
    expect(pairs.precision).toBeGreaterThanOrEqual(0.9);
    expect(pairs.recall).toBeGreaterThanOrEqual(0.8);
    expect(any.precision).toBeGreaterThanOrEqual(0.9);
    expect(any.recall).toBeGreaterThanOrEqual(0.8);
  });

  it('keeps it on what an outside writer wrote and labelled', () => {
    const outside = corpus('measure.jsonl').filter(({ writer }) => writer === 'outside');
    const { sentences, any } = scoreOf(outside);
    expect(sentences).toBeGreaterThanOrEqual(150);
    expect(any.precision).toBeGreaterThanOrEqual(0.9);
    expect(any.recall).toBeGreaterThanOrEqual(0.8);
  });

  it('has enough sentences, no sentence twice, and none in both halves', () => {
    const work = corpus('work.jsonl').map(({ text }) => text);
    const measure = corpus('measure.jsonl').map(({ text }) => text);
    expect(measure.length).toBeGreaterThanOrEqual(200);
    expect(work.length + measure.length).toBeGreaterThanOrEqual(400);
    expect(new Set([...work, ...measure]).size).toBe(work.length + measure.length);
  });

  it('has a fair share of both kinds', () => {
    for (const name of ['work.jsonl', 'measure.jsonl']) {
      const { sentences, withFindings } = scoreOf(corpus(name));
      expect(withFindings / sentences).toBeGreaterThan(0.35);
      expect(withFindings / sentences).toBeLessThan(0.65);
    }
  });
});
