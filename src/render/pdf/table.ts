import { setImmediate } from 'node:timers/promises';
import type { Table, TableRow } from 'mdast';
import { daysOfRows, isTimeline, laidOut, longDayOf, typeColumn, typeIn } from '../timeline-table.ts';
import { columnWidths } from './column-widths.ts';
import type { Line } from './line-breaking.ts';
import { BOTTOM, LEADING, PAD, PAGE } from './page-style.ts';
import type { PageWriter, Place } from './page-writer.ts';
import { type Cells, heightOf, type Layout, type Row, RowSetter, SIGN } from './row-setter.ts';
import { plainRun, type Run, runsOf } from './text-runs.ts';

/** Column widths are chosen from this many rows. */
const SAMPLE = 60;
/** After this many rows the event loop gets a turn. */
const ROWS_AT_ONCE = 50;

/** What a table needs of its document. */
export interface TableNotes {
  readonly noteNumber: (label: string) => number;
  /** The name that links to a row of the timeline use, if there are any. */
  readonly placeOf: (row: TableRow) => string | undefined;
}

/** Where a table goes, and the notes of its document. */
export interface TableSetting {
  readonly place: Place;
  readonly notes: TableNotes;
}

/** A table over as many pages as it takes; its head is repeated on each, and rows are not split if they fit on a page. */
export async function setTable(writer: PageWriter, given: Table, setting: TableSetting): Promise<void> {
  const table = new SettableTable(writer, given, setting);
  const setter = new RowSetter(writer, table.layout, table.titles);
  writer.begin(table.beginning);
  writer.tags.enter('Table');
  setter.setHead();
  const last = table.rows.length - 1;
  for (const [index, { row, day }] of table.rows.entries()) {
    // Thousands of rows take seconds, and the process has other work to do.
    if (index % ROWS_AT_ONCE === ROWS_AT_ONCE - 1) await setImmediate();
    const shown = table.rowOf(row);
    if (day) setter.setDay(table.dayLine(day), heightOf(shown.cells, table.layout));
    // The last row is not left alone on a page.
    const next = index === last - 1 ? table.rows[last] : undefined;
    const after = next && !next.day ? heightOf(table.rowOf(next.row, false).cells, table.layout) : 0;
    setter.setRow(shown, after);
  }
  writer.tags.leave();
}

/** The height that a table needs to begin: its head and two rows, or less than half a page. */
export function tableBeginning(writer: PageWriter, table: Table, setting: TableSetting): number {
  // Notes get their numbers when they are set, not when their height is asked for.
  const notes = { ...setting.notes, noteNumber: () => 1 };
  return new SettableTable(writer, table, { ...setting, notes }).beginning;
}

/** A table and the measures by which it is set. */
class SettableTable {
  readonly layout: Layout;
  readonly titles: Cells;
  readonly rows: readonly { readonly row: TableRow; readonly day?: string }[];
  private readonly writer: PageWriter;
  private readonly notes: TableNotes;
  private readonly columns: number;

  constructor(writer: PageWriter, given: Table, { place, notes }: TableSetting) {
    const timeline = isTimeline(given);
    const table = timeline ? laidOut(given) : given;
    const [head, ...rows] = table.children;
    this.writer = writer;
    this.notes = notes;
    this.columns = head?.children.length ?? 0;
    this.rows = timeline ? dayed(rows) : rows.map((row) => ({ row }));
    const titles = head ? this.runs(head, true) : [];
    const samples = this.rows.slice(0, SAMPLE).map(({ row }) => this.runs(row, false));
    const signs = timeline ? typeColumn(table) : -1;
    const { widths, size } = columnWidths(
      writer.fonts,
      [titles, ...samples],
      place.width - (signs < 0 ? 0 : SIGN),
    );
    this.layout = {
      x: place.x,
      widths: widths.map((width, column) => (column === signs ? width + SIGN : width)),
      size,
      step: size * LEADING,
      signs,
    };
    this.titles = this.lines(titles);
  }

  /** The height of the head and the first two rows. */
  get beginning(): number {
    const { layout, titles, rows } = this;
    const heights = rows
      .slice(0, 2)
      .map(
        ({ row, day }) =>
          heightOf(this.rowOf(row, false).cells, layout) + (day ? layout.step + 3 * PAD.y : 0),
      );
    const whole = heights.reduce((sum, height) => sum + height, heightOf(titles, layout));
    return Math.min(whole, (BOTTOM - PAGE.top) / 2);
  }

  /** The lines of a row; `named` ones are set, and others only measured. */
  rowOf(row: TableRow, named = true): Row {
    const { layout, notes } = this;
    return {
      cells: this.lines(this.runs(row, false)),
      ...(named ? { name: notes.placeOf(row) } : {}),
      ...(layout.signs < 0 ? {} : { type: typeIn(row.children[layout.signs]) }),
    };
  }

  dayLine(day: string): Line {
    const [line = []] = this.writer.lines([plainRun(longDayOf(day), 'bold')], {
      width: 400,
      size: this.layout.size,
    });
    return line;
  }

  private runs(row: TableRow, bold: boolean): Run[][] {
    return Array.from({ length: this.columns }, (_, column) =>
      runsOf(row.children[column]?.children ?? [], this.notes.noteNumber, { bold }),
    );
  }

  private lines(cells: readonly Run[][]): Line[][] {
    const { widths, size, signs } = this.layout;
    return cells.map((runs, column) => {
      const width = (widths[column] ?? 0) - 2 * PAD.x - (column === signs ? SIGN : 0);
      return this.writer.lines(runs, { width, size });
    });
  }
}

/** Rows in order, the first of each day with the day. */
function dayed(rows: readonly TableRow[]): { row: TableRow; day?: string }[] {
  return daysOfRows(rows).flatMap(({ day, rows: own }) =>
    own.map((row, index) => (index === 0 && day !== undefined ? { row, day } : { row })),
  );
}
