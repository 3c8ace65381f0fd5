import { stringify } from 'csv-stringify/sync';
import { holderText } from '../domain/actions/holder-words.ts';
import { closeDirections, verbatim, withNames } from '../domain/postmortem/document/prose.ts';
import {
  type IncidentRecord,
  inOrder,
  nameOf,
  type RecordAction,
  type RecordEntry,
} from '../domain/postmortem/record/record.ts';
import { marksCell } from '../domain/timeline/mark-cell.ts';
import { guarded } from './formula-guard.ts';

/** What people said that entries mean stands in columns of its own, in a record where they did. */
const MEANING = ['marks', 'attempt', 'outcome', 'shown'];

/** The timeline, one row per entry, columns named as in the incident file. */
export function renderTimelineCsv(record: IncidentRecord): string {
  const isMarked = record.entries.some(
    ({ marks, attempt, outcome }) => (marks ?? []).length > 0 || attempt !== undefined || outcome,
  );
  const rows = inOrder(record.entries).map((entry) => [
    entry.at.toISOString(),
    entry.loggedAt?.toISOString() ?? '',
    entry.type,
    seen(record, entry.text),
    entry.author === undefined ? '' : nameOf(record, entry.author),
    entry.source ?? '',
    entry.permalink ?? '',
    entry.id,
    ...(isMarked ? meaningCells(record, entry) : []),
  ]);
  const head = ['at', 'loggedAt', 'type', 'text', 'author', 'source', 'permalink', 'id'];
  return writeCsv(isMarked ? [...head, ...MEANING] : head, rows);
}

function meaningCells(record: IncidentRecord, { marks = [], attempt, outcome }: RecordEntry): string[] {
  const set = marksCell(marks, (by) => nameOf(record, by));
  return [set, attempt ?? '', outcome?.was ?? '', outcome?.shown ?? ''];
}

/** The action items, one row each, columns named as in the incident file. */
export function renderActionsCsv(record: IncidentRecord): string {
  const rows = record.actions.map((action) => [
    action.id ?? '',
    seen(record, action.title),
    action.kind ?? '',
    action.owner === undefined ? heldBy(action) : nameOf(record, action.owner),
    action.due ?? '',
    action.priority ?? '',
    action.status ?? '',
    seen(record, action.doneWhen ?? ''),
    action.link ?? '',
  ]);
  return writeCsv(['id', 'title', 'kind', 'owner', 'due', 'priority', 'status', 'doneWhen', 'link'], rows);
}

/** In the column of the owner: those who have it until a person takes it. */
function heldBy({ heldBy }: RecordAction): string {
  return heldBy ? holderText(heldBy) : '';
}

/** Codes can stand in one another; deeper ones are nobody's. */
const PASSES = 5;

/**
 * Typed text as people see it, without Slack's codes: also without those that appear when the first are replaced, so
 * that an import and a second export give the same bytes.
 */
function seen(record: IncidentRecord, typed: string): string {
  let text = typed;
  for (let pass = 0; pass < PASSES; pass += 1) {
    const before = text;
    text = withNames(record, before);
    if (text === before) return text;
  }
  return text;
}

/** What a CSV reader may take for the end of a row, or trim. */
const NEEDS_QUOTES = /[\r\n]|^\s|\s$/;

/**
 * RFC 4180, UTF-8 with a byte order mark, without which Excel and LibreOffice read other letters as Windows-1252. A cell
 * that a spreadsheet would take for a formula is guarded; csv-stringify does that too, but not so that it can be undone.
 */
export function writeCsv(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return stringify([head, ...rows.map((row) => row.map(cell))], {
    bom: true,
    record_delimiter: '\r\n',
    quoted_match: NEEDS_QUOTES,
  });
}

/** The text as given, with direction marks closed on each line, and so within the cell. */
function cell(given: string): string {
  return guarded(verbatim(given).split('\n').map(closeDirections).join('\n'));
}
