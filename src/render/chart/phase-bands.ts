import type { TimelineReading } from '../../domain/postmortem/analysis/milestones.ts';
import { type Frame, shown, TYPE } from './frame.ts';
import type { LegendItem } from './legend.ts';
import { PALETTE } from './palette.ts';
import { phasesOf } from './phases.ts';
import { boxShape, onWhite, textShape } from './shapes.ts';

import { textWidth } from './text-width.ts';

interface Band {
  readonly name: string;
  readonly shade: string;
  readonly left: number;
  readonly width: number;
  /** Whether the name fits below the band. */
  readonly fits: boolean;
}

/** The phases that the picture shows. */
export function bandsOf(reading: TimelineReading, frame: Frame): Band[] {
  return phasesOf(reading).flatMap(({ name, shade, ...stretch }) => {
    const { left, width } = shown(stretch, frame);
    return width <= 0 ? [] : [{ name, shade, left, width, fits: textWidth(name, TYPE) + 8 <= width }];
  });
}

/** Bands behind the lanes, each with its name where it fits. */
export function bandShapes(
  bands: readonly Band[],
  { top, bottom }: { readonly top: number; readonly bottom: number },
) {
  return bands.flatMap(({ name, shade, left, width, fits }) => [
    boxShape({ x: left, y: top, width, height: bottom - top }, shade),
    ...(fits
      ? [onWhite(textShape(name, { x: left + width / 2, y: bottom + 12, size: TYPE, align: 'center' }))]
      : []),
  ]);
}

/** A box and a name for each band that is too narrow for its name, since a colour alone explains nothing. */
export function bandLegend(bands: readonly Band[]): LegendItem[] {
  return bands
    .filter(({ fits }) => !fits)
    .map(({ name, shade }) => ({
      words: name,
      sign: (x, y) => [
        boxShape({ x: x - 7, y: y - 7, width: 14, height: 14 }, PALETTE.ink),
        boxShape({ x: x - 6, y: y - 6, width: 12, height: 12 }, shade, 1),
      ],
    }));
}
