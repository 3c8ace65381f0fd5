import { stringify } from 'csv-stringify/sync';
import type { Phrase } from '../domain/postmortem/nodes.ts';
import { closeDirections, marked, verbatim, withNames } from '../domain/postmortem/prose.ts';
import { type IncidentRecord, inOrder, nameOf } from '../domain/postmortem/record.ts';
import { plainText } from '../domain/postmortem/walk.ts';
import { guarded } from './formula-guard.ts';

/** The timeline, one row per entry, columns named as in the incident file. */
export function renderTimelineCsv(record: IncidentRecord): string {
  const rows = inOrder(record.entries).map((entry) => [
    entry.at.toISOString(),
    entry.loggedAt?.toISOString() ?? '',
    entry.type,
    seen(record, entry.text),
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
    seen(record, action.title),
    action.kind ?? '',
    action.owner === undefined ? '' : nameOf(record, action.owner),
    action.due ?? '',
    action.priority ?? '',
    action.status ?? '',
    seen(record, action.doneWhen ?? ''),
  ]);
  return write(['id', 'title', 'kind', 'owner', 'due', 'priority', 'status', 'doneWhen'], rows);
}

/**
 * Typed text as people see it: names of people, channels and groups instead of Slack's codes, and the label of a link
 * with its address. Text that another pass would change is given another one, so that an import and a second export
 * give the same bytes.
 */
function seen(record: IncidentRecord, typed: string): string {
  const lines = withNames(record, typed).split('\n');
  const text = lines.map((line) => marked(line, record.people).map(wordsOf).join('')).join('\n');
  return text === typed ? text : seen(record, text);
}

function wordsOf(phrase: Phrase): string {
  switch (phrase.type) {
    case 'text':
      return phrase.value;
    case 'inlineCode':
      return `\`${phrase.value}\``;
    case 'link': {
      const label = plainText([phrase]);
      const same = ['', 'http://', 'mailto:'].some((scheme) => phrase.url === `${scheme}${label}`);
      if (label === '') return phrase.url;
      return same ? label : `${label} (${phrase.url})`;
    }
    default:
      return plainText([phrase]);
  }
}

/** What a CSV reader may take for the end of a row, or trim. */
const NEEDS_QUOTES = /[\r\n]|^\s|\s$/;

/**
 * RFC 4180, UTF-8 with a byte order mark, without which Excel and LibreOffice read other letters as Windows-1252. A cell
 * that a spreadsheet would take for a formula is guarded; csv-stringify does that too, but not so that it can be undone.
 */
function write(head: readonly string[], rows: readonly (readonly string[])[]): string {
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
