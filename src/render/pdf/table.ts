import { setImmediate } from 'node:timers/promises';
import type { Table, TableRow } from 'mdast';
import type { Line } from './lines.ts';
import { LEADING, SIZE } from './look.ts';
import type { Paper, Place } from './paper.ts';
import { type Run, runsOf } from './run.ts';

const PAD = { x: 5, y: 3 } as const;
/** Rows that are looked at for how wide columns want to be. */
const SAMPLE = 60;
/** Rows that are set before others get a turn. */
const ROWS_AT_ONCE = 50;
const STEP = SIZE.table * LEADING;

/** What a table needs of its document. */
export interface TableNotes {
  readonly noteNumber: (label: string) => number;
  /** The name under which other parts lead to a row of the timeline, if any do. */
  readonly placeOf: (entry: string) => string | undefined;
}

/** A table over as many pages as it takes; its head stands on each, and rows stay whole where they fit on a page. */
export async function setTable(paper: Paper, table: Table, place: Place, notes: TableNotes): Promise<void> {
  const [head, ...rows] = table.children;
  if (!head) return;
  const columns = head.children.length;
  const titles = Array.from({ length: columns }, (_, column) => cellRuns(head, column, notes, true));
  const widths = columnWidths(paper, [titles, ...sampled(rows, columns, notes)], place.width);
  const headLines = titles.map((runs, column) => cellLines(paper, runs, widths[column] ?? 0));
  const setHead = () => {
    const height = heightOf(headLines);
    paper.fill(paper.y, height, place.x, place.width);
    setRow(paper, headLines, widths, place.x, height);
  };
  paper.need(heightOf(headLines) + STEP * 3);
  setHead();
  for (const [index, row] of rows.entries()) {
    // Thousands of rows take seconds, in which the process has other things to do.
    if (index % ROWS_AT_ONCE === ROWS_AT_ONCE - 1) await setImmediate();
    const cells = Array.from({ length: columns }, (_, column) =>
      cellLines(paper, cellRuns(row, column, notes), widths[column] ?? 0),
    );
    const entry = row.data?.entry;
    const name = entry === undefined ? undefined : notes.placeOf(entry);
    setWhole(paper, cells, { widths, x: place.x, setHead, name });
  }
}

interface RowPlace {
  readonly widths: readonly number[];
  readonly x: number;
  readonly setHead: () => void;
  readonly name: string | undefined;
}

/** One row; what is higher than a page is set in as many pieces as it takes. */
function setWhole(paper: Paper, cells: readonly Line[][], { widths, x, setHead, name }: RowPlace): void {
  let rest = cells;
  const height = heightOf(rest);
  if (height > paper.room) {
    paper.newPage();
    setHead();
  }
  if (name !== undefined) paper.mark(name);
  while (heightOf(rest) > paper.room) {
    const fit = Math.max(1, Math.floor((paper.room - 2 * PAD.y) / STEP));
    const now = rest.map((lines) => lines.slice(0, fit));
    setRow(paper, now, widths, x, heightOf(now));
    rest = rest.map((lines) => lines.slice(fit));
    paper.newPage();
    setHead();
  }
  setRow(paper, rest, widths, x, heightOf(rest));
}

function setRow(
  paper: Paper,
  cells: readonly (readonly Line[])[],
  widths: readonly number[],
  x: number,
  height: number,
): void {
  let left = x;
  for (const [column, lines] of cells.entries()) {
    for (const [index, line] of lines.entries())
      paper.line(line, left + PAD.x, paper.y + PAD.y + index * STEP, SIZE.table);
    left += widths[column] ?? 0;
  }
  paper.y += height;
  paper.rule(paper.y, x, left - x);
}

function heightOf(cells: readonly (readonly Line[])[]): number {
  let most = 1;
  for (const lines of cells) most = Math.max(most, lines.length);
  return most * STEP + 2 * PAD.y;
}

function cellRuns(row: TableRow, column: number, { noteNumber }: TableNotes, bold = false): Run[] {
  return runsOf(row.children[column]?.children ?? [], noteNumber, { bold });
}

function cellLines(paper: Paper, runs: readonly Run[], width: number): Line[] {
  return paper.lines(runs, { x: 0, width: width - 2 * PAD.x, size: SIZE.table });
}

function sampled(rows: readonly TableRow[], columns: number, notes: TableNotes): Run[][][] {
  return rows
    .slice(0, SAMPLE)
    .map((row) => Array.from({ length: columns }, (_, column) => cellRuns(row, column, notes)));
}

/** Each column gets what its widest word needs; the rest is shared by how much longer its lines would be. */
function columnWidths(paper: Paper, rows: readonly Run[][][], width: number): number[] {
  const columns = rows[0]?.length ?? 0;
  const wants = Array.from({ length: columns }, (_, column) => columnWant(paper, rows, column, width / 2));
  const least = wants.reduce((sum, want) => sum + want.least, 0);
  if (least > width) return wants.map((want) => (want.least / least) * width);
  const more = wants.reduce((sum, want) => sum + want.whole - want.least, 0);
  const spare = width - least;
  if (more === 0) return wants.map((want) => want.least + spare / columns);
  return wants.map((want) => want.least + ((want.whole - want.least) / more) * spare);
}

function columnWant(paper: Paper, rows: readonly Run[][][], column: number, most: number) {
  let least = 30;
  let whole = 30;
  for (const row of rows) {
    const runs = row[column] ?? [];
    let line = 0;
    for (const run of runs) {
      const words = paper.cases.settable(run.text, run.face);
      line += paper.cases.width(words, run.face, SIZE.table);
      for (const word of words.split(/\s+/)) {
        if (word !== '')
          least = Math.max(least, paper.cases.width(word, run.face, SIZE.table) + 2 * PAD.x + 1);
      }
    }
    whole = Math.max(whole, line + 2 * PAD.x + 1);
  }
  least = Math.min(least, most);
  return { least, whole: Math.max(least, Math.min(whole, 900)) };
}
