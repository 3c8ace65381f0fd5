import type { Distribution } from '../../domain/numbers/distribution.ts';
import type { GroupName } from '../../domain/numbers/group.ts';
import {
  distributionWords,
  METRIC_NAMES,
  metricLine,
  periodWords,
} from '../../domain/numbers/metric-words.ts';
import { type Metric, type MetricName, type MetricUnit, UNITS } from '../../domain/numbers/metrics.ts';
import type { MetricsReport } from '../../domain/numbers/report.ts';
import { counted } from '../../domain/timeline/time-words.ts';
import { type FigureScale, figureScale } from './figure-scale.ts';
import { PALETTE } from './palette.ts';
import { boxShape, lineShape, pathShape, textShape } from './shapes.ts';
import { drawShapes, type Shape } from './svg.ts';
import { wrapped } from './text-width.ts';

/** As wide as a message of Slack's is on a telephone; see frame.ts. */
const WIDTH = 400;
const [LEFT, RIGHT] = [14, WIDTH - 14];
const TYPE = 11.5;
const [HEAD, TITLE, LABEL, STRIP, AXIS] = [66, 26, 18, 26, 24];
/** More values are shown as so many that lie evenly among them. */
const MOST_DOTS = 120;
/** More rows nobody takes in at a glance. */
const MOST_ROWS = 40;

/** Rows on one scale. */
interface Panel {
  readonly title: string;
  readonly unit: MetricUnit;
  readonly rows: readonly PanelRow[];
}

interface PanelRow {
  readonly label: string;
  readonly distribution: Distribution;
}

/** Figures over many incidents: each value as a dot, the middle as a line, its interval as a bar. */
export function figuresPicture(report: MetricsReport): {
  readonly svg: string;
  readonly title: string;
  readonly words: string;
} {
  const all = report.by ? groupPanels(report, report.by) : panels(report);
  const shown = firstRows(all.filter(({ rows }) => rows.length > 0));
  const height =
    shown.reduce((sum, { rows }) => sum + TITLE + rows.length * (LABEL + STRIP) + AXIS, HEAD) + 8;
  const title = `${counted(report.incidents, 'incident')}, ${periodWords(report.period)}`;
  const shapes: Shape[] = headShapes(title);
  let top = HEAD;
  for (const panel of shown) {
    shapes.push(...panelShapes(panel, top));
    top += TITLE + panel.rows.length * (LABEL + STRIP) + AXIS;
  }
  return { svg: drawShapes('figures', { width: WIDTH, height }, shapes), title, words: wordsOf(report) };
}

const TITLES: Readonly<Record<MetricUnit, string>> = {
  minutes: 'Times',
  share: 'Shares',
  days: 'Days',
};

function panels({ metrics }: MetricsReport): readonly Panel[] {
  return (['minutes', 'share', 'days'] as const).map((unit) => ({
    title: TITLES[unit],
    unit,
    rows: metrics.flatMap((metric) =>
      UNITS[metric.name] === unit ? rowOf(METRIC_NAMES[metric.name], metric) : [],
    ),
  }));
}

/** The figures that are drawn for each group; the CSV has all. */
const BY_GROUP = [
  ...['detect', 'acknowledge', 'mitigate', 'resolve', 'impact', 'closure'],
] as const satisfies readonly MetricName[];

/** One panel for each figure: its rows are the groups. */
function groupPanels({ groups }: MetricsReport, by: string): readonly Panel[] {
  return BY_GROUP.map((name) => ({
    title: METRIC_NAMES[name],
    unit: UNITS[name],
    rows: groups.flatMap((group) =>
      rowOf(
        labelOf(by, group.name),
        group.metrics.find((metric) => metric.name === name),
      ),
    ),
  }));
}

function labelOf(by: string, name: GroupName): string {
  if (name === undefined) return `no ${by}`;
  return by === 'severity' ? `Sev-${name}` : String(name);
}

function rowOf(label: string, metric: Metric | undefined): readonly PanelRow[] {
  return metric?.distribution ? [{ label, distribution: metric.distribution }] : [];
}

function firstRows(all: readonly Panel[]): readonly Panel[] {
  let left = MOST_ROWS;
  return all.flatMap((panel) => {
    const rows = panel.rows.slice(0, Math.max(0, left));
    left -= rows.length;
    return rows.length === 0 ? [] : [{ ...panel, rows }];
  });
}

function headShapes(title: string): Shape[] {
  const y = 46;
  return [
    textShape(title, { x: LEFT, y: 20, size: 15 }),
    dot(LEFT + 4, y),
    textShape('one value', { x: LEFT + 14, y, size: TYPE }, PALETTE.quiet),
    middle(LEFT + 100, y),
    textShape('middle', { x: LEFT + 108, y, size: TYPE }, PALETTE.quiet),
    boxShape({ x: LEFT + 172, y: y - 5, width: 22, height: 10 }, INTERVAL, 1),
    textShape('its 95% interval', { x: LEFT + 200, y, size: TYPE }, PALETTE.quiet),
  ];
}

const INTERVAL = '#9cc8e4';

function panelShapes({ title, unit, rows }: Panel, top: number): readonly Shape[] {
  const values = rows.flatMap(({ distribution }) => distribution.values);
  const scale = figureScale(unit, values);
  const bottom = top + TITLE + rows.length * (LABEL + STRIP);
  return [
    textShape(title, { x: LEFT, y: top + 12, size: 13.5 }),
    ...axisShapes(scale, { top: top + TITLE, bottom }),
    ...rows.flatMap((row, index) =>
      rowShapes(row, { unit, scale, top: top + TITLE + index * (LABEL + STRIP) }),
    ),
  ];
}

function axisShapes(
  { ticks }: FigureScale,
  { top, bottom }: { readonly top: number; readonly bottom: number },
): readonly Shape[] {
  return ticks.flatMap(({ at, label }) => {
    const x = xOf(at);
    const align = at < 0.02 ? 'left' : at > 0.98 ? 'right' : 'center';
    return [
      lineShape([x, top], [x, bottom], { stroke: PALETTE.faint, lineWidth: 1 }),
      textShape(label, { x, y: bottom + 10, size: 11.5, align }, PALETTE.quiet),
    ];
  });
}

interface RowPlace {
  readonly unit: MetricUnit;
  readonly scale: FigureScale;
  readonly top: number;
}

function rowShapes({ label, distribution }: PanelRow, { unit, scale, top }: RowPlace): readonly Shape[] {
  const y = top + LABEL + STRIP / 2 - 2;
  const { interval } = distribution;
  const x = (value: number) => xOf(scale.place(value));
  const width = RIGHT - LEFT;
  return [
    textShape(fitted(`${label}: ${distributionWords(distribution, unit)}`, width), {
      ...{ x: LEFT, y: top + LABEL / 2, size: TYPE },
    }),
    lineShape([LEFT, y], [RIGHT, y], { stroke: PALETTE.line, lineWidth: 1 }),
    ...(interval
      ? [
          boxShape(
            {
              ...{ x: x(interval.low), y: y - 5, height: 10 },
              width: Math.max(2, x(interval.high) - x(interval.low)),
            },
            INTERVAL,
            4,
          ),
        ]
      : []),
    ...(isSoOrNot(distribution) ? [] : dotValues(distribution).map((value) => dot(x(value), y))),
    ...(interval || isSoOrNot(distribution) ? [middle(x(distribution.middle), y)] : []),
  ];
}

function fitted(text: string, width: number): string {
  return wrapped(text, { fontSize: TYPE, width, maxLines: 1 }).join('');
}

/** What is so or not has no values between: its middle says all. */
function isSoOrNot({ values }: Distribution): boolean {
  return values.every((value) => value === 0 || value === 1);
}

function dotValues({ values, n }: Distribution): readonly number[] {
  if (n <= MOST_DOTS) return values;
  return Array.from(
    { length: MOST_DOTS },
    (_, index) => values[Math.round((index * (n - 1)) / (MOST_DOTS - 1))] ?? 0,
  );
}

function xOf(share: number): number {
  return Math.round((LEFT + share * (RIGHT - LEFT)) * 10) / 10;
}

function dot(x: number, y: number): Shape {
  const circle = 'M-2.6,0 a2.6,2.6 0 1,0 5.2,0 a2.6,2.6 0 1,0 -5.2,0 Z';
  return pathShape(circle, { x, y }, { fill: PALETTE.blue, opacity: 0.55 });
}

function middle(x: number, y: number): Shape {
  return pathShape('M-1.5,-9 L1.5,-9 L1.5,9 L-1.5,9 Z', { x, y }, { fill: PALETTE.ink });
}

function wordsOf(report: MetricsReport): string {
  if (!report.by) return `${report.metrics.map(metricLine).join('. ')}.`;
  const { by, groups } = report;
  return `${groups
    .map(({ name, metrics }) => {
      const known = metrics.filter(({ distribution }) => distribution !== undefined);
      return `${labelOf(by, name)}: ${known.map(metricLine).join('; ')}`;
    })
    .join('. ')}.`;
}
