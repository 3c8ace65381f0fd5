import type { EntryType } from '../../domain/timeline/entry.ts';
import { PALETTE } from './palette.ts';

/** Colour and shape of each type, in a square of ten; either alone tells the lanes apart. */
export const MARKS: Readonly<Record<EntryType, { readonly color: string; readonly path: string }>> = {
  change: { color: PALETTE.purple, path: 'M5 0L10 5L5 10L0 5Z' },
  detection: { color: PALETTE.red, path: 'M5 0L10 9.5H0Z' },
  response: { color: PALETTE.blue, path: 'M5 0A5 5 0 1 1 5 10A5 5 0 1 1 5 0Z' },
  investigation: { color: PALETTE.sky, path: 'M0.5 0.5H9.5V9.5H0.5Z' },
  mitigation: { color: PALETTE.orange, path: 'M0 3H3V0H7V3H10V7H7V10H3V7H0Z' },
  recovery: { color: PALETTE.green, path: 'M0 0.5H10L5 10Z' },
  resolution: {
    color: PALETTE.green,
    path: 'M5 0L6.5 3.5L10 4L7.4 6.6L8 10L5 8.2L2 10L2.6 6.6L0 4L3.5 3.5Z',
  },
  communication: { color: PALETTE.blue, path: 'M0 1H10V7.5H6L3 10V7.5H0Z' },
  decision: { color: PALETTE.ink, path: 'M2.5 0H7.5L10 5L7.5 10H2.5L0 5Z' },
  note: {
    color: PALETTE.quiet,
    path: 'M5 0A5 5 0 1 1 5 10A5 5 0 1 1 5 0ZM5 2.2A2.8 2.8 0 1 0 5 7.8A2.8 2.8 0 1 0 5 2.2Z',
  },
};
