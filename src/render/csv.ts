import { stringify } from 'csv-stringify/sync';
import { verbatim } from '../domain/postmortem/prose.ts';
import { type IncidentRecord, inOrder, nameOf } from '../domain/postmortem/record.ts';

/** The timeline, one row per entry, columns named as in the incident file. */
export function renderTimelineCsv(record: IncidentRecord): string {
  const rows = inOrder(record.entries).map((entry) => [
    entry.at.toISOString(),
    entry.loggedAt?.toISOString() ?? '',
    entry.type,
    verbatim(entry.text),
    entry.author === undefined ? '' : verbatim(nameOf(record, entry.author)),
    entry.source ?? '',
    entry.permalink ?? '',
    verbatim(entry.id),
  ]);
  return write(['at', 'loggedAt', 'type', 'text', 'author', 'source', 'permalink', 'id'], rows);
}

/** The action items, one row each, columns named as in the incident file. */
export function renderActionsCsv(record: IncidentRecord): string {
  const rows = record.actions.map((action) => [
    verbatim(action.id ?? ''),
    verbatim(action.title),
    action.kind ?? '',
    action.owner === undefined ? '' : verbatim(nameOf(record, action.owner)),
    action.due ?? '',
    action.priority ?? '',
    action.status ?? '',
    verbatim(action.doneWhen ?? ''),
  ]);
  return write(['id', 'title', 'kind', 'owner', 'due', 'priority', 'status', 'doneWhen'], rows);
}

/**
 * RFC 4180, UTF-8 without a mark at the beginning. A cell that a spreadsheet would take for a formula gets an apostrophe
 * before it, as OWASP advises (https://owasp.org/www-community/attacks/CSV_Injection).
 */
function write(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return stringify([head, ...rows], { record_delimiter: '\r\n', escape_formulas: true });
}
