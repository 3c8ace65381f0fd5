import { CliFault } from '../cli-fault.ts';
import type { Column, Role } from './column.ts';
import { type DateOrder, type MomentParts, readMomentCell, readOffset } from './moment.ts';
import type { Row, Table } from './read-table.ts';

/** What the columns of a table say about moments, and how to read them. */
export interface MomentColumns {
  readonly file: string;
  /** Columns that together hold a moment, in the order of the file. */
  readonly columns: readonly Column[];
  /** The column of their zone. */
  readonly zone: Column | undefined;
  readonly order: DateOrder | undefined;
}

/** How a moment is written so that it can be read in one way. */
const RIGHT = '2026-03-02 10:02';

/** Offsets that column names say, such as `Time (UTC+1)`. Throws `CliFault` for the name of any other zone. */
export function refuseNamedZones(columns: readonly Column[], { headerRow }: Table, file: string): void {
  for (const { name, aside } of columns) {
    if (aside === undefined || readOffset(aside) !== undefined || FORMAT.test(aside)) continue;
    throw new CliFault(
      `${file} row ${headerRow}, column "${name}": ${aside} is not an offset from UTC; write UTC, or an offset such as UTC+01:00.`,
    );
  }
}

/** Formats and marks that are no zones: `YYYY-MM-DD`, `hh:mm`, `24h`, `ISO 8601`. */
const FORMAT = /^(?:[ymdhs:/. T-]+(?:am\/pm)?|24 ?(?:h|hours?)|iso(?: ?8601)?|optional|required)$/i;

/** Of columns of one kind, the first whose name says its offset: `Time (UTC)` rather than `Time (local)`. */
export function momentColumn(columns: readonly Column[], role: Role): Column | undefined {
  const all = columns.filter((column) => column.role === role);
  return all.find(({ aside = '' }) => readOffset(aside) !== undefined) ?? all[0];
}

/** The moment that a row names, in UTC unless it says a zone; undefined where all its cells are empty. Throws `CliFault`. */
export function momentOf(row: Row, from: MomentColumns): Date | undefined {
  let merged: MomentParts = {};
  for (const column of from.columns) merged = mergedParts(merged, { row, column, from });
  const { date, clock, offset } = merged;
  if (date === undefined && clock === undefined) return undefined;
  const column = from.columns.find(({ index }) => row.cells[index]);
  if (!column) return undefined;
  const place = { file: from.file, row, column };
  if (date === undefined) throw cellFault(place, `has no date; write it as ${RIGHT}`);
  if (clock === undefined) throw cellFault(place, `has no time of day; write it as ${RIGHT}`);
  const minutes = offset ?? zoneOf(row, from) ?? 0;
  return new Date(Date.UTC(date.year, date.month - 1, date.day) + clock - minutes * 60_000);
}

function mergedParts(
  before: MomentParts,
  { row, column, from }: { readonly row: Row; readonly column: Column; readonly from: MomentColumns },
): MomentParts {
  const cell = row.cells[column.index] ?? '';
  const place = { file: from.file, row, column };
  if (cell === '') return before;
  const read = readMomentCell(cell, from.order);
  if (read.kind === 'refused') {
    throw cellFault(place, `${read.why}; ${read.option ? `${read.option}, or ` : ''}write it as ${RIGHT}`);
  }
  const parts = { ...asideOf(column), ...read.parts };
  const one = withoutMidnight(before, parts);
  const other = withoutMidnight(parts, before);
  for (const part of Object.keys(one) as (keyof MomentParts)[])
    if (part in other && JSON.stringify(one[part]) !== JSON.stringify(other[part]))
      throw cellFault(place, 'and another column say different times; leave one of the columns out');
  return { ...one, ...other };
}

/** A spreadsheet's date may be written with midnight; the column of the time of day then decides. */
function withoutMidnight(parts: MomentParts, beside: MomentParts): MomentParts {
  if (parts.clock !== 0 || parts.date === undefined) return parts;
  if (beside.clock === undefined || beside.date !== undefined) return parts;
  const { clock: _midnight, ...rest } = parts;
  return rest;
}

function asideOf({ aside }: Column): MomentParts {
  const offset = readOffset(aside ?? '');
  return offset === undefined ? {} : { offset };
}

function zoneOf(row: Row, { zone, file }: MomentColumns): number | undefined {
  const cell = zone && row.cells[zone.index];
  if (!zone || !cell) return undefined;
  const offset = readOffset(cell);
  if (offset !== undefined) return offset;
  throw cellFault(
    { file, row, column: zone },
    'is not an offset from UTC; write UTC, or an offset such as +01:00',
  );
}

/** A cell of a file. */
export interface CellPlace {
  readonly file: string;
  readonly row: Row;
  readonly column: Column;
}

/** One sentence about one cell; `what` follows its text. */
export function cellFault({ file, row, column }: CellPlace, what: string): CliFault {
  const cell = row.cells[column.index] ?? '';
  return new CliFault(`${file} row ${row.number}, column "${column.name}": "${cell}" ${what}.`);
}
