import type { TimelineReading } from '../../domain/postmortem/analysis/milestones.ts';
import type { Outcome } from '../../domain/timeline/mark.ts';
import { type Frame, shown, TYPE } from './frame.ts';
import { OUTCOME_SIGNS, SIGN_SIZE, signShapes } from './outcome-signs.ts';
import { boxShape, textShape } from './shapes.ts';
import { textWidth } from './text-width.ts';

/** What people tried, and what became of it as far as somebody said. */
export interface ShownAttempt {
  readonly from: number;
  readonly to: number;
  readonly outcome: Outcome;
}

/** Each attempt from its first entry to its end, or to the entry that shows its outcome. */
export function attemptsOf({ attempts }: TimelineReading): ShownAttempt[] {
  return attempts.map(({ start, end, shown: seen, outcome }) => ({
    from: start.getTime(),
    to: Math.max(...[start, end?.at, seen?.at].map((at) => at?.getTime() ?? 0)),
    outcome: outcome?.was ?? 'unknown',
  }));
}

const ROW = 22;
const MOST_ROWS = 5;

interface Bar extends ShownAttempt {
  readonly left: number;
  readonly width: number;
  readonly row: number;
}

/** The bars of all attempts, attempts of the same time in rows of their own. */
export interface AttemptRows {
  readonly bars: readonly Bar[];
  readonly count: number;
  readonly height: number;
}

/** What no row has room for is left out; the picture's text has the number of all. */
export function attemptRows(attempts: readonly ShownAttempt[], frame: Frame): AttemptRows {
  const ends: number[] = [];
  const bars = attempts.flatMap((attempt): Bar[] => {
    const { left, width: whole } = shown(attempt, frame);
    if (whole < 0) return [];
    const start = Math.min(left, frame.right - SIGN_SIZE / 2);
    const free = ends.findIndex((end) => start - SIGN_SIZE / 2 > end + 2);
    const row = free === -1 ? ends.length : free;
    if (row >= MOST_ROWS) return [];
    const width = Math.max(whole, SIGN_SIZE / 2);
    ends[row] = start + width;
    return [{ ...attempt, left: start, width, row }];
  });
  return { bars, count: attempts.length, height: ends.length * ROW + (ends.length > 0 ? 6 : 0) };
}

/** A bar for each attempt, begun by the sign of its outcome, with the word where it fits. */
export function attemptShapes({ bars }: AttemptRows, top: number, { right }: Frame) {
  return bars.flatMap((bar) => {
    const { outcome, left, width, row } = bar;
    const { color, words } = OUTCOME_SIGNS[outcome];
    const y = top + 3 + row * ROW + ROW / 2;
    const end = left + width;
    const next = Math.min(
      right + 8,
      ...bars.flatMap((each) => (each.row === row && each.left > left ? [each.left - SIGN_SIZE / 2] : [])),
    );
    const x = Math.max(end, left + SIGN_SIZE / 2) + 5;
    const fits = outcome !== 'unknown' && x + textWidth(words, TYPE) <= next;
    return [
      ...(outcome === 'unknown' ? [boxShape({ x: left, y: y - 3, width, height: 6 }, color, 4)] : []),
      outcome === 'unknown'
        ? boxShape({ x: left, y: y - 1.5, width: Math.max(0, width - 1.5), height: 3 }, '#ffffff', 5)
        : boxShape({ x: left, y: y - 3, width, height: 6 }, color, 4),
      ...signShapes(outcome, left, y),
      ...(fits ? [textShape(words, { x, y, size: TYPE })] : []),
    ];
  });
}
