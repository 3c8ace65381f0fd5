import { emptyRecord, type RecordEntry } from '../domain/postmortem/record/record.ts';
import { ENTRY_SOURCES, ENTRY_TYPES } from '../domain/timeline/entry.ts';
import { unguarded } from '../render/formula-guard.ts';
import { CliFault } from './cli-fault.ts';
import type { Column, Role } from './csv/column.ts';
import { type MeaningCells, type ReadMeaning, readMeaning } from './csv/meaning.ts';
import type { DateOrder } from './csv/moment.ts';
import { type Row, readTable, type Table } from './csv/read-table.ts';
import {
  type CellPlace,
  cellFault,
  type MomentColumns,
  momentColumn,
  momentOf,
  refuseNamedZones,
} from './csv/row-moment.ts';
import type { ImportSource } from './import-source.ts';

export interface TimelineCall {
  readonly title: string;
  /** Its name in sentences. */
  readonly file: string;
  /** Which number is the day in `3/2/2026`; without it such a date is refused. */
  readonly dates?: DateOrder;
  /** The encoding of a file that is neither UTF-8 nor UTF-16. */
  readonly encoding?: string;
}

/** The columns of a timeline by what they hold. */
interface Layout {
  readonly file: string;
  readonly moment: MomentColumns;
  readonly loggedAt: MomentColumns;
  /** Joined in the order of the file. */
  readonly text: readonly Column[];
  readonly one: Readonly<Partial<Record<Role, Column>>>;
}

/**
 * A timeline with a header row: a time, or a date and a time (UTC unless it says a zone), and one or more columns of
 * text. Throws `CliFault` with row and column.
 */
export function readCsvTimeline(bytes: Uint8Array, call: TimelineCall): ImportSource {
  const { file, title } = call;
  const table = readTable(bytes, file, call.encoding);
  if (table.columns.length === 0) throw new CliFault(`${file} is empty; nothing was imported.`);
  const layout = layoutOf(table, call);
  const ids = idsOf(table, layout);
  const known = new Set(ids);
  const meanings = table.rows.map((row) => readMeaning(meaningCells(row, layout), known));
  const entries = table.rows.map((row, index) => ({
    ...entryOf(row, ids[index] ?? '', layout),
    ...meanings[index]?.meaning,
  }));
  refuseSameIds(entries, table, layout);
  if (entries.length === 0) throw new CliFault(`${file} has no rows under its header; nothing was imported.`);
  const leftOut = [
    ...columnsLeftOut(table, layout),
    ...unknownKinds(table, layout),
    ...unknownMeanings(meanings),
  ];
  return { record: { ...emptyRecord(title), entries }, content: Buffer.from(bytes), leftOut };
}

function layoutOf(table: Table, { file, dates: order }: TimelineCall): Layout {
  const first = (role: Role) => table.columns.find((column) => column.role === role);
  const halves = table.columns.filter((column) =>
    HALVES.some((role) => column === momentColumn(table.columns, role)),
  );
  const text = table.columns.filter(({ role }) => role === 'text');
  const names = table.columns.map(({ name }) => `"${name}"`).join(', ');
  if (halves.length === 0)
    throw new CliFault(
      `${file} row ${table.headerRow} names no column for the time, only ${names}; call one Time, or two Date and Time.`,
    );
  if (text.length === 0)
    throw new CliFault(
      `${file} row ${table.headerRow} names no column for the text, only ${names}; call one Event or Description.`,
    );
  const one = Object.fromEntries(ROLES_OF_ONE.map((role) => [role, first(role)]));
  const common = { file, zone: first('zone'), order };
  const logged = momentColumn(table.columns, 'loggedAt');
  refuseNamedZones([...halves, ...(logged ? [logged] : [])], table, file);
  return {
    file,
    moment: { ...common, columns: halves },
    loggedAt: { ...common, columns: logged ? [logged] : [] },
    text,
    one,
  };
}

/** What a moment is made of. */
const HALVES = ['at', 'date', 'time'] as const;
/** Of these the first column counts. */
const ROLES_OF_ONE = [
  'id',
  'type',
  'author',
  'source',
  'permalink',
  'marks',
  'attempt',
  'outcome',
  'shown',
] as const;

function entryOf(row: Row, id: string, layout: Layout): RecordEntry {
  const cell = (role: Role) => cellOf(row, layout.one[role]);
  const place = { file: layout.file, row };
  const at = momentOf(row, layout.moment);
  if (!at) throw emptyFault({ ...place, columns: layout.moment.columns }, 'write when it happened');
  const text = textOf(row, layout.text);
  if (text === '') throw emptyFault({ ...place, columns: layout.text }, 'write what happened');
  const loggedAt = momentOf(row, layout.loggedAt);
  const author = cell('author');
  const source = ENTRY_SOURCES.find((known) => known === cell('source'));
  const permalink = permalinkOf(row, layout);
  return {
    id,
    at,
    type: typeOf(cell('type')) ?? 'note',
    text,
    ...(loggedAt ? { loggedAt } : {}),
    ...(author === '' ? {} : { author }),
    ...(source && source !== 'import' ? { source } : {}),
    ...(permalink === '' ? {} : { permalink }),
  };
}

function meaningCells(row: Row, { one }: Layout): MeaningCells {
  const cell = (role: keyof MeaningCells) => cellOf(row, one[role]);
  return {
    marks: cell('marks'),
    attempt: cell('attempt'),
    outcome: cell('outcome'),
    shown: cell('shown'),
  };
}

/** The file's own ids; a row without one gets the number of its entry, `e2`, where no other row is called so. */
function idsOf({ rows }: Table, { one: { id: column } }: Layout): readonly string[] {
  const own = rows.map((row) => cellOf(row, column));
  const taken = new Set(own);
  return own.map((id, index) => {
    let free = id || `e${index + 1}`;
    while (id === '' && taken.has(free)) free += '-';
    taken.add(free);
    return free;
  });
}

function cellOf(row: Row, column: Column | undefined): string {
  return column ? unguarded(row.cells[column.index] ?? '') : '';
}

/** `Deploy: release 4.2; by hand`, of three columns. */
function textOf(row: Row, columns: readonly Column[]): string {
  const [head = '', ...more] = new Set(
    columns.map((column) => cellOf(row, column)).filter((text) => text !== ''),
  );
  if (more.length === 0) return head;
  return `${head}${/[.:;!?…]$/.test(head) ? '' : ':'} ${more.join('; ')}`;
}

function typeOf(cell: string) {
  return ENTRY_TYPES.find((known) => known === cell.toLowerCase());
}

function permalinkOf(row: Row, { one: { permalink: column }, file }: Layout): string {
  const address = cellOf(row, column);
  if (!column || address === '' || /^https?:\/\/\S+$/i.test(address)) return address;
  throw cellFault({ file, row, column }, 'is no web address; write https://… or leave it empty');
}

function emptyFault(
  { row, columns, file }: Omit<CellPlace, 'column'> & { readonly columns: readonly Column[] },
  todo: string,
): CliFault {
  const names = columns.map(({ name }) => `"${name}"`).join(', ');
  return new CliFault(`${file} row ${row.number}, column ${names}: empty; ${todo}, or take the row out.`);
}

/** Ids of a file are its own; where two rows have the same, the later one could not be told from the first. */
function refuseSameIds(
  entries: readonly RecordEntry[],
  { rows }: Table,
  { file, one: { id: column } }: Layout,
): void {
  const seen = new Set<string>();
  for (const [index, { id }] of entries.entries()) {
    const row = rows[index];
    if (seen.has(id) && row && column) {
      throw cellFault({ file, row, column }, 'names two rows; give each its own, or take the column out');
    }
    seen.add(id);
  }
}

function columnsLeftOut({ columns, rows }: Table, { moment, loggedAt, text, one }: Layout): string[] {
  const taken = new Set([
    ...moment.columns,
    moment.zone,
    ...loggedAt.columns,
    ...text,
    ...Object.values(one),
  ]);
  const names = columns
    .filter((column) => !taken.has(column) && rows.some(({ cells }) => cells[column.index]))
    .map(({ name }) => `"${name}"`);
  if (names.length === 0) return [];
  return [`the ${names.length === 1 ? 'column' : 'columns'} ${names.join(', ')}`];
}

/** Types and sources that Scribe does not have; an entry without a type is a note. */
function unknownKinds({ rows }: Table, { one: { type, source } }: Layout): string[] {
  const of = (column: Column | undefined, isKnown: (cell: string) => boolean) => {
    const unknown = rows.map((row) => cellOf(row, column)).filter((cell) => cell !== '' && !isKnown(cell));
    return { count: unknown.length, first: unknown[0] };
  };
  const types = of(type, (cell) => typeOf(cell) !== undefined);
  const sources = of(source, (cell) => ENTRY_SOURCES.some((known) => known === cell));
  return [
    ...(types.count === 0
      ? []
      : [`the type of ${rowsOf(types.count)}, which Scribe does not have ("${types.first}")`]),
    ...(sources.count === 0 ? [] : [`the source of ${rowsOf(sources.count)} ("${sources.first}")`]),
  ];
}

const MEANINGS = {
  marks: 'the marks',
  attempt: 'the attempt',
  outcome: 'the outcome',
  shown: 'what shows the outcome',
} as const;

/** Marks and outcomes that Scribe does not have, and ids of no row. */
function unknownMeanings(meanings: readonly ReadMeaning[]): string[] {
  return Object.entries(MEANINGS).flatMap(([name, words]) => {
    const count = meanings.filter(({ unread }) => unread.some((each) => each === name)).length;
    return count === 0 ? [] : [`${words} of ${rowsOf(count)}`];
  });
}

function rowsOf(count: number): string {
  return count === 1 ? '1 row' : `${count} rows`;
}
