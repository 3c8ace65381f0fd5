import type { RecordEntry } from '../../domain/postmortem/record/record.ts';
import type { EntryType } from '../../domain/timeline/entry.ts';
import { PALETTE } from './svg.ts';
import { textWidth } from './text-width.ts';

/** Colour and shape of each type; either alone tells the lanes apart. */
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

/** A lane of more entries has smaller marks, spread over its height, without times beside them. */
const MANY = 24;
const LARGE = 13;
const SMALL = 8;

/** The position of a lane, and what its times must not cover. */
export interface LanePlace {
  readonly index: number;
  readonly left: number;
  readonly right: number;
  /** The horizontal position of a moment in milliseconds. */
  readonly x: (time: number) => number;
  /** The horizontal positions of the vertical lines. */
  readonly lines: readonly number[];
}

/** The marks of one lane, entries in order of time. */
export function laneSeries(entries: readonly RecordEntry[], lane: EntryType, place: LanePlace) {
  const { color, symbol } = MARKS[lane];
  const many = entries.length > MANY;
  return {
    type: 'scatter' as const,
    silent: true,
    symbol,
    symbolSize: many ? SMALL : LARGE,
    itemStyle: {
      color,
      opacity: many ? 0.7 : 1,
      borderColor: many ? color : '#ffffff',
      borderWidth: many ? 0.5 : 1,
    },
    z: 5,
    data: many ? spread(entries, place) : named(entries, place),
  };
}

/** Drops marks that would overlap an earlier one; the lane's name has the number of all. */
function spread(entries: readonly RecordEntry[], { index, x }: LanePlace) {
  let last = Number.NEGATIVE_INFINITY;
  const seen = entries.filter(({ at }) => {
    const middle = x(at.getTime());
    if (middle - last < 3) return false;
    last = middle;
    return true;
  });
  return seen.map(({ at }, position) => ({
    value: [at.getTime(), index],
    symbolOffset: [0, [0, 9, -9][position % 3] ?? 0],
  }));
}

const TIME_SIZE = 10;
/** Distance from the middle of a mark to its time. */
const LABEL_DISTANCE = LARGE / 2 + 4;

/** Each mark with its time on the right or left where that covers no other mark, time or line, else without. */
function named(entries: readonly RecordEntry[], { index, left, right, x, lines }: LanePlace) {
  const marks = entries.map(({ at }) => x(at.getTime()));
  let taken = left;
  return entries.map(({ at }, position) => {
    const middle = marks[position] ?? 0;
    const words = at.toISOString().slice(11, 16);
    const width = textWidth(words, TIME_SIZE);
    const free = (from: number, to: number) =>
      from >= taken &&
      to <= right &&
      !lines.some((line) => line > from - 2 && line < to + 2) &&
      !marks.some((mark) => mark + LARGE / 2 > from - 1 && mark - LARGE / 2 < to + 1);
    const side = [
      { position: 'right', from: middle + LABEL_DISTANCE, to: middle + LABEL_DISTANCE + width },
      { position: 'left', from: middle - LABEL_DISTANCE - width, to: middle - LABEL_DISTANCE },
    ].find(({ from, to }) => free(from, to));
    taken = Math.max(taken, side?.to ?? left);
    return {
      value: [at.getTime(), index],
      label: {
        show: side !== undefined,
        position: side?.position === 'left' ? ('left' as const) : ('right' as const),
        distance: 4,
        fontSize: TIME_SIZE,
        color: PALETTE.quiet,
        formatter: words,
      },
    };
  });
}
