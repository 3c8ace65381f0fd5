import { type CalendarDate, dateIn } from '../actions/calendar-date.ts';
import type { Service } from '../incident/details.ts';
import type { MilestoneName } from '../timeline/milestone-name.ts';
import { type Change, changeSince } from './distribution.ts';
import { type Grouping, type MetricGroup, metricsBy } from './group.ts';
import { MEASURED_TIMES } from './incident-figures.ts';
import { type CountedIncident, type Metric, metricsOf } from './metrics.ts';
import { type Period, type PeriodSaid, periodBefore, periodOf, startOf } from './period.ts';

/** What is asked of the figures. */
export interface MetricsAsked {
  readonly period: PeriodSaid;
  readonly by: Grouping | undefined;
}

/** A figure, and what it was in the same length of time before. */
export interface ComparedMetric extends Metric {
  readonly before: Metric | undefined;
  /** `undefined` where one of them is of too few incidents. */
  readonly change: Change | undefined;
}

/** What `metrics` answers. */
export interface MetricsReport extends MetricsAsked {
  readonly from: CalendarDate;
  readonly incidents: number;
  readonly metrics: readonly ComparedMetric[];
  /** With `by`, the figures of each group. */
  readonly groups: readonly MetricGroup[];
  /** How many of the incidents have no confirmed time of that kind. */
  readonly unconfirmed: readonly { readonly which: MilestoneName; readonly count: number }[];
  /** Not resolved yet. */
  readonly open: number;
  readonly leftOut: Readonly<Record<'drills' | 'cancelled' | 'merged', number>>;
}

/** The period that is asked for, the one before it, and the first moment of each. */
export function periodsOf(said: PeriodSaid, now: Date): { readonly from: Date; readonly before: Date } {
  const period = periodOf(said, now);
  return { from: startOf(period.from), before: startOf(periodBefore(said, period).from) };
}

/** `counted` are the incidents of the period, `before` those of the same length of time before it. */
export function metricsReport(
  asked: MetricsAsked,
  read: Pick<MetricsReport, 'open' | 'leftOut'> & {
    readonly counted: readonly CountedIncident[];
    readonly before: readonly CountedIncident[];
  },
  { services, now }: { readonly services: readonly Service[]; readonly now: Date },
): MetricsReport {
  const today = dateIn(now, 'UTC');
  const { from }: Period = periodOf(asked.period, now);
  const before = new Map(metricsOf(read.before, today).map((metric) => [metric.name, metric]));
  const metrics = metricsOf(read.counted, today).map((metric): ComparedMetric => {
    const earlier = before.get(metric.name);
    return {
      ...metric,
      before: earlier,
      change: changeSince(earlier?.distribution, metric.distribution),
    };
  });
  const unconfirmed = MEASURED_TIMES.map((which) => ({
    which,
    count: read.counted.filter(({ figures }) => figures.unconfirmed.includes(which)).length,
  }));
  return {
    ...{ period: asked.period, by: asked.by, from, incidents: read.counted.length, metrics },
    groups: asked.by ? metricsBy(asked.by, read.counted, { services, today }) : [],
    unconfirmed: unconfirmed.filter(({ count }) => count > 0),
    ...{ open: read.open, leftOut: read.leftOut },
  };
}
