import { CsvError, parse } from 'csv-parse/sync';
import { CliFault } from '../cli-fault.ts';
import { decodeText, isUtf8 } from '../decode-text.ts';
import { type Column, columnsOf } from './column.ts';
import { decodeNamed } from './named-encoding.ts';

/** A row that has something in it. */
export interface Row {
  /** As a spreadsheet counts: the first row is row 1, and a cell of several lines is one row. */
  readonly number: number;
  readonly cells: readonly string[];
}

export interface Table {
  readonly columns: readonly Column[];
  /** The number of the header: empty rows may stand above it. */
  readonly headerRow: number;
  readonly rows: readonly Row[];
}

/** Excel writes semicolons where a comma is the decimal sign. */
const SEPARATORS = [',', ';', '\t'];

/**
 * A table with a header, its cells parted by commas, semicolons or tabs, whichever gives the header its names. Throws
 * `CliFault` for what is no such table, or not text.
 */
export function readTable(bytes: Uint8Array, file: string, encoding?: string): Table {
  const decoded = encoding === undefined ? decodeText(bytes) : decodeNamed(bytes, encoding);
  const content = decoded.kind === 'text' ? decoded.text : decoded.bytes;
  const [, said, rest = content] = /^sep=(.)\r?\n([\s\S]*)$/.exec(content) ?? [];
  const separators = said === undefined ? SEPARATORS : [said];
  const separator = separators
    .map((one) => ({ one, fit: fitOf(rest, one) }))
    .sort((a, b) => b.fit - a.fit)[0];
  const [header, ...rows] = rowsOf(parsed(rest, separator?.one ?? ',', file));
  const table = { columns: columnsOf(header?.cells ?? []), headerRow: header?.number ?? 1, rows };
  if (decoded.kind === 'undecodable') throw undecodableFault(table, file, decoded.encoding);
  for (const row of table.rows) refuseSurplus(row, table, file);
  return table;
}

function parsed(content: string, delimiter: string, file: string): string[][] {
  try {
    return parse(content, { delimiter, ...OPTIONS });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new CliFault(
      `${file} is not CSV: ${error.message}; put a cell with quotes, commas or line ends in "".`,
      {
        cause: error,
      },
    );
  }
}

const OPTIONS = {
  record_delimiter: ['\r\n', '\n', '\r'],
  relax_column_count: true,
  trim: true,
};

/** How well a separator fits: by the names that the header then has, then by the number of its columns. */
function fitOf(content: string, delimiter: string): number {
  try {
    // Empty lines above the header fit every separator.
    const [header = []] = parse(content.replace(/^(?:\s*\n)+/, ''), { delimiter, to: 1, ...OPTIONS });
    const known = columnsOf(header).filter(({ role }) => role !== undefined);
    return known.length * 1_000 + header.length;
  } catch {
    return 0;
  }
}

function rowsOf(records: readonly string[][]): Row[] {
  return records.flatMap((cells, index) =>
    cells.some((cell) => cell.trim() !== '') ? [{ number: index + 1, cells }] : [],
  );
}

function refuseSurplus({ number, cells }: Row, { columns }: Table, file: string): void {
  const surplus = cells.slice(columns.length).find((cell) => cell !== '');
  if (surplus === undefined) return;
  throw new CliFault(
    `${file} row ${number} has ${cells.length} cells and the header ${columns.length}, so that "${surplus}" is in no column; put a text that has the separator in it in "".`,
  );
}

/** Names the first cell that is not in the encoding of the file. */
function undecodableFault({ columns, headerRow, rows }: Table, file: string, encoding: string): CliFault {
  const header = { number: headerRow, cells: columns.map(({ name }) => name) };
  const wrong = [header, ...rows]
    .flatMap(({ number, cells }) =>
      cells.map((cell, index) => ({ number, cell, name: columns[index]?.name })),
    )
    .find(({ cell }) => encoding === 'utf-8' && !isUtf8(cell));
  const place = wrong
    ? ` row ${wrong.number}${wrong.name === undefined ? '' : `, column "${wrong.name}",`}`
    : '';
  return new CliFault(
    `${file}${place} is not ${encoding === 'utf-8' ? 'UTF-8' : encoding}; save the file as "CSV UTF-8", or say its encoding, for example: --encoding windows-1252`,
  );
}
