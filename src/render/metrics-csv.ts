import { METRIC_NAMES } from '../domain/numbers/metric-words.ts';
import type { Metric } from '../domain/numbers/metrics.ts';
import { UNITS } from '../domain/numbers/metrics.ts';
import type { MetricsReport } from '../domain/numbers/report.ts';
import { writeCsv } from './csv.ts';

const COLUMNS = [
  ...['by', 'group', 'incidents', 'figure', 'name', 'unit'],
  ...['n', 'of', 'middle', 'low', 'high', 'change', 'without'],
];

/**
 * The figures, one row each: first those of all incidents, then those of each group. `middle` is a median or, of
 * `recurrence` and `closure`, a share; `low` and `high` are its 95% interval; `without` says why others do not count.
 */
export function renderMetricsCsv(report: MetricsReport): string {
  const all = report.metrics.map((metric) =>
    row(metric, { by: '', group: '', incidents: report.incidents, change: metric.change ?? '' }),
  );
  const groups = report.groups.flatMap(({ name, incidents, metrics }) =>
    metrics.map((metric) =>
      row(metric, { by: report.by ?? '', group: String(name ?? ''), incidents, change: '' }),
    ),
  );
  return writeCsv(COLUMNS, [...all, ...groups]);
}

function row(
  { name, distribution, of, lacks }: Metric,
  about: { readonly by: string; readonly group: string; readonly incidents: number; readonly change: string },
): string[] {
  const { middle, interval, n = 0 } = distribution ?? {};
  return [
    ...[about.by, about.group, String(about.incidents), name, METRIC_NAMES[name], UNITS[name]],
    ...[String(n), String(of), number(middle), number(interval?.low), number(interval?.high), about.change],
    lacks.map(({ why, count }) => `${why}: ${count}`).join('; '),
  ];
}

/** To four digits after the point, so that a third is one. */
function number(value: number | undefined): string {
  return value === undefined ? '' : String(Math.round(value * 10_000) / 10_000);
}
