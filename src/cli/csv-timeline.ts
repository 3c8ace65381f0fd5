import { CsvError, parse } from 'csv-parse/sync';
import { z } from 'zod';
import { emptyRecord, type IncidentRecord, type RecordEntry } from '../domain/postmortem/record.ts';
import { ENTRY_TYPES } from '../domain/timeline/entry.ts';
import { CliFault } from './cli-fault.ts';

/** Column names, as this project writes them and as other tools call them. */
const COLUMNS: Readonly<Record<string, string>> = {
  at: 'at',
  time: 'at',
  timestamp: 'at',
  occurredat: 'at',
  date: 'at',
  loggedat: 'loggedAt',
  type: 'type',
  kind: 'type',
  text: 'text',
  event: 'text',
  message: 'text',
  description: 'text',
  author: 'author',
  user: 'author',
  who: 'author',
  permalink: 'permalink',
  url: 'permalink',
  id: 'id',
  source: 'source',
};

const MOMENT = z
  .string()
  .transform((text) => (/(?:Z|[+-]\d\d:?\d\d)$/i.test(text.trim()) ? text.trim() : `${text.trim()}Z`))
  .transform((text) => new Date(text.replace(' ', 'T')))
  .refine((at) => !Number.isNaN(at.getTime()));

/**
 * A timeline with a header line: at least a time (UTC unless a zone is given) and a text. Throws `CliFault` with the
 * line.
 */
export function readCsvTimeline(
  content: string,
  { title, file }: { readonly title: string; readonly file: string },
): IncidentRecord {
  const rows = readRows(content, file);
  const entries = rows.map((row, index) => entryOf(row, index, file));
  return { ...emptyRecord(title), entries };
}

function readRows(content: string, file: string): Record<string, string>[] {
  try {
    return parse(content, {
      bom: true,
      columns: (header: string[]) =>
        header.map((name) => COLUMNS[name.toLowerCase().replace(/[^a-z]/g, '')] ?? name),
      skip_empty_lines: true,
      trim: true,
      relax_column_count_less: true,
    }) as Record<string, string>[];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new CliFault(`${file} is not CSV: ${error.message}.`, { cause: error });
  }
}

function entryOf(row: Record<string, string>, index: number, file: string): RecordEntry {
  const line = index + 2;
  const at = MOMENT.safeParse(row['at'] ?? '');
  if (!at.success) {
    throw new CliFault(
      `${file}:${line} has no time in its column "at"; one looks like 2026-03-02T10:02:00Z.`,
    );
  }
  const text = unguarded(row['text'] ?? '');
  if (text === '') throw new CliFault(`${file}:${line} has nothing in its column "text".`);
  const loggedAt = MOMENT.safeParse(row['loggedAt'] ?? '');
  const type = ENTRY_TYPES.find((known) => known === row['type']?.toLowerCase()) ?? 'note';
  return {
    id: row['id'] || `e${index + 1}`,
    at: at.data,
    type,
    text,
    ...(loggedAt.success ? { loggedAt: loggedAt.data } : {}),
    ...(row['author'] ? { author: unguarded(row['author']) } : {}),
    ...(row['permalink'] ? { permalink: row['permalink'] } : {}),
  };
}

/** Removes the mark that keeps spreadsheets from running a text as a formula. */
function unguarded(text: string): string {
  return text.replace(/^'(?=[=+\-@\t\r])/, '');
}
