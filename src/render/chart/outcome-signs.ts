import type { Outcome } from '../../domain/timeline/mark.ts';
import { PALETTE } from './palette.ts';
import { pathShape } from './shapes.ts';

/** How the picture shows what became of an attempt: by a colour, a sign and a word. */
export const OUTCOME_SIGNS: Readonly<
  Record<Outcome, { readonly color: string; readonly sign: string; readonly words: string }>
> = {
  worked: { color: PALETTE.green, sign: 'M4.2 8.4L7 11.2L12 5.2', words: 'worked' },
  partly: {
    color: PALETTE.orange,
    sign: 'M3.6 9.4C5 5.6 6.8 6 8 8C9.2 10 11 10.4 12.4 6.6',
    words: 'partly',
  },
  'no effect': { color: PALETTE.quiet, sign: 'M5 5L11 11M11 5L5 11', words: 'no effect' },
  worse: { color: PALETTE.crimson, sign: 'M8 3.4V8.8M8 11.6V12.4', words: 'made it worse' },
  unknown: {
    color: PALETTE.ink,
    sign: 'M5.6 6.2C5.6 3 10.6 3 10.6 6C10.6 8 8 7.8 8 9.8M8 11.8V12.4',
    words: 'outcome not recorded',
  },
};

export const SIGN_SIZE = 16;

/** The sign of an outcome in a disc: white on its colour; an unknown outcome is an empty disc. */
export function signShapes(outcome: Outcome, x: number, y: number) {
  const { color, sign } = OUTCOME_SIGNS[outcome];
  const open = outcome === 'unknown';
  const place = { x: x - SIGN_SIZE / 2, y: y - SIGN_SIZE / 2 };
  const disc = { fill: open ? '#ffffff' : color, stroke: color, lineWidth: 1.5 };
  const line = {
    fill: 'none',
    stroke: open ? color : '#ffffff',
    lineWidth: 2,
    lineCap: 'round',
    lineJoin: 'round',
  };
  return [
    pathShape('M8 0.75A7.25 7.25 0 1 1 8 15.25A7.25 7.25 0 1 1 8 0.75Z', place, disc),
    pathShape(sign, place, line),
  ];
}
