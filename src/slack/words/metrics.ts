import type { Severity } from '../../domain/incident/incident.ts';
import type { MetricFile } from '../../domain/incident/verbs/metrics.ts';
import type { Grouping, GroupName } from '../../domain/numbers/group.ts';
import {
  distributionWords,
  METRIC_NAMES,
  metricLine,
  periodWords,
  UNCONFIRMED_WORDS,
} from '../../domain/numbers/metric-words.ts';
import { type Metric, UNITS } from '../../domain/numbers/metrics.ts';
import type { ComparedMetric, MetricsReport } from '../../domain/numbers/report.ts';
import { counted } from './entries.ts';
import { severityName } from './names.ts';

/** `Figures of 14 incidents, the last 90 days`: of those alone that the reader may see. */
export function metricsHead({ incidents, period }: MetricsReport): string {
  return `${counted(incidents, 'incident', 'incidents')} that you can see, declared ${declaredIn(period)}`;
}

function declaredIn(period: MetricsReport['period']): string {
  return period.said === 'since' ? periodWords(period) : `in ${periodWords(period)}`;
}

export function metricsEmpty(report: MetricsReport, command: string): string {
  const others = [openWords(report), leftOutWords(report)].filter((line) => line !== undefined);
  const none = `No incident that you can see was declared ${declaredIn(report.period)} and is resolved.`;
  return [none, ...others, `A longer time: \`${command} metrics last ${longer(report.period)}\``].join('\n');
}

function longer(period: MetricsReport['period']): string {
  return period.said === 'last' && period.unit === 'year' ? '10 years' : 'year';
}

/** The head of the table of figures. */
export const METRIC_COLUMNS = ['Figure', 'Middle (95% interval)', 'n'] as const;

/** The cells of one figure; `11 of 14` where some lack it. */
export function metricCells(metric: ComparedMetric): readonly [string, string, string] {
  return [METRIC_NAMES[metric.name], valueWords(metric), countWords(metric)];
}

/** An arrow only where the intervals do not overlap, with what it was before. */
function valueWords(metric: ComparedMetric): string {
  const { distribution, before, change, name } = metric;
  if (!distribution) return 'not known yet';
  const now = distributionWords(distribution, UNITS[name]);
  if ((change !== 'lower' && change !== 'higher') || !before?.distribution) return now;
  return `${change === 'lower' ? '↓' : '↑'} ${now}; before: ${distributionWords(before.distribution, UNITS[name])}`;
}

function countWords({ distribution, of }: Metric): string {
  const n = distribution?.n ?? 0;
  return n === of ? String(n) : `${n} of ${of}`;
}

/** The same as one line, for where there are no tables. */
export function metricText(metric: ComparedMetric): string {
  const [name, value, n] = metricCells(metric);
  return `${name}: ${value} · n ${n}`;
}

/** The head of the table of figures by group. */
export function groupColumns(by: Grouping): readonly string[] {
  return [BY[by], ...METRIC_COLUMNS];
}

const BY: Readonly<Record<Grouping, string>> = { severity: 'Severity', service: 'Service', team: 'Team' };

/** How a group is called. */
export function groupName(by: Grouping, name: GroupName): string {
  if (by === 'severity') return severityName(name as Severity | undefined);
  return name === undefined ? `no ${by}` : String(name);
}

/** `Sev-1 · Time to detect: …`. */
export function groupText(group: string, metric: Metric): string {
  return `${group} · ${metricLine(metric)}`;
}

export function groupCells(group: string, metric: Metric): readonly string[] {
  const { distribution, name } = metric;
  const value = distribution ? distributionWords(distribution, UNITS[name]) : 'not known yet';
  return [group, METRIC_NAMES[name], value, countWords(metric)];
}

/** What does not count, and how to read the rest. */
export function metricsNotes(report: MetricsReport): readonly string[] {
  return [unconfirmedWords(report), openWords(report), leftOutWords(report), READING].filter(
    (line) => line !== undefined,
  );
}

const READING =
  'Median or share with its 95% interval (bootstrap); fewer than 5 values are listed. An arrow stands only where the interval does not overlap with that of the same length of time before.';

/** `3 of 14 have no confirmed time of detection, 2 no confirmed start of impact; they do not count there.` */
function unconfirmedWords({ unconfirmed, incidents }: MetricsReport): string | undefined {
  if (unconfirmed.length === 0) return undefined;
  const [first, ...others] = unconfirmed.map(({ which, count }) => ({
    count,
    words: `no confirmed ${UNCONFIRMED_WORDS[which]}`,
  }));
  const begin = `${first?.count} of ${incidents} ${first?.count === 1 ? 'has' : 'have'} ${first?.words}`;
  const rest = others.map(({ count, words }) => `${count} ${words}`);
  return `${[begin, ...rest].join(', ')}: not counted there. \`show\` and the timeline of an incident say what is missing.`;
}

function openWords({ open }: MetricsReport): string | undefined {
  return open === 0
    ? undefined
    : `${counted(open, 'incident is', 'incidents are')} not resolved yet: not counted.`;
}

function leftOutWords({ leftOut }: MetricsReport): string | undefined {
  const parts = [
    ...(leftOut.drills > 0 ? [counted(leftOut.drills, 'drill', 'drills')] : []),
    ...(leftOut.cancelled > 0 ? [`${leftOut.cancelled} cancelled`] : []),
    ...(leftOut.merged > 0 ? [`${leftOut.merged} merged`] : []),
  ];
  return parts.length === 0 ? undefined : `Left out: ${parts.join(', ')}.`;
}

/** Rows that one message has no room for. */
export function metricsLeftOut(count: number): string {
  return `${counted(count, 'more row is', 'more rows are')} in the CSV.`;
}

/** The answer takes longer than Slack waits: figures are computed for the first time, or a picture is drawn. */
export function metricsComing(file: MetricFile | undefined): string {
  return file === undefined
    ? 'The figures of some incidents are being computed for the first time; the answer follows here.'
    : `The ${file === 'csv' ? 'CSV file' : 'picture'} is being made; it comes as a direct message.`;
}

/** The buttons below the figures. */
export const FILE_LABELS: Readonly<Record<MetricFile, string>> = { picture: 'Picture', csv: 'CSV' };

/** A file went to whoever asked, and to nobody else: it counts what they may see. */
export function metricsSent(file: MetricFile): string {
  return file === 'csv'
    ? 'The figures are in a CSV file, sent to you as a direct message.'
    : 'The picture of the figures was sent to you as a direct message.';
}

export function metricsNotSent(file: MetricFile): string {
  return `Slack did not take the ${file === 'csv' ? 'CSV file' : 'picture'}. Try again in a moment.`;
}

/** The answer was to follow, and does not. */
export function metricsFailed(): string {
  return 'The figures could not be read: the database does not answer. Try again in a moment.';
}
