import type { EntryType } from '../../domain/timeline/entry.ts';
import { MARKS } from '../chart/type-marks.ts';
import type { Line } from './line-breaking.ts';
import { BOTTOM, PAD, PAGE } from './page-style.ts';
import type { PageWriter } from './page-writer.ts';
import type { Element } from './tags.ts';

/** How the rows of one table are set. */
export interface Layout {
  readonly x: number;
  readonly widths: readonly number[];
  readonly size: number;
  readonly step: number;
  /** The column whose words have the sign of a type of entry before them; -1 for none. */
  readonly signs: number;
}

/** The lines of one row, by column. */
export type Cells = readonly (readonly Line[])[];

/** The space that a sign takes before its word. */
export const SIGN = 11;
const SIGN_SIZE = 7;

/** A row to set: its lines, the name that links use, and the type of its entry. */
export interface Row {
  readonly cells: Cells;
  readonly name?: string | undefined;
  readonly type?: EntryType | undefined;
}

/** Sets the rows of one table, its head again on each page. */
export class RowSetter {
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

  /** The day of the rows below, over the whole width; it stays with the first of them. */
  setDay(line: Line, after: number): void {
    const { writer, layout, titles } = this;
    const height = this.dayHeight;
    if (height + after > writer.room) this.nextPage();
    writer.tags.enter('TR');
    const elements = titles.map((_, column) =>
      column === 0 ? writer.tags.add('TH', { scope: 'Row' }) : writer.tags.add('TD'),
    );
    const [first] = elements;
    if (first) writer.tags.resume(first, 'TH');
    writer.line(line, { x: layout.x + PAD.x, top: writer.y + PAD.y * 2, size: layout.size });
    if (first) writer.tags.pause();
    for (const element of elements) element.end();
    writer.tags.leave();
    writer.y += height;
    writer.rule(writer.y, layout.x, widthOf(layout));
  }

  get dayHeight(): number {
    return this.layout.step + 3 * PAD.y;
  }

  /** One row; a row higher than a page is split. `after` is the height of what must stay with it. */
  setRow({ cells, name, type }: Row, after = 0): void {
    const { writer, layout } = this;
    const height = heightOf(cells, layout);
    const fitsOnPage = height + after <= BOTTOM - PAGE.top - this.headHeight;
    const needed = fitsOnPage ? height + after : height;
    if (needed > writer.room && (fitsOnPage || writer.room < layout.step * 4)) this.nextPage();
    if (name !== undefined) writer.mark(name);
    if (type !== undefined) this.setSign(type);
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

  /** The sign of a type, which its word says too. */
  private setSign(type: EntryType): void {
    const { writer, layout } = this;
    const { color, path } = MARKS[type];
    const left = layout.x + widthOf({ ...layout, widths: layout.widths.slice(0, layout.signs) }) + PAD.x;
    const top = writer.y + PAD.y + (layout.step - SIGN_SIZE) / 2;
    writer.tags.decorate('Layout', () => {
      writer.document
        .save()
        .translate(left, top)
        .scale(SIGN_SIZE / 10)
        .path(path)
        .fill(color, 'even-odd')
        .restore();
    });
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
      const indent = column === layout.signs && type === 'TD' ? SIGN : 0;
      for (const [index, line] of lines.entries())
        writer.line(line, {
          x: left + PAD.x + indent,
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

export function heightOf(cells: Cells, { step }: Pick<Layout, 'step'>): number {
  let most = 1;
  for (const lines of cells) most = Math.max(most, lines.length);
  return most * step + 2 * PAD.y;
}

function widthOf({ widths }: Pick<Layout, 'widths'>): number {
  return widths.reduce((sum, width) => sum + width, 0);
}
