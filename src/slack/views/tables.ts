import type { DataTableBlock, RawTextElement, RichTextBlock, TableBlock } from '@slack/types';
import { LIMITS } from './blocks.ts';
import { truncate } from './truncate.ts';

/** What stands in a row: text, or text with looks and mentions. */
export type Cell = string | RichTextBlock;

/** Slack takes no cell without a character. */
const EMPTY = ' ';

function cellOf(cell: Cell): RawTextElement | RichTextBlock {
  return typeof cell === 'string' ? { type: 'raw_text', text: cell === '' ? EMPTY : cell } : cell;
}

/** How many characters of Slack's limit for tables these cells take. */
export function cellsLength(cells: readonly Cell[]): number {
  return cells.reduce(
    (sum, cell) => sum + (typeof cell === 'string' ? Math.max(cell.length, 1) : lengthOf(cell)),
    0,
  );
}

/** Slack counts what is shown; an id counts as the name in its place. */
const NAME = 20;

function lengthOf({ elements }: RichTextBlock): number {
  return elements
    .flatMap((part) =>
      part.type === 'rich_text_list' ? part.elements.flatMap((it) => it.elements) : part.elements,
    )
    .reduce((sum, run) => sum + ('text' in run && run.text ? run.text.length : NAME), 0);
}

/** A table whose first row is its head; its cells are wrapped, so that a phone shows all of them. */
export function table(head: readonly string[], rows: readonly (readonly Cell[])[]): TableBlock {
  return {
    type: 'table',
    column_settings: head.map(() => ({ is_wrapped: true })),
    rows: [head, ...rows].slice(0, LIMITS.tableRows).map((row) => row.map(cellOf)),
  };
}

/** The first rows that one message has room for, beside its menu. */
export function rowsThatFit<T>(all: readonly T[], cellsOf: (one: T) => readonly Cell[]): readonly T[] {
  let left = ROOM;
  const over = all.findIndex((one) => {
    left -= cellsLength(cellsOf(one));
    return left < 0;
  });
  return all.slice(0, Math.min(over === -1 ? all.length : over, LIMITS.tableRows - 1));
}

/** Characters of all cells; menus have as much again at most. */
const ROOM = 6_000;

/** How many rows a reader sees before turning the page. */
const PAGE = 10;

/** A table that its reader can sort and filter. */
export function dataTable(
  caption: string,
  head: readonly string[],
  rows: readonly (readonly Cell[])[],
): DataTableBlock {
  return {
    type: 'data_table',
    caption: truncate(caption, LIMITS.header),
    page_size: PAGE,
    rows: [head, ...rows].slice(0, LIMITS.tableRows).map((row) => row.map(cellOf)),
  };
}
