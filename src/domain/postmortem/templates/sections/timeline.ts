import type { TableRow } from 'mdast';
import { communicationsOf, type Update } from '../../../timeline/communications.ts';
import { timeOn } from '../../../timeline/time-words.ts';
import type { DraftSection } from '../../document.ts';
import { type Findings, firstDay } from '../../findings.ts';
import { cite, type Phrase, paragraph, remark, row, table, text } from '../../nodes.ts';
import { inline, isWebAddress, link, marked, oneLine } from '../../prose.ts';
import { type IncidentRecord, nameOf, type RecordEntry } from '../../record.ts';
import { open, questionList } from './wording.ts';

/** The timeline as a table of time, event and type, and what it leaves open. */
export function timeline(findings: Findings): DraftSection {
  const rows = timelineRows(findings);
  const gaps = findings.gaps.filter((gap) => gap.section === 'timeline');
  const content =
    rows.length === 0
      ? [paragraph(...open('detection'))]
      : [remark('All times in UTC.'), table(['Time', 'Event', 'Type'], rows)];
  const rest = rows.length === 0 ? gaps.filter((gap) => gap.id !== 'detection') : gaps;
  return { id: 'timeline', heading: 'Timeline', level: 2, blocks: [...content, ...questionList(rest)] };
}

/** One row per entry, and one per message of the communication log that is no entry. */
function timelineRows(findings: Findings): TableRow[] {
  const { entries } = findings.reading;
  const apart = communicationsOf(findings.record, entries).filter((update) => update.entries.length === 0);
  const known = firstDay(findings);
  if (apart.length === 0) return entries.map((entry) => entryRow(findings, known, entry));
  const rows = [
    ...entries.map((entry) => ({ at: entry.at, row: entryRow(findings, known, entry) })),
    ...apart.map((update) => ({ at: update.at, row: updateRow(findings, known, update) })),
  ];
  return rows.sort((a, b) => a.at.getTime() - b.at.getTime()).map(({ row }) => row);
}

function entryRow({ record }: Findings, known: string, entry: RecordEntry): TableRow {
  const time = timeOn(known, entry.at);
  const cells = row(
    [isWebAddress(entry.permalink) ? link(entry.permalink, time) : text(time)],
    eventWords(record, entry),
    [text(capital(entry.type))],
  );
  return { ...cells, data: { entry: entry.id } };
}

function updateRow({ record }: Findings, known: string, update: Update): TableRow {
  const where = update.channel ?? (update.audience === 'unstated' ? '' : update.audience);
  return row(
    [text(timeOn(known, update.at))],
    [...inline(record, where ? `${capital(where)}: ${update.text}` : update.text), cite(update)],
    [text('Communication')],
  );
}

/** What happened, and who said so. */
function eventWords(record: IncidentRecord, { text: words, author }: RecordEntry): Phrase[] {
  const line = oneLine(words);
  return marked(author ? `${line} — ${oneLine(nameOf(record, author))}` : line, record.people);
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
