import { durationWords } from '../../domain/timeline/time-words.ts';
import { type Frame, shown, TYPE } from './frame.ts';
import { PALETTE } from './palette.ts';
import type { ImpactStretch } from './phases.ts';
import { boxShape, onWhite, textShape } from './shapes.ts';

import { textWidth } from './text-width.ts';

/** The height of the row of impact. */
export const IMPACT_ROW = 26;
const BAR = 18;
const LEAST = 3;

/** A bar for each period of impact with its length where that fits; one without a recorded end is not filled. */
export function impactShapes(stretches: readonly ImpactStretch[], top: number, frame: Frame) {
  const bars = stretches.flatMap((stretch) => {
    const { left, width } = shown(stretch, frame);
    return width < 0 ? [] : [{ stretch, left, width: Math.max(LEAST, width) }];
  });
  return bars.flatMap(({ stretch, left, width }, index) => {
    const bar = { x: left, y: top + (IMPACT_ROW - BAR) / 2, width, height: BAR };
    const inner = { x: left + 1.5, y: bar.y + 1.5, width: width - 1.5, height: BAR - 3 };
    const isOpen = !stretch.ended && width > LEAST;
    return [
      boxShape(bar, PALETTE.red, 4),
      ...(isOpen ? [boxShape(inner, '#ffffff', 5)] : []),
      ...lengthShapes(stretch, bar, bars[index + 1]?.left ?? frame.right),
    ];
  });
}

/** How long it lasted: inside the bar, or behind it where there is room before the next one. */
function lengthShapes(
  { from, to, ended }: ImpactStretch,
  { x, y, width }: { readonly x: number; readonly y: number; readonly width: number },
  next: number,
) {
  const words = ended ? durationWords((to - from) / 60_000) : 'no end recorded';
  const needed = textWidth(words, TYPE) + 8;
  const line = { y: y + BAR / 2, size: TYPE };
  if (needed <= width) {
    const ink = ended ? '#ffffff' : PALETTE.red;
    return [textShape(words, { ...line, x: x + width / 2, align: 'center' }, ink)];
  }
  if (x + width + needed > next) return [];
  return [onWhite(textShape(words, { ...line, x: x + width + 5 }))];
}
