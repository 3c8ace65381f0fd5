import type { Table, TableCell, TableRow } from 'mdast';
import { entriesOfRow } from '../domain/postmortem/document/nodes.ts';
import { plainText } from '../domain/postmortem/document/walk.ts';
import { ENTRY_TYPES, type EntryType } from '../domain/timeline/entry.ts';
import { weekday } from '../domain/timeline/twelve-hour.ts';

/** The rows of one day; `day` is absent where all rows are of the day that the reader knows. */
export interface DayOfRows {
  /** `2026-03-02`. */
  readonly day?: string;
  readonly rows: readonly TableRow[];
}

/** Whether the rows of a table are entries of the timeline. */
export function isTimeline({ children }: Table): boolean {
  return children.some((row) => entriesOfRow(row).length > 0);
}

const DATE = /^(\d{4}-\d\d-\d\d) (?=\d\d:)/;

/**
 * The rows of a timeline by day, without the date in their times. A table of one day whose times have no date, which is
 * the day that the incident began, is not divided.
 */
export function daysOfRows(rows: readonly TableRow[]): DayOfRows[] {
  const days: { day?: string; rows: TableRow[] }[] = [];
  let isDivided = false;
  for (const row of rows) {
    const written = DATE.exec(plainText(row.children[0]?.children ?? []))?.[1];
    isDivided ||= written !== undefined;
    const last = days.at(-1);
    const day = written ?? row.data?.day ?? last?.day;
    const shown = written === undefined ? row : { ...row, children: withoutDate(row.children) };
    if (last && last.day === day) last.rows.push(shown);
    else days.push({ ...(day === undefined ? {} : { day }), rows: [shown] });
  }
  return isDivided || days.length > 1 ? days : [{ rows }];
}

function withoutDate([time, ...cells]: readonly TableCell[]): TableCell[] {
  if (!time) return [];
  const children = time.children.map((phrase) => {
    if (phrase.type === 'text') return { ...phrase, value: phrase.value.replace(DATE, '') };
    const [words] = phrase.type === 'link' ? phrase.children : [];
    if (phrase.type !== 'link' || words?.type !== 'text') return phrase;
    return { ...phrase, children: [{ ...words, value: words.value.replace(DATE, '') }] };
  });
  return [{ ...time, children }, ...cells];
}

/** `Monday, March 2, 2026`. */
export function longDayOf(day: string): string {
  return weekday(new Date(`${day}T00:00:00Z`));
}

const TYPE = 'Type';

/**
 * The table as it is read best: without columns that are mostly dashes, and with the type of each entry, which its
 * signs need.
 */
export function laidOut(table: Table): Table {
  return withTypes(withoutSparseColumns(table));
}

/** Adds the column of types to a table that has none. */
function withTypes(table: Table): Table {
  const [head, ...rows] = table.children;
  if (!head || typeColumn(table) !== -1 || !rows.some(({ data }) => data?.kind)) return table;
  const added = (row: TableRow, value: string): TableRow => ({
    ...row,
    children: [...row.children, { type: 'tableCell', children: [{ type: 'text', value }] }],
  });
  return {
    ...table,
    align: [...(table.align ?? []), null],
    children: [added(head, TYPE), ...rows.map((row) => added(row, capital(row.data?.kind ?? '')))],
  };
}

/** Where the types of entries stand; -1 where they do not. */
export function typeColumn({ children: [head] }: Table): number {
  return head?.children.findIndex(({ children }) => plainText(children) === TYPE) ?? -1;
}

/** The type that a cell names. */
export function typeIn(cell: TableCell | undefined): EntryType | undefined {
  const word = plainText(cell?.children ?? []).toLowerCase();
  return ENTRY_TYPES.find((type) => type === word);
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** With at least this share of dashes, a column says too little for its width. */
const MOSTLY = 0.5;

/**
 * The table without columns that are mostly dashes: what they hold stands in the cell before (or, for the column after
 * the time, behind), with the column's name. The first column stays.
 */
export function withoutSparseColumns(table: Table): Table {
  const [head, ...rows] = table.children;
  if (!head) return table;
  const names = head.children.map(({ children }) => plainText(children));
  const sparse = names.flatMap((_, column) => {
    const dashes = rows.filter(({ children }) => isDash(children[column])).length;
    return column > 0 && dashes > 0 && dashes >= rows.length * MOSTLY ? [column] : [];
  });
  // What happened and what was done are two columns of one kind: where each is half of dashes, the first one stays.
  const kept = sparse.includes(1) && sparse.includes(2) ? 1 : undefined;
  const gone = sparse.filter((column) => column !== kept);
  if (gone.length === 0) return table;
  const into = (column: number) =>
    [...names.keys()].filter((each) => each > 0 && each < column && !gone.includes(each)).at(-1) ??
    [...names.keys()].find((each) => each > column && !gone.includes(each)) ??
    0;
  const children = [head, ...rows].map((row, index): TableRow => {
    const cells = row.children.map((cell, column): TableCell => {
      if (index === 0) return cell;
      const joined = gone.filter((each) => into(each) === column && !isDash(row.children[each]));
      return joined.reduce((whole, each) => joinedCell(whole, row.children[each], names[each] ?? ''), cell);
    });
    return { ...row, children: cells.filter((_, column) => !gone.includes(column)) };
  });
  return { ...table, children };
}

/** `Pool grows · Actor: Jane`; what takes the place of a dash needs no dot. */
function joinedCell(cell: TableCell, added: TableCell | undefined, name: string): TableCell {
  if (!added) return cell;
  const label = { type: 'emphasis' as const, children: [{ type: 'text' as const, value: `${name}:` }] };
  const before = isDash(cell) ? [] : [...cell.children, { type: 'text' as const, value: ' · ' }];
  return { ...cell, children: [...before, label, { type: 'text', value: ' ' }, ...added.children] };
}

function isDash(cell: TableCell | undefined): boolean {
  return cell === undefined || plainText(cell.children).trim() === '–';
}
