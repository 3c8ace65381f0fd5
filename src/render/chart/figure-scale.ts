import type { MetricUnit } from '../../domain/numbers/metrics.ts';

/** Where values lie between the two ends of a row, from 0 to 1, and the values that an axis names. */
export interface FigureScale {
  readonly place: (value: number) => number;
  readonly ticks: readonly { readonly at: number; readonly label: string }[];
}

/** Times that people think in, in minutes: what an axis of times can name. */
const TIMES: readonly (readonly [minutes: number, label: string])[] = [
  ...([
    [1, '1 min'],
    [5, '5 min'],
    [15, '15 min'],
    [60, '1 h'],
    [240, '4 h'],
  ] as const),
  ...([
    [1_440, '1 d'],
    [10_080, '1 w'],
    [43_200, '30 d'],
    [525_600, '1 y'],
  ] as const),
];
const STEPS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000];
const MOST_TICKS = 5;

/** A scale on which all these values fit; times on a logarithmic one, since they span minutes to days. */
export function figureScale(unit: MetricUnit, values: readonly number[]): FigureScale {
  switch (unit) {
    case 'minutes':
      return timeScale(values);
    case 'share':
      return linear(1, [0, 0.25, 0.5, 0.75, 1], (value) => `${value * 100}%`);
    case 'days': {
      const most = Math.max(1, ...values);
      const step = STEPS.find((each) => most / each <= MOST_TICKS) ?? most;
      const ticks = Array.from({ length: Math.floor(most / step) + 1 }, (_, index) => index * step);
      return linear(most, ticks, (value) => (value === 0 ? '0 days' : String(value)));
    }
    default:
      return unit satisfies never;
  }
}

function linear(most: number, ticks: readonly number[], label: (value: number) => string): FigureScale {
  return {
    place: (value) => Math.min(1, Math.max(0, value / most)),
    ticks: ticks.map((value) => ({ at: value / most, label: label(value) })),
  };
}

/** Times below a minute, also those before the impact began, stand at its left end. */
function timeScale(values: readonly number[]): FigureScale {
  const [lowest, highest] = [Math.max(1, Math.min(...values)), Math.max(2, ...values)];
  const first = TIMES.findLast(([minutes]) => minutes <= lowest)?.[0] ?? 1;
  const last = TIMES.find(([minutes]) => minutes >= highest)?.[0] ?? highest;
  const [from, to] = [Math.log(first), Math.log(Math.max(last, first * 5))];
  const place = (value: number) =>
    Math.min(1, Math.max(0, (Math.log(Math.max(value, 1)) - from) / (to - from)));
  const named = TIMES.filter(([minutes]) => minutes >= first && Math.log(minutes) <= to);
  const every = Math.ceil(named.length / MOST_TICKS);
  const ticks = named.filter((_, index) => index % every === 0);
  return { place, ticks: ticks.map(([minutes, label]) => ({ at: place(minutes), label })) };
}
