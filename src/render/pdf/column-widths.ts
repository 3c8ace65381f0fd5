import { unbreakable } from './break-points.ts';
import type { Fonts } from './fonts.ts';
import { PAD, SIZE } from './page-style.ts';
import type { Run } from './text-runs.ts';

/** Type sizes, tried in this order until every word fits into its column. */
const SIZES = [SIZE.table, 7.5, 6.5] as const;
const MIN_WIDTH = 30;
/** A longer line counts as this long. */
const MAX_WIDTH = 900;

/** The widths of a table's columns, and the size of its type. */
export interface ColumnWidths {
  readonly widths: readonly number[];
  readonly size: number;
}

/** Each column gets what its widest word needs; the rest is shared in proportion to how much longer the lines are. */
export function columnWidths(fonts: Fonts, rows: readonly (readonly Run[][])[], width: number): ColumnWidths {
  const columns = rows[0]?.length ?? 0;
  const wants = Array.from({ length: columns }, (_, column) =>
    wantOf(
      fonts,
      rows.map((row) => row[column] ?? []),
    ),
  );
  const sized = SIZES.map((size) => wants.map((want) => wantAt(want, size, width / 2)));
  const found = sized.findIndex((each) => sum(each.map(({ least }) => least)) <= width);
  const index = found === -1 ? sized.length - 1 : found;
  return { widths: shared(sized[index] ?? [], width), size: SIZES[index] ?? SIZE.table };
}

/** Widths without padding, at a type size of 1. */
interface Want {
  /** The width of the widest word. */
  readonly least: number;
  /** The width of the longest cell on one line. */
  readonly whole: number;
}

function wantOf(fonts: Fonts, cells: readonly (readonly Run[])[]): Want {
  let least = 0;
  let whole = 0;
  for (const runs of cells) {
    let line = 0;
    for (const run of runs) {
      for (const { text, face } of fonts.settable(run.text, run.face)) {
        line += fonts.width(text, face, 1);
        for (const word of unbreakable(text)) least = Math.max(least, fonts.width(word, face, 1));
      }
    }
    whole = Math.max(whole, line);
  }
  return { least, whole };
}

function wantAt(want: Want, size: number, most: number): Want {
  const withPadding = (width: number) => width * size + 2 * PAD.x + 1;
  const least = Math.min(Math.max(MIN_WIDTH, withPadding(want.least)), most);
  return { least, whole: Math.max(least, Math.min(withPadding(want.whole), MAX_WIDTH)) };
}

function shared(wants: readonly Want[], width: number): number[] {
  const least = sum(wants.map((want) => want.least));
  if (least > width) return wants.map((want) => (want.least / least) * width);
  const more = sum(wants.map(({ whole }) => whole)) - least;
  const spare = width - least;
  if (more === 0) return wants.map((want) => want.least + spare / wants.length);
  return wants.map((want) => want.least + ((want.whole - want.least) / more) * spare);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
