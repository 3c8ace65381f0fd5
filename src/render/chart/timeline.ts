import type { IncidentRecord, RecordEntry } from '../../domain/postmortem/record.ts';
import { ENTRY_TYPES, type EntryType } from '../../domain/timeline/entry.ts';
import { knownMilestones, readTimeline, type TimelineReading } from '../../domain/timeline/milestones.ts';
import { clockTime, counted, day, durationWords, spanOf, timeOn } from '../../domain/timeline/time-words.ts';
import type { Picture } from '../picture.ts';
import { axisTicks } from './axis-ticks.ts';
import { MILESTONE_WORDS, phasesOf } from './phases.ts';
import { boxShape, lineShape, textShape } from './shapes.ts';
import { drawSvg, PALETTE } from './svg.ts';
import { textWidth } from './text-width.ts';
import { type Span, shownSpan } from './window.ts';

const WIDTH = 1000;
const LEFT = 156;
const RIGHT = 48;
const LANE = 34;
const LABEL_ROW = 17;
const PLOT = WIDTH - LEFT - RIGHT;

/** Colour and shape of each type: either one alone tells the lanes apart. */
const MARKS: Readonly<Record<EntryType, { readonly color: string; readonly symbol: string }>> = {
  change: { color: PALETTE.purple, symbol: 'diamond' },
  detection: { color: PALETTE.red, symbol: 'triangle' },
  response: { color: PALETTE.blue, symbol: 'circle' },
  investigation: { color: PALETTE.sky, symbol: 'rect' },
  mitigation: { color: PALETTE.orange, symbol: 'path://M0 3H3V0H7V3H10V7H7V10H3V7H0Z' },
  recovery: { color: PALETTE.green, symbol: 'path://M0 0H10L5 9Z' },
  resolution: {
    color: PALETTE.green,
    symbol: 'path://M5 0L6.5 3.5L10 4L7.4 6.6L8 10L5 8.2L2 10L2.6 6.6L0 4L3.5 3.5Z',
  },
  communication: { color: PALETTE.blue, symbol: 'roundRect' },
  decision: { color: PALETTE.ink, symbol: 'path://M2.5 0H7.5L10 5L7.5 10H2.5L0 5Z' },
  note: { color: PALETTE.quiet, symbol: 'emptyCircle' },
};

/** The timeline by type, with key times and phases. `undefined` for an incident without entries. */
export function timelinePicture(record: IncidentRecord): Picture | undefined {
  const reading = readTimeline(record);
  if (reading.entries.length === 0) return undefined;
  const lanes = ENTRY_TYPES.filter((type) => reading.entries.some((entry) => entry.type === type));
  const span = shownSpan(reading);
  const labels = milestoneLabels(reading, span);
  const rows = Math.max(0, ...labels.map(({ row }) => row + 1));
  const top = 34 + rows * LABEL_ROW;
  const height = top + lanes.length * LANE + 52;
  const option = timelineOption({ reading, lanes, span, labels, top, height });
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
  readonly labels: readonly Label[];
  readonly top: number;
  readonly height: number;
}

function timelineOption(drawing: Drawing): Parameters<typeof drawSvg>[2] {
  const { reading, lanes, span, top, height } = drawing;
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
    graphic: { elements: [...phaseShapes(drawing), ...tickShapes(drawing), ...milestoneShapes(drawing)] },
    series: lanes.map((lane, index) => laneSeries(reading.entries, lane, index, span)),
  };
}

function laneName(lane: EntryType, { entries }: TimelineReading): string {
  return `${lane} (${entries.filter(({ type }) => type === lane).length})`;
}

/** A picture of more entries than this has smaller marks, spread over the height of their lane. */
const MANY = 60;
/** A mark is named by its time where the next one of its lane leaves this much room, in pixels. */
const ROOM = 46;

function laneSeries(entries: readonly RecordEntry[], lane: EntryType, index: number, span: Span) {
  const inside = entries.filter(({ type, at }) => type === lane && +at >= span.from && +at <= span.to);
  const { color, symbol } = MARKS[lane];
  const many = entries.length > MANY;
  const mine = many ? apart(inside, span) : inside;
  return {
    type: 'scatter' as const,
    silent: true,
    symbol,
    symbolSize: many ? 8 : 13,
    itemStyle: {
      color,
      opacity: many ? 0.7 : 1,
      borderColor: many ? color : '#ffffff',
      borderWidth: many ? 0.5 : 1,
    },
    z: 5,
    data: mine.map((entry, position) => {
      const next = mine[position + 1];
      const free = !next || x(next.at.getTime(), span) - x(entry.at.getTime(), span) > ROOM;
      const value = [entry.at.getTime(), index];
      if (many) return { value, symbolOffset: [0, [0, 9, -9][position % 3] ?? 0] };
      return { value, label: { ...TIME_LABEL, show: free, formatter: clockTime(entry.at) } };
    }),
  };
}

/** Of marks that would lie on each other, the first: more cannot be seen, and the lane's name has the number of all. */
function apart(entries: readonly RecordEntry[], span: Span): RecordEntry[] {
  let last = Number.NEGATIVE_INFINITY;
  return entries.filter(({ at }) => {
    const left = x(at.getTime(), span);
    if (left - last < 3) return false;
    last = left;
    return true;
  });
}

const TIME_LABEL = { position: 'right' as const, distance: 4, fontSize: 10, color: PALETTE.quiet };

const x = (time: number, { from, to }: Span): number => LEFT + ((time - from) / (to - from)) * PLOT;

/** Bands behind the lanes, alternately shaded, each with its name where it fits. */
function phaseShapes({ reading, span, lanes, top }: Drawing) {
  return phasesOf(reading).flatMap(({ name, from, to }, index) => {
    const left = Math.max(LEFT, x(from, span));
    const width = Math.min(WIDTH - RIGHT, x(to, span)) - left;
    if (width <= 0) return [];
    const fill = ['#fbe3d3', '#fdf3d8', '#dcebf7', '#dff2ea'][index % 4] ?? PALETTE.faint;
    const fits = textWidth(name, 11) + 8 <= width;
    return [
      boxShape({ x: left, y: top, width, height: lanes.length * LANE }, fill),
      ...(fits ? [textShape(name, left + width / 2, top + lanes.length * LANE + 12, 11, 'center')] : []),
    ];
  });
}

/** The clock below the lanes. */
function tickShapes({ span, lanes, top }: Drawing) {
  const bottom = top + lanes.length * LANE;
  const ticks = axisTicks(span).flatMap(({ at, label }) => [
    lineShape([x(at, span), top], [x(at, span), bottom + 22], { stroke: PALETTE.line, lineWidth: 1 }),
    textShape(label, x(at, span), bottom + 32, 11, 'center'),
  ]);
  const days = [...new Set([span.from, span.to].map((time) => day(new Date(time))))];
  const zone = days.length === 1 ? `UTC, ${days[0]}` : 'UTC';
  return [...ticks, textShape(zone, LEFT - 12, bottom + 32, 11, 'right')];
}

interface Label {
  readonly words: string;
  readonly at: number;
  readonly left: number;
  readonly width: number;
  readonly row: number;
}

/**
 * Key times above the lanes, those of one moment with one label. An earlier label stands higher than the later ones that
 * it reaches over, so that no line runs through a label.
 */
function milestoneLabels(reading: TimelineReading, span: Span): Label[] {
  const byTime = new Map<number, string[]>();
  for (const { name, at } of knownMilestones(reading)) {
    const time = at.getTime();
    byTime.set(time, [...(byTime.get(time) ?? []), MILESTONE_WORDS[name]]);
  }
  const placed: Label[] = [];
  for (const [at, names] of [...byTime].sort(([a], [b]) => b - a)) {
    const words = `${clockTime(new Date(at))} ${names.join(', ')}`;
    const width = textWidth(words, 11) + 10;
    const left = Math.max(4, Math.min(x(at, span) - 3, WIDTH - 4 - width));
    const over = placed.filter((label) => label.left < left + width && label.left + label.width > left);
    const row = Math.max(-1, ...over.map((label) => label.row)) + 1;
    placed.push({ words, at, left, width, row });
  }
  return placed;
}

function milestoneShapes({ labels, span, lanes, top }: Drawing) {
  return labels.flatMap(({ words, at, left, row }) => {
    const y = top - 14 - row * LABEL_ROW;
    const label = textShape(words, left, y, 11, 'left');
    return [
      lineShape([x(at, span), y + 8], [x(at, span), top + lanes.length * LANE], {
        stroke: PALETTE.ink,
        lineWidth: 1.2,
        lineDash: [4, 3],
      }),
      { ...label, style: { ...label.style, backgroundColor: '#ffffff', padding: [1, 3] } },
    ];
  });
}

/** The same in words: span, key times, how many entries of which kind, what lies outside. */
export function timelineWords(reading: TimelineReading, span = shownSpan(reading)): string {
  const { entries } = reading;
  const [first] = entries;
  const last = entries.at(-1);
  if (!first || !last) return 'No entries.';
  const known = day(first.at);
  const keys = knownMilestones(reading).map(
    ({ name, at }) => `${MILESTONE_WORDS[name].toLowerCase()} ${timeOn(known, at)}`,
  );
  const kinds = ENTRY_TYPES.flatMap((type) => {
    const count = entries.filter((entry) => entry.type === type).length;
    return count === 0 ? [] : [`${count} ${type}`];
  });
  const outside = [
    ...(span.before > 0 ? [`${counted(span.before, 'entry', 'entries')} before`] : []),
    ...(span.after > 0 ? [`${counted(span.after, 'entry', 'entries')} after`] : []),
  ];
  const phases = phasesOf(reading).map(
    ({ name, from, to }) => `${name.toLowerCase()} ${durationWords((to - from) / 60_000)}`,
  );
  return [
    `${counted(entries.length, 'entry', 'entries')}, ${spanOf(first.at, last.at)}: ${kinds.join(', ')}.`,
    ...(keys.length > 0 ? [`Key times: ${keys.join(', ')}.`] : []),
    ...(phases.length > 0 ? [`Phases: ${phases.join(', ')}.`] : []),
    ...(outside.length > 0 ? [`Not in the picture: ${outside.join(' and ')} the time shown.`] : []),
  ].join(' ');
}
