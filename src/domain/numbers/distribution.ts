import { randomFrom } from './random.ts';

/** From so many values on there is an interval. Of fewer, a resample repeats them too often to say anything. */
export const FEWEST_FOR_INTERVAL = 5;

/** How sure an interval is. */
export const CONFIDENCE = 0.95;

/** Where the middle of all such incidents probably lies, given these. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** Many values of one figure, told honestly: how many there are, the middle, and how far that can be trusted. */
export interface Distribution {
  /** In order, the smallest first. */
  readonly values: readonly number[];
  readonly n: number;
  /** The median of times and days, the mean of what is so or not (1 or 0). */
  readonly middle: number;
  /** `undefined` for fewer values than `FEWEST_FOR_INTERVAL`, and for a share of none or all. */
  readonly interval: Interval | undefined;
}

/** What stands in the middle: of times the median, of what is so or not (1 or 0) the share. */
export type Middle = 'median' | 'share';

/** `undefined` without values. The same values give the same figures, in whatever order they come. */
export function distributionOf(given: readonly number[], middle: Middle): Distribution | undefined {
  if (given.length === 0) return undefined;
  const values = [...given].sort((a, b) => a - b);
  const of = middle === 'median' ? medianOf : meanOf;
  return {
    values,
    n: values.length,
    middle: of(values),
    interval: hasInterval(values, middle) ? bootstrapped(values, middle) : undefined,
  };
}

/** Of what was always so, or never, each resample says the same, however few there are: that is not certainty. */
function hasInterval(values: readonly number[], middle: Middle): boolean {
  if (values.length < FEWEST_FOR_INTERVAL) return false;
  return middle === 'median' || values[0] !== values.at(-1);
}

/** Of values in order: the one in the middle, or half way between the two. */
export function medianOf(values: readonly number[]): number {
  const half = values.length >> 1;
  const upper = values[half] ?? Number.NaN;
  return values.length % 2 === 1 ? upper : ((values[half - 1] ?? upper) + upper) / 2;
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Any number would do; it never changes, so that a figure does not either. */
const SEED = 42;

/** How many resamples: a thousand where that is quick, and never fewer than two hundred. */
function resamplesFor(n: number): number {
  return Math.max(200, Math.min(1_000, Math.floor(400_000 / n)));
}

/**
 * The percentile bootstrap (Efron, “Bootstrap methods: another look at the jackknife”, 1979): many samples with
 * replacement, each as large as the first; the middle 95% of their middles. `values` are in order.
 */
function bootstrapped(values: readonly number[], middle: Middle): Interval {
  const next = randomFrom(SEED);
  const ordered = Float64Array.from(values);
  const middles = new Float64Array(resamplesFor(values.length));
  const drawn = middle === 'median' ? medianDrawn(ordered) : meanDrawn(ordered);
  for (let index = 0; index < middles.length; index += 1) middles[index] = drawn(next);
  middles.sort();
  const tail = (1 - CONFIDENCE) / 2;
  const at = (share: number) => middles[Math.min(middles.length - 1, Math.floor(share * middles.length))];
  return { low: at(tail) ?? Number.NaN, high: at(1 - tail) ?? Number.NaN };
}

type Draw = (next: (below: number) => number) => number;

/** The median of a resample, told by how often each value was drawn: nothing has to be sorted. */
function medianDrawn(values: Float64Array): Draw {
  const n = values.length;
  const counts = new Uint32Array(n);
  const [lower, upper] = [(n - 1) >> 1, n >> 1];
  return (next) => {
    counts.fill(0);
    for (let draw = 0; draw < n; draw += 1) {
      const drawn = next(n);
      counts[drawn] = (counts[drawn] ?? 0) + 1;
    }
    let seen = 0;
    let index = -1;
    while (seen <= lower) {
      index += 1;
      seen += counts[index] ?? 1;
    }
    const low = values[index] ?? Number.NaN;
    while (seen <= upper) {
      index += 1;
      seen += counts[index] ?? 1;
    }
    return (low + (values[index] ?? Number.NaN)) / 2;
  };
}

function meanDrawn(values: Float64Array): Draw {
  const n = values.length;
  return (next) => {
    let sum = 0;
    for (let draw = 0; draw < n; draw += 1) sum += values[next(n)] ?? 0;
    return sum / n;
  };
}

/** Whether a figure is other than it was before. `overlap`: the intervals overlap, so nobody can tell. */
export type Change = 'lower' | 'higher' | 'overlap';

/** `undefined` where one of them has too few values for an interval. */
export function changeSince(
  before: Distribution | undefined,
  now: Distribution | undefined,
): Change | undefined {
  if (!before?.interval || !now?.interval) return undefined;
  if (now.interval.high < before.interval.low) return 'lower';
  return now.interval.low > before.interval.high ? 'higher' : 'overlap';
}
