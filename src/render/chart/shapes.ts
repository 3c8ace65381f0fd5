import { PALETTE } from './palette.ts';
import { FONT } from './svg.ts';

type Align = 'left' | 'center' | 'right';

/** Where a line of text goes, in pixels; `y` is its middle. */
export interface TextPlace {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly align?: Align;
}

/** One line of text in a picture. */
export function textShape(
  words: string,
  { x, y, size, align = 'left' }: TextPlace,
  fill: string = PALETTE.ink,
) {
  return {
    type: 'text' as const,
    silent: true,
    z: 10,
    style: {
      text: words,
      x,
      y,
      align,
      verticalAlign: 'middle' as const,
      fill,
      fontSize: size,
      fontFamily: FONT,
    },
  };
}

/** Text with a background, so that no line behind it strikes it through. */
export function onWhite(words: ReturnType<typeof textShape>) {
  return { ...words, style: { ...words.style, backgroundColor: '#ffffff', padding: [1, 3] } };
}

export function lineShape(from: readonly [number, number], to: readonly [number, number], style: object) {
  const [[x1, y1], [x2, y2]] = [from, to];
  return { type: 'line' as const, silent: true, z: 3, shape: { x1, y1, x2, y2 }, style };
}

export function boxShape(
  box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
  fill: string,
  z = 0,
) {
  return { type: 'rect' as const, silent: true, z, shape: { ...box }, style: { fill } };
}

interface PathPlace {
  readonly x: number;
  readonly y: number;
  readonly scale?: number;
}

/** An outline in its own coordinates, moved and scaled. Later ones cover earlier ones. */
export function pathShape(pathData: string, { x, y, scale = 1 }: PathPlace, style: object) {
  return {
    type: 'path' as const,
    x,
    y,
    scaleX: scale,
    scaleY: scale,
    shape: { pathData },
    style,
  };
}
