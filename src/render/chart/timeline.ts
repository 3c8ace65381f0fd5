import { readTimeline, type TimelineReading } from '../../domain/postmortem/analysis/milestones.ts';
import type { IncidentRecord, RecordEntry } from '../../domain/postmortem/record/record.ts';
import { ENTRY_TYPES, type EntryType } from '../../domain/timeline/entry.ts';
import { day } from '../../domain/timeline/time-words.ts';
import type { Picture } from '../picture.ts';
import { axisTicks } from './axis-ticks.ts';
import { laneSeries } from './lane-marks.ts';
import { type Label, milestoneLabels } from './milestone-labels.ts';
import { impactStretches, phasesOf, type Stretch } from './phases.ts';
import { boxShape, lineShape, textShape } from './shapes.ts';
import { drawSvg, PALETTE } from './svg.ts';
import { textWidth } from './text-width.ts';
import { type Span, shownSpan } from './time-range.ts';
import { timelineWords } from './timeline-words.ts';

const WIDTH = 1000;
const LEFT = 172;
const RIGHT = 48;
const LANE = 34;
const LABEL_ROW = 17;
/** The line that names the bands that are too narrow for their names. */
const LEGEND = 20;
const PLOT = WIDTH - LEFT - RIGHT;

/** The timeline by type, with key times and phases. `undefined` for an incident without entries. */
export function timelinePicture(record: IncidentRecord): Picture | undefined {
  const reading = readTimeline(record);
  if (reading.entries.length === 0) return undefined;
  const lanes = ENTRY_TYPES.filter((type) => reading.entries.some((entry) => entry.type === type));
  const span = shownSpan(reading);
  const x = scaleOf(span);
  const days = daysOf(span).length;
  const labels = milestoneLabels(reading, { width: WIDTH, days, x });
  const rows = Math.max(0, ...labels.map(({ row }) => row + 1));
  const top = 26 + rows * LABEL_ROW;
  const height = top + lanes.length * LANE + 52 + (narrowPhases({ reading, x }).length > 0 ? LEGEND : 0);
  const option = timelineOption({ reading, lanes, span, x, labels, top, height });
  return {
    name: 'timeline',
    title: 'Timeline of the incident',
    svg: drawSvg('timeline', { width: WIDTH, height }, option),
    width: WIDTH,
    height,
    words: timelineWords(reading, span),
    after: ['timeline'],
  };
}

interface Drawing {
  readonly reading: TimelineReading;
  readonly lanes: readonly EntryType[];
  readonly span: Span;
  /** The horizontal position of a moment in milliseconds. */
  readonly x: (time: number) => number;
  readonly labels: readonly Label[];
  readonly top: number;
  readonly height: number;
}

function timelineOption(drawing: Drawing): Parameters<typeof drawSvg>[2] {
  const { reading, lanes, span, x, labels, top, height } = drawing;
  const lines = labels.map(({ at }) => x(at));
  const place = { left: LEFT, right: WIDTH - 4, x, lines };
  return {
    grid: { left: LEFT, right: RIGHT, top, bottom: height - top - lanes.length * LANE },
    xAxis: { type: 'value', min: span.from, max: span.to, show: false },
    yAxis: {
      type: 'category',
      data: lanes.map((lane) => laneName(lane, reading)),
      inverse: true,
      axisTick: { show: false },
      axisLine: { show: false },
      axisLabel: { fontSize: 13, color: PALETTE.ink, margin: 12 },
      splitLine: { show: true, lineStyle: { color: PALETTE.line } },
    },
    graphic: {
      elements: [
        ...phaseShapes(drawing),
        ...legendShapes(drawing),
        ...impactShapes(drawing),
        ...tickShapes(drawing),
        ...milestoneShapes(drawing),
      ],
    },
    series: lanes.map((lane, index) => laneSeries(laneEntries(lane, drawing), lane, { ...place, index })),
  };
}

function laneName(lane: EntryType, { entries }: TimelineReading): string {
  return `${lane} (${entries.filter(({ type }) => type === lane).length})`;
}

/** Entries before and after the picture are only counted in its text. */
function laneEntries(lane: EntryType, { reading, span }: Drawing): RecordEntry[] {
  return reading.entries.filter(({ type, at }) => type === lane && +at >= span.from && +at <= span.to);
}

const scaleOf =
  ({ from, to }: Span) =>
  (time: number) =>
    LEFT + ((time - from) / (to - from)) * PLOT;

/** The days of the two ends of the picture: one or two. */
function daysOf({ from, to }: Span): string[] {
  return [...new Set([from, to].map((time) => day(new Date(time))))];
}

/** The part of a stretch that the picture shows. */
function shown({ from, to }: Stretch, x: Drawing['x']) {
  const left = Math.max(LEFT, x(from));
  return { left, width: Math.min(WIDTH - RIGHT, x(to)) - left };
}

/** Bands behind the lanes, each with its name where it fits. */
function phaseShapes({ reading, x, lanes, top }: Drawing) {
  return bandsOf({ reading, x }).flatMap(({ name, shade, left, width, fits }) => {
    const middle = left + width / 2;
    return [
      boxShape({ x: left, y: top, width, height: lanes.length * LANE }, shade),
      ...(fits
        ? [
            onWhite(
              textShape(name, { x: middle, y: top + lanes.length * LANE + 12, size: 11, align: 'center' }),
            ),
          ]
        : []),
    ];
  });
}

/** The bands that the picture shows, and whether a name fits below each. */
function bandsOf({ reading, x }: Pick<Drawing, 'reading' | 'x'>) {
  return phasesOf(reading).flatMap(({ name, shade, ...stretch }) => {
    const { left, width } = shown(stretch, x);
    return width <= 0 ? [] : [{ name, shade, left, width, fits: textWidth(name, 11) + 8 <= width }];
  });
}

function narrowPhases(drawing: Pick<Drawing, 'reading' | 'x'>) {
  return bandsOf(drawing).filter(({ fits }) => !fits);
}

/** A box and a name for each band that is too narrow for its name, since a colour alone explains nothing. */
function legendShapes(drawing: Drawing) {
  const y = drawing.height - LEGEND / 2 - 2;
  let from = LEFT;
  return narrowPhases(drawing).flatMap(({ name, shade }) => {
    const box = from;
    from += 16 + textWidth(name, 11) + 20;
    return [
      boxShape({ x: box, y: y - 5, width: 10, height: 10 }, PALETTE.ink),
      boxShape({ x: box + 1, y: y - 4, width: 8, height: 8 }, shade, 1),
      textShape(name, { x: box + 16, y, size: 11 }),
    ];
  });
}

/** A bar above the lanes for each time of impact, where there was more than one. */
function impactShapes({ reading, x, top }: Drawing) {
  const bars = impactStretches(reading).map((stretch) => {
    const { left, width } = shown(stretch, x);
    return boxShape({ x: left, y: top - 5, width: Math.max(2, width), height: 5 }, PALETTE.red, 4);
  });
  return bars.length === 0
    ? []
    : [...bars, textShape('impact', { x: LEFT - 12, y: top - 4, size: 11, align: 'right' })];
}

/** The time axis below the lanes. */
function tickShapes({ span, x, lanes, top }: Drawing) {
  const bottom = top + lanes.length * LANE;
  const ticks = axisTicks(span).flatMap(({ at, label }) => [
    lineShape([x(at), top], [x(at), bottom + 22], { stroke: PALETTE.line, lineWidth: 1 }),
    textShape(label, { x: x(at), y: bottom + 32, size: 11, align: 'center' }),
  ]);
  const days = daysOf(span);
  const zone = `UTC, ${days.length === 1 ? '' : 'from '}${days[0]}`;
  return [...ticks, textShape(zone, { x: LEFT - 12, y: bottom + 32, size: 11, align: 'right' })];
}

function milestoneShapes({ labels, x, lanes, top }: Drawing) {
  return labels.flatMap(({ words, at, left, row }) => {
    const y = top - 14 - row * LABEL_ROW;
    return [
      lineShape([x(at), y + 8], [x(at), top + lanes.length * LANE], {
        stroke: PALETTE.ink,
        lineWidth: 1.2,
        lineDash: [4, 3],
      }),
      onWhite(textShape(words, { x: left, y, size: 11 })),
    ];
  });
}

/** Text with a background, so that no line behind it strikes it through. */
function onWhite(words: ReturnType<typeof textShape>) {
  return { ...words, style: { ...words.style, backgroundColor: '#ffffff', padding: [1, 3] } };
}
