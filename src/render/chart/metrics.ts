import { oneLine } from '../../domain/postmortem/document/prose.ts';
import type { IncidentRecord, MetricRow } from '../../domain/postmortem/record/record.ts';
import { counted } from '../../domain/timeline/time-words.ts';
import type { Picture } from '../picture.ts';
import { PALETTE } from './palette.ts';
import { readQuantity } from './quantity.ts';
import { boxShape, lineShape, textShape } from './shapes.ts';
import { drawSvg } from './svg.ts';
import { wrapped } from './text-width.ts';

const WIDTH = 1000;
const LEFT = 230;
const RIGHT = 190;
/** More rows no longer fit on a page, and nobody takes them in at a glance. */
const MAX_ROWS = 14;
const ROW = 62;
const TOP = 52;

/** A metric whose two values can be compared. */
interface Pair {
  readonly name: string;
  readonly normal: number;
  readonly during: number;
  readonly row: MetricRow;
}

/** Metrics as pairs of bars, normal and during the incident. `undefined` where no row has two numbers of one unit. */
export function metricsPicture(record: IncidentRecord): Picture | undefined {
  const comparable = record.metrics.flatMap((row) => pairOf(row) ?? []);
  if (comparable.length === 0) return undefined;
  const pairs = comparable.slice(0, MAX_ROWS);
  const height = TOP + pairs.length * ROW + 16;
  return {
    name: 'metrics',
    title: 'Metrics, normal and during the incident',
    svg: drawSvg('metrics', { width: WIDTH, height }, optionOf(pairs, height)),
    width: WIDTH,
    height,
    words: metricsWords(comparable, record.metrics.length - comparable.length),
    after: ['impact.metrics', 'appendix.metrics', 'metrics', 'appendix.graphs', 'impact', 'summary'],
  };
}

function pairOf(row: MetricRow): Pair | undefined {
  const normal = readQuantity(row.normal);
  const during = readQuantity(row.during);
  if (!normal || !during || normal.value < 0 || during.value < 0) return undefined;
  const oneUnit = normal.unit === during.unit || normal.unit === '' || during.unit === '';
  return oneUnit ? { name: oneLine(row.name), normal: normal.value, during: during.value, row } : undefined;
}

/** Units differ from row to row, so each row has its own scale: its larger value is the full width. */
function optionOf(pairs: readonly Pair[], height: number): Parameters<typeof drawSvg>[2] {
  return {
    grid: { left: LEFT, right: RIGHT, top: TOP, bottom: height - TOP - pairs.length * ROW },
    xAxis: { type: 'value', min: 0, max: 1, show: false },
    yAxis: {
      type: 'category',
      inverse: true,
      data: pairs.map(({ name }) => name),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: PALETTE.quiet } },
      axisLabel: {
        fontSize: 13,
        color: PALETTE.ink,
        margin: 12,
        interval: 0,
        formatter: (name: string) =>
          wrapped(name, { fontSize: 13, width: LEFT - 30, maxLines: 3 }).join('\n'),
      },
    },
    graphic: { elements: legend() },
    series: [
      { ...bar('normal', pairs), itemStyle: { color: PALETTE.blue } },
      { ...bar('during', pairs), itemStyle: { color: PALETTE.orange, decal: STRIPES } },
    ],
  };
}

/** Stripes tell the bars apart without colour. */
const STRIPES = {
  symbol: 'rect',
  color: 'rgba(255,255,255,0.55)',
  dashArrayX: [1, 0],
  dashArrayY: [3, 4],
  rotation: -Math.PI / 4,
};

function bar(which: 'normal' | 'during', pairs: readonly Pair[]) {
  return {
    type: 'bar' as const,
    silent: true,
    barWidth: 19,
    barGap: '12%',
    data: pairs.map((pair) => shareOf(pair[which], pair)),
    label: {
      show: true,
      position: 'right' as const,
      fontSize: 12,
      color: PALETTE.ink,
      formatter: ({ dataIndex }: { dataIndex: number }) => valueLabel(pairs[dataIndex], which),
    },
  };
}

/** The value as typed, cut to the room beside its bar. */
function valueLabel(pair: Pair | undefined, which: 'normal' | 'during'): string {
  if (!pair) return '';
  const free = (1 - shareOf(pair[which], pair)) * (WIDTH - LEFT - RIGHT) + RIGHT - 16;
  return wrapped(oneLine(pair.row[which] ?? ''), { fontSize: 12, width: free, maxLines: 1 }).join('');
}

/** The share of the full width; a value above zero is always visible. */
function shareOf(value: number, { normal, during }: Pair): number {
  return value === 0 ? 0 : Math.max(0.004, value / Math.max(normal, during));
}

/** The legend of the two kinds of bar, with their stripes. */
function legend() {
  const box = { x: LEFT + 98, y: 18, width: 16, height: 14 };
  return [
    boxShape({ ...box, x: LEFT }, PALETTE.blue, 1),
    textShape('normal', { x: LEFT + 22, y: 25, size: 12 }),
    boxShape(box, PALETTE.orange, 1),
    ...[-7, 0, 7].map((shift) => stripe(box, shift)),
    textShape('during the incident (each row has its own scale)', { x: LEFT + 120, y: 25, size: 12 }),
  ];
}

/** A diagonal from bottom left to top right, clipped to the box. */
function stripe({ x, y, width, height }: Parameters<typeof boxShape>[0], shift: number) {
  const from = Math.max(0, shift);
  const to = Math.min(width, shift + height);
  const style = { stroke: STRIPES.color, lineWidth: 2.5 };
  return lineShape([x + from, y + height - (from - shift)], [x + to, y + height - (to - shift)], style);
}

/** All pairs in words; rows that cannot be shown as bars are counted. */
function metricsWords(pairs: readonly { readonly row: MetricRow }[], left: number): string {
  const rows = pairs.map(
    ({ row }) =>
      `${oneLine(row.name)}: normally ${oneLine(row.normal ?? '')}, during the incident ${oneLine(row.during ?? '')}`,
  );
  const rest =
    left > 0
      ? ` ${counted(left, 'row')} of the table without two comparable numbers: not in the picture.`
      : '';
  const more = pairs.length - MAX_ROWS;
  const unseen = more > 0 ? ` The last ${counted(more, 'row')} of these: in words alone.` : '';
  return `${rows.join('. ')}.${unseen}${rest}`;
}
