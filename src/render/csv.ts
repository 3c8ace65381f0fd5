import { stringify } from 'csv-stringify/sync';
import { closeDirections, verbatim, withNames } from '../domain/postmortem/prose.ts';
import { type IncidentRecord, inOrder, nameOf } from '../domain/postmortem/record.ts';

/** The timeline, one row per entry, columns named as in the incident file. */
export function renderTimelineCsv(record: IncidentRecord): string {
  const rows = inOrder(record.entries).map((entry) => [
    entry.at.toISOString(),
    entry.loggedAt?.toISOString() ?? '',
    entry.type,
    withNames(record, entry.text),
    entry.author === undefined ? '' : nameOf(record, entry.author),
    entry.source ?? '',
    entry.permalink ?? '',
    entry.id,
  ]);
  return write(['at', 'loggedAt', 'type', 'text', 'author', 'source', 'permalink', 'id'], rows);
}

/** The action items, one row each, columns named as in the incident file. */
export function renderActionsCsv(record: IncidentRecord): string {
  const rows = record.actions.map((action) => [
    action.id ?? '',
    withNames(record, action.title),
    action.kind ?? '',
    action.owner === undefined ? '' : nameOf(record, action.owner),
    action.due ?? '',
    action.priority ?? '',
    action.status ?? '',
    action.doneWhen ?? '',
  ]);
  return write(['id', 'title', 'kind', 'owner', 'due', 'priority', 'status', 'doneWhen'], rows);
}

/** What a CSV reader may take for the end of a row, or trim. */
const NEEDS_QUOTES = /[\r\n]|^\s|\s$/;

/**
 * RFC 4180, UTF-8 without a byte order mark. A cell that a spreadsheet would take for a formula gets an apostrophe
 * before it, as OWASP advises (https://owasp.org/www-community/attacks/CSV_Injection).
 */
function write(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return stringify([head, ...rows.map((row) => row.map(cell))], {
    record_delimiter: '\r\n',
    quoted_match: NEEDS_QUOTES,
    escape_formulas: true,
  });
}

/** The text as given, with direction marks closed on each line, and so within the cell. */
function cell(given: string): string {
  return verbatim(given).split('\n').map(closeDirections).join('\n');
}
