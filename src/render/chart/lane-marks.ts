import type { TimelineReading } from '../../domain/postmortem/analysis/milestones.ts';
import type { RecordEntry } from '../../domain/postmortem/record/record.ts';
import { ENTRY_TYPES, type EntryType } from '../../domain/timeline/entry.ts';
import { clockTime } from '../../domain/timeline/time-words.ts';
import { EDGE, type Frame, NAME_INDENT, TYPE } from './frame.ts';
import { PALETTE } from './palette.ts';
import { lineShape, pathShape, textShape } from './shapes.ts';
import { textWidth } from './text-width.ts';
import type { Span } from './time-range.ts';
import { MARKS } from './type-marks.ts';

/** A lane of more entries has smaller marks, without times beside them. */
const MANY = 24;
const SIZES = { few: { size: 12, rows: 5 }, many: { size: 7, rows: 3 } } as const;
const GAP = 1.5;
const PADDING = 11;

interface Mark {
  readonly x: number;
  /** Counted from the middle of the lane, downwards. */
  readonly row: number;
  readonly at: Date;
}

/** The marks of one type, and the height that they need. */
export interface Lane {
  readonly type: EntryType;
  readonly count: number;
  readonly size: number;
  readonly marks: readonly Mark[];
  readonly height: number;
}

/** One lane for each type that the incident has; entries before and after the picture are only counted. */
export function lanesOf({ entries }: TimelineReading, span: Span, frame: Frame): Lane[] {
  return ENTRY_TYPES.flatMap((type) => {
    const own = entries.filter((entry) => entry.type === type);
    const inside = own.filter(({ at }) => +at >= span.from && +at <= span.to);
    return own.length === 0 ? [] : [{ type, count: own.length, ...fannedOut(inside, frame) }];
  });
}

/**
 * Marks of nearly the same moment are set above and below each other. What no row has room for is left out: the lane's
 * name has the number of all.
 */
export function fannedOut(
  entries: readonly Pick<RecordEntry, 'at'>[],
  { x }: Pick<Frame, 'x'>,
): Pick<Lane, 'size' | 'marks' | 'height'> {
  const { size, rows } = entries.length > MANY ? SIZES.many : SIZES.few;
  const ends = Array.from({ length: rows }, () => Number.NEGATIVE_INFINITY);
  const marks = entries.flatMap(({ at }): Mark[] => {
    const middle = x(at.getTime());
    const index = ends.findIndex((end) => middle - size / 2 >= end + GAP);
    if (index === -1) return [];
    ends[index] = middle + size / 2;
    return [{ x: middle, row: Math.ceil(index / 2) * (index % 2 === 0 ? 1 : -1), at }];
  });
  const used = Math.max(1, ends.filter((end) => end > Number.NEGATIVE_INFINITY).length);
  // Of an even number of rows, none is in the middle.
  const shift = used % 2 === 0 ? 0.5 : 0;
  return {
    size,
    marks: marks.map((mark) => ({ ...mark, row: mark.row + shift })),
    height: size + (used - 1) * (size + GAP) + PADDING,
  };
}

/** The name of a lane with its mark and number, its marks, and times beside them. */
export function laneShapes(lane: Lane, top: number, frame: Frame & { readonly lines: readonly number[] }) {
  const middle = top + lane.height / 2;
  const { color, path } = MARKS[lane.type];
  const icon = (x: number, y: number, size: number) =>
    pathShape(path, { x: x - size / 2, y: y - size / 2, scale: size / 10 }, { fill: color });
  return [
    lineShape([frame.left, top + lane.height], [frame.right, top + lane.height], { stroke: PALETTE.line }),
    icon(EDGE + 6, middle, 11),
    textShape(lane.type, { x: EDGE + NAME_INDENT, y: middle, size: TYPE }),
    textShape(
      String(lane.count),
      { x: frame.left - 8, y: middle, size: TYPE, align: 'right' },
      PALETTE.quiet,
    ),
    ...lane.marks.map(({ x, row }) => icon(x, middle + row * (lane.size + GAP), lane.size)),
    ...timeShapes(lane, middle, frame),
  ];
}

/** Times stand beside the marks of a lane with a single row, where they cover no other mark, time or line. */
function timeShapes({ marks, count }: Lane, y: number, frame: Frame & { readonly lines: readonly number[] }) {
  if (count > MANY || new Set(marks.map(({ row }) => row)).size > 1) return [];
  return timesBeside(marks, frame).map(({ words, x }) =>
    textShape(words, { x, y, size: TYPE }, PALETTE.quiet),
  );
}

/** Distance from the middle of a mark to its time. */
const DISTANCE = SIZES.few.size / 2 + 3;

/** The times that fit on the right or left of their marks. */
export function timesBeside(
  marks: readonly Pick<Mark, 'x' | 'at'>[],
  { left, right, lines }: Pick<Frame, 'left' | 'right'> & { readonly lines: readonly number[] },
) {
  let taken = left;
  return marks.flatMap(({ x, at }) => {
    const words = clockTime(at).slice(0, 5);
    const width = textWidth(words, TYPE);
    const free = (from: number) =>
      from >= taken &&
      from + width <= right &&
      !lines.some((line) => line > from - 2 && line < from + width + 2) &&
      !marks.some(
        (mark) => mark.x + DISTANCE > from + 1 && mark.x - DISTANCE < from + width - 1 && mark.x !== x,
      );
    const found = [x + DISTANCE, x - DISTANCE - width].find(free);
    if (found === undefined) return [];
    taken = Math.max(taken, found + width + 2);
    return [{ words, x: found }];
  });
}
