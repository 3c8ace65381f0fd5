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
  const middles = middle === 'median' ? mediansDrawn(values) : sharesDrawn(values);
  middles.sort();
  const tail = (1 - CONFIDENCE) / 2;
  const at = (share: number) => middles[Math.min(middles.length - 1, Math.floor(share * middles.length))];
  return { low: at(tail) ?? Number.NaN, high: at(1 - tail) ?? Number.NaN };
}

function mediansDrawn(values: readonly number[]): Float64Array {
  const { lower, upper } = middlePlaces(values.length);
  return Float64Array.from(lower, (place, index) => {
    const [low, high] = [values[place], values[upper[index] ?? place]];
    return ((low ?? Number.NaN) + (high ?? Number.NaN)) / 2;
  });
}

function sharesDrawn(values: readonly number[]): Float64Array {
  const next = randomFrom(SEED);
  const n = values.length;
  const shares = new Float64Array(resamplesFor(n));
  for (let index = 0; index < shares.length; index += 1) {
    let sum = 0;
    for (let draw = 0; draw < n; draw += 1) sum += values[next(n)] ?? 0;
    shares[index] = sum / n;
  }
  return shares;
}

/** The places of the two values in the middle of each resample; the same one twice where their number is odd. */
interface MiddlePlaces {
  readonly lower: Uint32Array;
  readonly upper: Uint32Array;
}

/** As many as one answer about some groups needs. */
const MOST_KEPT = 200;
const kept = new Map<number, MiddlePlaces>();

/**
 * Which of n values in order come to lie in the middle of a resample depends on n alone, so it is drawn once for each
 * n. Counting how often each is drawn gives the middle without sorting.
 */
function middlePlaces(n: number): MiddlePlaces {
  const known = kept.get(n);
  if (known) return known;
  if (kept.size >= MOST_KEPT) kept.clear();
  const places = drawPlaces(n);
  kept.set(n, places);
  return places;
}

function drawPlaces(n: number): MiddlePlaces {
  const next = randomFrom(SEED);
  const counts = new Uint32Array(n);
  const lower = new Uint32Array(resamplesFor(n));
  const upper = new Uint32Array(lower.length);
  for (let index = 0; index < lower.length; index += 1) {
    counts.fill(0);
    for (let draw = 0; draw < n; draw += 1) {
      const drawn = next(n);
      counts[drawn] = (counts[drawn] ?? 0) + 1;
    }
    let place = 0;
    let seen = counts[0] ?? 0;
    const upTo = (rank: number) => {
      while (seen <= rank && place < n - 1) {
        place += 1;
        seen += counts[place] ?? 0;
      }
      return place;
    };
    lower[index] = upTo((n - 1) >> 1);
    upper[index] = upTo(n >> 1);
  }
  return { lower, upper };
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
