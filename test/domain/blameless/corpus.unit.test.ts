import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { readCorpus, scoreOf } from '../../../bench/blameless-score.ts';
import { oncePer } from '../../builders/once-per.ts';

function corpus(name: string) {
  return readCorpus(readFileSync(new URL(`../../corpus/blameless/${name}`, import.meta.url), 'utf8'));
}

const scoreOn = oncePer((name: string) => scoreOf(corpus(name)));

describe('the blameless check on its corpus', () => {
  it.each([
    ['work.jsonl', 0.99, 0.99],
    ['measure.jsonl', 0.96, 0.9],
    ['unseen.jsonl', 0.96, 0.96],
  ])('keeps its promise on %s', (name, precision, recall) => {
    const { pairs, any } = scoreOn(name);
    expect(pairs.precision).toBeGreaterThanOrEqual(precision);
    expect(pairs.recall).toBeGreaterThanOrEqual(recall);
    expect(any.precision).toBeGreaterThanOrEqual(precision);
    expect(any.recall).toBeGreaterThanOrEqual(recall);
  });

  it('keeps it on what an outside writer wrote and labelled', () => {
    const outside = corpus('measure.jsonl').filter(({ writer }) => writer === 'outside');
    const { sentences, any } = scoreOf(outside);
    expect(sentences).toBeGreaterThanOrEqual(150);
    expect(any.precision).toBeGreaterThanOrEqual(0.95);
    expect(any.recall).toBeGreaterThanOrEqual(0.83);
  });

  it('has enough sentences, no sentence twice, and none in two files', () => {
    const work = corpus('work.jsonl').map(({ text }) => text);
    const measure = corpus('measure.jsonl').map(({ text }) => text);
    const unseen = corpus('unseen.jsonl').map(({ text }) => text);
    expect(measure.length).toBeGreaterThanOrEqual(200);
    expect(unseen.length).toBeGreaterThanOrEqual(80);
    expect(work.length + measure.length).toBeGreaterThanOrEqual(400);
    const all = [...work, ...measure, ...unseen];
    expect(new Set(all).size).toBe(all.length);
  });

  it('has a fair share of both kinds', () => {
    for (const name of ['work.jsonl', 'measure.jsonl', 'unseen.jsonl']) {
      const { sentences, withFindings } = scoreOn(name);
      expect(withFindings / sentences).toBeGreaterThan(0.35);
      expect(withFindings / sentences).toBeLessThan(0.65);
    }
  });
});
