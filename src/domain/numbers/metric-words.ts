import type { MilestoneName } from '../timeline/milestone-name.ts';
import { counted, grouped } from '../timeline/time-words.ts';
import { type Distribution, FEWEST_FOR_INTERVAL } from './distribution.ts';
import { type Metric, type MetricName, type MetricUnit, UNITS } from './metrics.ts';
import type { PeriodSaid } from './period.ts';

/** What each figure is called. */
export const METRIC_NAMES: Readonly<Record<MetricName, string>> = {
  detect: 'Time to detect',
  acknowledge: 'Time to acknowledge',
  mitigate: 'Time to mitigate',
  resolve: 'Time to resolve',
  impact: 'Impact, start to end',
  'impact-sum': 'Impact, sum of periods',
  cadence: 'Between updates',
  backdated: 'Entries logged later',
  recurrence: 'Follows an earlier incident',
  helped: 'What followed helped',
  closure: 'Action items done',
  slip: 'Slip of due dates',
  saved: 'Done items that prevented something',
};

/** What is missing where nobody confirmed a key time: `no confirmed start of impact`. */
export const UNCONFIRMED_WORDS: Readonly<Record<MilestoneName, string>> = {
  impactStarted: 'start of impact',
  detected: 'time of detection',
  acknowledged: 'time of acknowledgement',
  declared: 'time of declaration',
  causeIdentified: 'time at which the cause was known',
  mitigationStarted: 'start of the mitigation',
  mitigated: 'time of mitigation',
  resolved: 'time of resolution',
};

/** `4 min`, `1 h 30 min`, `3 d 4 h`, `40 s`; `43%`; `2.5 days`. */
export function amountWords(value: number, unit: MetricUnit): string {
  switch (unit) {
    case 'minutes':
      return value < 0 ? `−${timeWords(-value)}` : timeWords(value);
    case 'share':
      return `${Math.round(value * 100)}%`;
    case 'days':
      return counted(Math.round(value * 10) / 10, 'day');
    default:
      return unit satisfies never;
  }
}

const HOUR = 60;
const DAY = 24 * HOUR;

/** At most two units that lie side by side, rounded to the smaller one; hours up to two days. */
function timeWords(minutes: number): string {
  if (minutes === 0) return '0 min';
  if (minutes < 1) return `${Math.round(minutes * 60)} s`;
  if (minutes < 10) return `${grouped(Math.round(minutes * 10) / 10)} min`;
  if (minutes < 59.5) return `${Math.round(minutes)} min`;
  if (minutes < 2 * DAY) return twoUnits(Math.round(minutes), HOUR, ['h', 'min']);
  return twoUnits(Math.round(minutes / HOUR), 24, ['d', 'h']);
}

function twoUnits(
  whole: number,
  size: number,
  [large, small]: readonly [large: string, small: string],
): string {
  const rest = whole % size;
  return `${grouped(Math.floor(whole / size))} ${large}${rest === 0 ? '' : ` ${rest} ${small}`}`;
}

/**
 * `34 min (21 min – 52 min)`; the values alone where they are too few for an interval: `4 min, 9 min, 2 h`; and `2 of 3`
 * for what is so or not.
 */
export function distributionWords({ middle, interval, values }: Distribution, unit: MetricUnit): string {
  const amount = (value: number) => amountWords(value, unit);
  if (interval) return `${amount(middle)} (${amount(interval.low)} – ${amount(interval.high)})`;
  if (unit !== 'share') return values.map(amount).join(', ');
  return values.every((value) => value === 0 || value === 1)
    ? `${values.filter((value) => value === 1).length} of ${values.length}`
    : values.map(amount).join(', ');
}

/** The same with its name and of how many: `Time to detect: 4 min (3 min – 9 min), n = 11`. */
export function metricLine(metric: Metric): string {
  const { distribution } = metric;
  const name = METRIC_NAMES[metric.name];
  if (!distribution) return `${name}: not known yet`;
  const few = distribution.n < FEWEST_FOR_INTERVAL ? ', too few for an interval' : '';
  return `${name}: ${distributionWords(distribution, UNITS[metric.name])}, n = ${grouped(distribution.n)}${few}`;
}

/** `the last 90 days`, `since 2026-09-01`. */
export function periodWords(said: PeriodSaid): string {
  if (said.said === 'since') return `since ${said.day}`;
  return said.count === 1 ? `the last ${said.unit}` : `the last ${counted(said.count, said.unit)}`;
}
