import { readTimeline, type TimelineReading } from '../../domain/postmortem/analysis/milestones.ts';
import type { IncidentRecord } from '../../domain/postmortem/record/record.ts';
import { OUTCOMES } from '../../domain/timeline/mark.ts';
import { shortDay } from '../../domain/timeline/short-day.ts';
import { day } from '../../domain/timeline/time-words.ts';
import type { Picture } from '../picture.ts';
import { type AttemptRows, attemptRows, attemptShapes, attemptsOf } from './attempt-bars.ts';
import { axisTicks } from './axis-ticks.ts';
import { EDGE, type Frame, frameOf, NAME_INDENT, type PictureUse, TYPE } from './frame.ts';
import { IMPACT_ROW, impactShapes } from './impact-bars.ts';
import { type Lane, laneShapes, lanesOf } from './lane-marks.ts';
import { type LegendItem, legendHeight, legendShapes } from './legend.ts';
import { type Label, milestoneLabels } from './milestone-labels.ts';
import { OUTCOME_SIGNS, signShapes } from './outcome-signs.ts';
import { PALETTE } from './palette.ts';
import { bandLegend, bandShapes, bandsOf } from './phase-bands.ts';
import { impactStretches } from './phases.ts';
import { lineShape, onWhite, textShape } from './shapes.ts';
import { drawShapes, type Shape } from './svg.ts';
import { textWidth } from './text-width.ts';
import { type Span, shownSpan } from './time-range.ts';
import { timelineWords } from './timeline-words.ts';

const LABEL_ROW = 18;
/** Below the lanes: the names of the phases, and the times of the axis. */
const AXIS = 44;

/**
 * The timeline: key times, periods of impact, attempts with their outcome, and entries by type. `undefined` for an
 * incident without entries.
 */
export function timelinePicture(record: IncidentRecord, use: PictureUse = 'document'): Picture | undefined {
  const reading = readTimeline(record);
  if (reading.entries.length === 0) return undefined;
  const span = shownSpan(reading);
  const plan = planOf(reading, span, frameOf(use, span));
  const { frame, height } = plan;
  return {
    name: 'timeline',
    title: 'Timeline of the incident',
    svg: drawShapes('timeline', { width: frame.width, height }, shapesOf(plan)),
    width: frame.width,
    height,
    words: timelineWords(reading, span),
    after: ['timeline'],
  };
}

/** Where everything goes, from top to bottom. */
interface Plan {
  readonly reading: TimelineReading;
  readonly span: Span;
  readonly frame: Frame;
  readonly labels: readonly Label[];
  readonly top: number;
  readonly attempts: AttemptRows;
  readonly lanes: readonly (Lane & { readonly top: number })[];
  readonly bottom: number;
  readonly legend: readonly LegendItem[];
  readonly height: number;
}

function planOf(reading: TimelineReading, span: Span, frame: Frame): Plan {
  const labels = milestoneLabels(reading, { width: frame.width, days: daysOf(span).length, x: frame.x });
  const top = 10 + Math.max(0, ...labels.map(({ row }) => row + 1)) * LABEL_ROW;
  const attempts = attemptRows(attemptsOf(reading), frame);
  let bottom = top + (reading.periods.length > 0 ? IMPACT_ROW : 0) + attempts.height;
  const lanes = lanesOf(reading, span, frame).map((lane) => {
    const place = { ...lane, top: bottom };
    bottom += lane.height;
    return place;
  });
  const legend = legendOf(reading, attempts, frame);
  const height = Math.round(bottom + AXIS + legendHeight(legend, frame) + 4);
  return { reading, span, frame, labels, top, attempts, lanes, bottom, legend, height };
}

function legendOf(reading: TimelineReading, { bars }: AttemptRows, frame: Frame): LegendItem[] {
  const used = OUTCOMES.filter((outcome) => bars.some((bar) => bar.outcome === outcome));
  return [
    ...used.map((outcome) => ({
      words: OUTCOME_SIGNS[outcome].words,
      sign: (x: number, y: number) => signShapes(outcome, x, y),
    })),
    ...bandLegend(bandsOf(reading, frame)),
  ];
}

function shapesOf(plan: Plan): Shape[] {
  const { reading, frame, labels, top, attempts, lanes, bottom, legend } = plan;
  const lines = labels.map(({ at }) => frame.x(at));
  const stretches = impactStretches(reading);
  const tried = top + (stretches.length > 0 ? IMPACT_ROW : 0);
  return [
    ...bandShapes(bandsOf(reading, frame), { top, bottom }),
    ...tickShapes(plan),
    ...labelShapes(plan),
    lineShape([frame.left, top], [frame.right, top], { stroke: PALETTE.line }),
    ...(stretches.length > 0 ? [nameShape('impact', top + IMPACT_ROW / 2)] : []),
    ...impactShapes(stretches, top, frame),
    ...(attempts.height > 0
      ? [nameShape('attempts', tried + 14), countShape(attempts.count, tried + 14, frame)]
      : []),
    ...attemptShapes(attempts, tried, frame),
    lineShape([frame.left, lanes[0]?.top ?? top], [frame.right, lanes[0]?.top ?? top], {
      stroke: PALETTE.line,
    }),
    ...lanes.flatMap((lane) => laneShapes(lane, lane.top, { ...frame, lines })),
    ...legendShapes(legend, bottom + AXIS, frame),
  ];
}

function nameShape(name: string, y: number) {
  return textShape(name, { x: EDGE + NAME_INDENT, y, size: TYPE });
}

function countShape(count: number, y: number, { left }: Frame) {
  return textShape(String(count), { x: left - 8, y, size: TYPE, align: 'right' }, PALETTE.quiet);
}

/** The days of the two ends of the picture: one or two. */
function daysOf({ from, to }: Span): string[] {
  return [...new Set([from, to].map((time) => day(new Date(time))))];
}

/** The time axis below the lanes. */
function tickShapes({ span, frame, top, bottom }: Plan) {
  const { left, right, x } = frame;
  const most = Math.max(2, Math.floor((right - left) / (textWidth('00:00', TYPE) + 16)));
  const y = bottom + 32;
  const ticks = axisTicks(span, most).flatMap(({ at, label }) => {
    const half = textWidth(label, TYPE) / 2;
    const middle = Math.min(x(at), frame.width - 2 - half);
    return [
      lineShape([x(at), top], [x(at), bottom + 23], { stroke: PALETTE.line, lineWidth: 1 }),
      textShape(label, { x: middle, y, size: TYPE, align: 'center' }),
    ];
  });
  const [first, last] = daysOf(span);
  const zone = last === undefined ? `UTC, ${first}` : `UTC, from ${shortDay(new Date(span.from))}`;
  return [...ticks, textShape(zone, { x: EDGE, y, size: TYPE }, PALETTE.quiet)];
}

/** The key times, each with a line down through the lanes. */
function labelShapes({ labels, frame, top, bottom }: Plan) {
  return labels.flatMap(({ words, at, left, row }) => {
    const y = top - 12 - row * LABEL_ROW;
    const style = { stroke: PALETTE.quiet, lineWidth: 1.2, lineDash: [4, 3] };
    return [
      lineShape([frame.x(at), y + 8], [frame.x(at), bottom], style),
      onWhite(textShape(words, { x: left, y, size: TYPE })),
    ];
  });
}
