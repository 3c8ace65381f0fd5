import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  changeSince,
  type Distribution,
  distributionOf,
  FEWEST_FOR_INTERVAL,
} from '../../../src/domain/numbers/distribution.ts';
import { randomFrom } from '../../../src/domain/numbers/random.ts';

const some = fc.array(fc.integer({ min: -1_000, max: 1_000_000 }), { minLength: 1, maxLength: 60 });
const enough = fc.array(fc.integer({ min: 0, max: 1_000_000 }), {
  minLength: FEWEST_FOR_INTERVAL,
  maxLength: 60,
});
const of = (values: readonly number[], middle: 'median' | 'share' = 'median'): Distribution => {
  const found = distributionOf(values, middle);
  if (!found) throw new Error('no values');
  return found;
};

describe('a distribution', () => {
  it('has the middle value, or half way between two', () => {
    expect(of([7, 1, 3]).middle).toBe(3);
    expect(of([7, 1, 3, 4]).middle).toBe(3.5);
    expect(of([1, 0, 0, 1, 1], 'share').middle).toBe(0.6);
    expect(distributionOf([], 'median')).toBeUndefined();
  });

  it('has no interval of four values, and one of five', () => {
    expect(of([1, 2, 3, 4]).interval).toBeUndefined();
    expect(of([1, 2, 3, 4, 5]).interval).toEqual({ low: 1, high: 5 });
  });

  it('has no interval of a share of none or all, however many there are', () => {
    expect(of([0, 0, 0, 0, 0, 0, 0], 'share').interval).toBeUndefined();
    expect(of([1, 1, 1, 1, 1, 1, 1], 'share').interval).toBeUndefined();
    expect(of([5, 5, 5, 5, 5]).interval).toEqual({ low: 5, high: 5 });
  });

  it('is what the exact bootstrap of the median gives', () => {
    // Of 11 values the median of a resample is at most the k-th with the chance that at least 6 of 11 draws are among
    // the first k: 0.7% for the second, 6.1% for the third. So 2.5% lies on the third, and by symmetry on the ninth.
    expect(of([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]).interval).toEqual({ low: 3, high: 9 });
  });

  it('is nearly what a normal approximation gives for a share of many', () => {
    const values = Array.from({ length: 1_000 }, (_, index) => (index < 300 ? 1 : 0));
    const { interval } = of(values, 'share');
    const reach = 1.96 * Math.sqrt((0.3 * 0.7) / 1_000);
    expect(interval?.low).toBeCloseTo(0.3 - reach, 2);
    expect(interval?.high).toBeCloseTo(0.3 + reach, 2);
  });

  it('has its interval around the middle and within the values', () => {
    fc.assert(
      fc.property(enough, fc.constantFrom('median', 'share'), (values, middle) => {
        const { interval, middle: found } = of(values, middle);
        if (!interval) return middle === 'share' && new Set(values).size === 1;
        const within = Math.min(...values) <= interval.low && interval.high <= Math.max(...values);
        return within && interval.low <= interval.high && interval.low <= found && found <= interval.high;
      }),
    );
  });

  it('is the same for the same values, in whatever order', () => {
    fc.assert(
      fc.property(some, fc.nat(), (values, seed) => {
        const next = randomFrom(seed);
        const shuffled = values
          .map((value) => ({ value, at: next(1_000_000) }))
          .sort((a, b) => a.at - b.at)
          .map(({ value }) => value);
        expect(of(shuffled)).toEqual(of(values));
      }),
    );
  });

  it('grows with its values: later is never earlier', () => {
    fc.assert(
      fc.property(enough, fc.array(fc.nat(1_000), { minLength: 60, maxLength: 60 }), (values, more) => {
        const before = of(values);
        const later = of([...values].sort((a, b) => a - b).map((value, index) => value + (more[index] ?? 0)));
        expect(later.middle).toBeGreaterThanOrEqual(before.middle);
        expect(later.interval?.low).toBeGreaterThanOrEqual(before.interval?.low ?? 0);
        expect(later.interval?.high).toBeGreaterThanOrEqual(before.interval?.high ?? 0);
      }),
    );
  });

  it('takes another unit as it is', () => {
    fc.assert(
      fc.property(enough, (values) => {
        const { low, high } = of(values).interval ?? { low: Number.NaN, high: Number.NaN };
        expect(of(values.map((value) => value * 2 + 8)).interval).toEqual({
          low: low * 2 + 8,
          high: high * 2 + 8,
        });
      }),
    );
  });
});

describe('a change between two periods', () => {
  const near = (value: number) => Array.from({ length: 9 }, (_, index) => value + index);

  it('is one where the intervals do not overlap', () => {
    expect(changeSince(of(near(100)), of(near(10)))).toBe('lower');
    expect(changeSince(of(near(10)), of(near(100)))).toBe('higher');
  });

  it('is none where they overlap, or touch', () => {
    expect(changeSince(of(near(10)), of(near(12)))).toBe('overlap');
    expect(changeSince(of([1, 1, 1, 1, 1]), of([1, 1, 1, 1, 1]))).toBe('overlap');
  });

  it('is not known of a handful', () => {
    expect(changeSince(of([1, 2, 3, 4]), of(near(100)))).toBeUndefined();
    expect(changeSince(undefined, of(near(100)))).toBeUndefined();
  });
});

describe('random numbers', () => {
  it('are the same for the same seed, below the bound, and spread evenly', () => {
    const draw = (seed: number) => Array.from({ length: 10_000 }, randomFrom(seed).bind(undefined, 10));
    expect(draw(7)).toEqual(draw(7));
    expect(draw(7)).not.toEqual(draw(8));
    for (let digit = 0; digit < 10; digit += 1) {
      const share = draw(7).filter((drawn) => drawn === digit).length / 10_000;
      expect(share).toBeGreaterThan(0.09);
      expect(share).toBeLessThan(0.11);
    }
  });
});
