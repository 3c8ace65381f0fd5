import { EDGE, type Frame, TYPE } from './frame.ts';
import { textShape } from './shapes.ts';
import type { Shape } from './svg.ts';
import { textWidth } from './text-width.ts';

/** A sign and what it means. */
export interface LegendItem {
  readonly words: string;
  /** Draws the sign in a square of 16 around this point. */
  readonly sign: (x: number, y: number) => readonly Shape[];
}

const ROW = 20;
const SIGN = 16;

/** Where each item goes: side by side, and in further rows where one is full. */
function places(items: readonly LegendItem[], { width }: Frame) {
  let x = EDGE;
  let row = 0;
  return items.map((item) => {
    const needed = SIGN + 6 + textWidth(item.words, TYPE);
    if (x > EDGE && x + needed > width - EDGE) {
      x = EDGE;
      row += 1;
    }
    const place = { item, x, row };
    x += needed + 16;
    return place;
  });
}

export function legendHeight(items: readonly LegendItem[], frame: Frame): number {
  const last = places(items, frame).at(-1);
  return last ? (last.row + 1) * ROW + 4 : 0;
}

export function legendShapes(items: readonly LegendItem[], top: number, frame: Frame): Shape[] {
  return places(items, frame).flatMap(({ item, x, row }) => {
    const y = top + row * ROW + ROW / 2;
    return [...item.sign(x + SIGN / 2, y), textShape(item.words, { x: x + SIGN + 6, y, size: TYPE })];
  });
}
