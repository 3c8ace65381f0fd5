import { describe, expect, it } from '@jest/globals';
import { amountWords, distributionWords, metricLine } from '../../../src/domain/numbers/metric-words.ts';
import type { CountedIncident } from '../../../src/domain/numbers/metrics.ts';
import { periodBefore, periodOf, readLast, readSince } from '../../../src/domain/numbers/period.ts';
import { metricsReport, periodsOf } from '../../../src/domain/numbers/report.ts';

const NOW = new Date('2026-12-01T22:30:00Z');

describe('a period', () => {
  it.each([
    ['90 days', '2026-09-03', '2026-06-05'],
    ['2 weeks', '2026-11-18', '2026-11-04'],
    ['month', '2026-11-02', '2026-10-02'],
    ['3 months', '2026-09-02', '2026-06-02'],
    ['1y', '2025-12-02', '2024-12-02'],
  ])('of the last %s has today, and the same length before it', (said, from, before) => {
    const period = readLast(said);
    if (!period) throw new Error('not read');
    expect(periodOf(period, NOW)).toEqual({ from, to: '2026-12-02' });
    expect(periodBefore(period, periodOf(period, NOW))).toEqual({ from: before, to: from });
  });

  it('since a day has as many days before it', () => {
    const period = readSince('2026-11-22');
    if (!period) throw new Error('not read');
    expect(periodOf(period, NOW)).toEqual({ from: '2026-11-22', to: '2026-12-02' });
    expect(periodBefore(period, periodOf(period, NOW))).toEqual({ from: '2026-11-12', to: '2026-11-22' });
    expect(periodsOf(period, NOW)).toEqual({
      from: new Date('2026-11-22T00:00:00Z'),
      before: new Date('2026-11-12T00:00:00Z'),
    });
    expect(readSince('2026-09')).toEqual({ said: 'since', day: '2026-09-01' });
  });

  it.each(['', 'd', '0 days', '101 years', 'fortnight', '-3 days'])('"%s" is none', (said) => {
    expect(readLast(said)).toBeUndefined();
  });

  it.each(['2026-02-30', 'friday', '2026', '2026-13'])('since "%s" is none', (said) => {
    expect(readSince(said)).toBeUndefined();
  });
});

describe('figures in words', () => {
  it.each([
    [0, 'minutes', '0 min'],
    [0.5, 'minutes', '30 s'],
    [4.25, 'minutes', '4.3 min'],
    [59.6, 'minutes', '1 h'],
    [90, 'minutes', '1 h 30 min'],
    [-3, 'minutes', '−3 min'],
    [3 * 1_440 + 61, 'minutes', '3 d 1 h'],
    [0.425, 'share', '43%'],
    [1, 'days', '1 day'],
    [2.5, 'days', '2.5 days'],
  ] as const)('%s %s: %s', (value, unit, words) => {
    expect(amountWords(value, unit)).toBe(words);
  });

  it('have an interval, or all values where they are too few for one', () => {
    const of = (values: readonly number[]) => ({ values, n: values.length, middle: 9 });
    const interval = { low: 4, high: 62 };
    expect(distributionWords({ ...of([1, 2]), interval }, 'minutes')).toBe('9 min (4 min – 1 h 2 min)');
    expect(distributionWords({ ...of([4, 9, 62]), interval: undefined }, 'minutes')).toBe(
      '4 min, 9 min, 1 h 2 min',
    );
    expect(distributionWords({ ...of([0, 1, 1]), interval: undefined }, 'share')).toBe('2 of 3');
    expect(distributionWords({ ...of([0, 0.25]), interval: undefined }, 'share')).toBe('0%, 25%');
    const few = { name: 'detect', of: 4, lacks: [] } as const;
    expect(metricLine({ ...few, distribution: { ...of([4, 9]), interval: undefined } })).toBe(
      'Time to detect: 4 min, 9 min, n = 2, too few for an interval',
    );
    expect(metricLine({ ...few, distribution: undefined })).toBe('Time to detect: not known yet');
  });
});

describe('a report', () => {
  const incident = (detect: number | undefined): CountedIncident => ({
    ...{ key: 'I', declaredAt: NOW, severity: 1, services: [], items: [] },
    figures:
      detect === undefined
        ? { values: {}, lacks: { detect: 'detected' }, unconfirmed: ['detected', 'mitigated'] }
        : { values: { detect }, lacks: {}, unconfirmed: ['mitigated'] },
  });
  const report = (now: readonly (number | undefined)[], before: readonly number[]) =>
    metricsReport(
      { period: { said: 'last', count: 90, unit: 'day' }, by: 'severity' },
      {
        ...{ counted: now.map(incident), before: before.map(incident), open: 2 },
        leftOut: { drills: 1, cancelled: 0, merged: 0 },
      },
      { services: [], now: NOW },
    );

  it('says how many have no confirmed time', () => {
    expect(report([1, undefined, undefined], [])).toMatchObject({
      incidents: 3,
      unconfirmed: [
        { which: 'detected', count: 2 },
        { which: 'mitigated', count: 3 },
      ],
      groups: [{ name: 1, incidents: 3 }],
    });
  });

  it('compares with the time before only where the intervals do not overlap', () => {
    const far = [61, 62, 63, 64, 65];
    expect(report([1, 2, 3, 4, 5], far).metrics[0]?.change).toBe('lower');
    expect(report(far, [1, 2, 3, 4, 5]).metrics[0]?.change).toBe('higher');
    expect(report([1, 2, 3, 4, 5], [3, 4, 5, 6, 7]).metrics[0]?.change).toBe('overlap');
    expect(report([1, 2, 3, 4], far).metrics[0]?.change).toBeUndefined();
  });
});
