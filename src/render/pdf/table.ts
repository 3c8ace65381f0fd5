import { setImmediate } from 'node:timers/promises';
import type { Table, TableRow } from 'mdast';
import { columnWidths } from './column-widths.ts';
import type { Line } from './line-breaking.ts';
import { BOTTOM, LEADING, PAD, PAGE } from './page-style.ts';
import type { PageWriter, Place } from './page-writer.ts';
import type { Element } from './tags.ts';
import { type Run, runsOf } from './text-runs.ts';

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

/** How the rows of one table are set. */
interface Layout {
  readonly x: number;
  readonly widths: readonly number[];
  readonly size: number;
  readonly step: number;
}

/** The lines of one row, by column. */
type Cells = readonly (readonly Line[])[];

/**
 * A table over as many pages as it takes; its head is repeated on each, and rows are not split if they fit on a page.
 */
export async function setTable(
  writer: PageWriter,
  table: Table,
  { place, notes }: { readonly place: Place; readonly notes: TableNotes },
): Promise<void> {
  const [head, ...rows] = table.children;
  if (!head) return;
  const { noteNumber } = notes;
  const columns = head.children.length;
  const titles = cellRuns(head, columns, { noteNumber, bold: true });
  const samples = rows.slice(0, SAMPLE).map((row) => cellRuns(row, columns, { noteNumber, bold: false }));
  const { widths, size } = columnWidths(writer.fonts, [titles, ...samples], place.width);
  const layout: Layout = { x: place.x, widths, size, step: size * LEADING };
  const setter = new RowSetter(writer, layout, linesOf(writer, titles, layout));
  writer.begin(setter.headHeight + layout.step * 3);
  writer.tags.enter('Table');
  setter.setHead();
  for (const [index, row] of rows.entries()) {
    // Thousands of rows take seconds, and the process has other work to do.
    if (index % ROWS_AT_ONCE === ROWS_AT_ONCE - 1) await setImmediate();
    const cells = cellRuns(row, columns, { noteNumber, bold: false });
    setter.setRow(linesOf(writer, cells, layout), notes.placeOf(row));
  }
  writer.tags.leave();
}

class RowSetter {
  private readonly writer: PageWriter;
  private readonly layout: Layout;
  private readonly titles: Cells;
  readonly headHeight: number;

  constructor(writer: PageWriter, layout: Layout, titles: Cells) {
    this.writer = writer;
    this.layout = layout;
    this.titles = titles;
    this.headHeight = heightOf(titles, layout);
  }

  /** The head where the table begins. */
  setHead(): void {
    const { writer, titles } = this;
    this.fillHead();
    writer.tags.enter('TR');
    const elements = titles.map(() => writer.tags.add('TH', { scope: 'Column' }));
    this.setCells(titles, elements, 'TH');
    for (const element of elements) element.end();
    writer.tags.leave();
  }

  /** One row; a row higher than a page is split. */
  setRow(cells: Cells, name: string | undefined): void {
    const { writer, layout } = this;
    const height = heightOf(cells, layout);
    const fitsOnPage = height <= BOTTOM - PAGE.top - this.headHeight;
    if (height > writer.room && (fitsOnPage || writer.room < layout.step * 4)) this.nextPage();
    if (name !== undefined) writer.mark(name);
    writer.tags.enter('TR');
    const elements = cells.map(() => writer.tags.add('TD'));
    let rest = cells;
    while (heightOf(rest, layout) > writer.room) {
      const fit = Math.max(1, Math.floor((writer.room - 2 * PAD.y) / layout.step));
      this.setCells(
        rest.map((lines) => lines.slice(0, fit)),
        elements,
        'TD',
      );
      rest = rest.map((lines) => lines.slice(fit));
      this.nextPage();
    }
    this.setCells(rest, elements, 'TD');
    for (const element of elements) element.end();
    writer.tags.leave();
  }

  /** The repeated head is for the eye only; in the tagged structure the table has one head. */
  private nextPage(): void {
    const { writer, titles } = this;
    writer.newPage();
    this.fillHead();
    writer.tags.decorate('Pagination', () => this.setCells(titles, [], 'TH'));
  }

  private fillHead(): void {
    const { writer, layout, headHeight } = this;
    writer.fill({ x: layout.x, top: writer.y, width: widthOf(layout), height: headHeight });
  }

  private setCells(cells: Cells, elements: readonly Element[], type: 'TH' | 'TD'): void {
    const { writer, layout } = this;
    let left = layout.x;
    for (const [column, lines] of cells.entries()) {
      const element = elements[column];
      if (element) writer.tags.resume(element, type);
      for (const [index, line] of lines.entries())
        writer.line(line, {
          x: left + PAD.x,
          top: writer.y + PAD.y + index * layout.step,
          size: layout.size,
        });
      if (element) writer.tags.pause();
      left += layout.widths[column] ?? 0;
    }
    writer.y += heightOf(cells, layout);
    writer.rule(writer.y, layout.x, left - layout.x);
  }
}

function heightOf(cells: Cells, { step }: Layout): number {
  let most = 1;
  for (const lines of cells) most = Math.max(most, lines.length);
  return most * step + 2 * PAD.y;
}

function widthOf({ widths }: Layout): number {
  return widths.reduce((sum, width) => sum + width, 0);
}

function cellRuns(
  row: TableRow,
  columns: number,
  { noteNumber, bold }: { readonly noteNumber: TableNotes['noteNumber']; readonly bold: boolean },
): Run[][] {
  return Array.from({ length: columns }, (_, column) =>
    runsOf(row.children[column]?.children ?? [], noteNumber, { bold }),
  );
}

function linesOf(writer: PageWriter, cells: readonly Run[][], { widths, size }: Layout): Line[][] {
  return cells.map((runs, column) => writer.lines(runs, { width: (widths[column] ?? 0) - 2 * PAD.x, size }));
}
