import { ENTRY_TYPES } from '../../domain/timeline/entry.ts';
import { textWidth } from './text-width.ts';
import type { Span } from './time-range.ts';

/**
 * Where a picture is seen: in a document, or in a message, which a telephone shows 360 pixels wide. Text has the same
 * size in both, so the one for messages is narrower.
 */
export type PictureUse = 'document' | 'message';

const WIDTHS: Readonly<Record<PictureUse, number>> = { document: 760, message: 400 };

/** The smallest type of the timeline: 11 pixels where 400 are shown as 360. */
export const TYPE = 12.5;
/** The width of a lane's mark and the space behind it, before its name. */
export const NAME_INDENT = 22;
const NAME_WIDTH = Math.max(...ENTRY_TYPES.map((type) => textWidth(type, TYPE)));
const COUNT_WIDTH = 24;
/** The space left free at the sides. */
export const EDGE = 8;

/** The part of a picture in which time runs from left to right. */
export interface Frame {
  readonly width: number;
  readonly left: number;
  readonly right: number;
  /** The horizontal position of a moment in milliseconds. */
  readonly x: (time: number) => number;
}

export function frameOf(use: PictureUse, { from, to }: Pick<Span, 'from' | 'to'>): Frame {
  const width = WIDTHS[use];
  const left = EDGE + NAME_INDENT + NAME_WIDTH + COUNT_WIDTH;
  const right = width - EDGE - 4;
  const x = (time: number) => left + ((time - from) / (to - from)) * (right - left);
  return { width, left, right, x: (time) => Math.round(x(time) * 10) / 10 };
}

/** The part of a stretch of time that the frame shows. */
export function shown(
  { from, to }: { readonly from: number; readonly to: number },
  { left, right, x }: Frame,
) {
  const start = Math.max(left, x(from));
  return { left: start, width: Math.min(right, x(to)) - start };
}
