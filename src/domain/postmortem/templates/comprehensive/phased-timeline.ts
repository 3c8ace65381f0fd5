import type { TableRow } from 'mdast';
import { timeOn, timesInLines } from '../../../timeline/time-words.ts';
import { type Analysis, firstDay } from '../../analysis/analysis.ts';
import type { DraftSection } from '../../document/document.ts';
import {
  type Block,
  entryRow,
  noneRecorded,
  type Phrase,
  paragraph,
  remark,
  table,
  text,
} from '../../document/nodes.ts';
import { inline, isWebAddress, link } from '../../document/prose.ts';
import { type IncidentRecord, nameOf, type RecordEntry } from '../../record/record.ts';
import { incidentBoundaries, splitAt } from '../sections/phases.ts';
import { open } from '../sections/statements.ts';
import { entriesOf, openAfter, timeCell } from '../sections/timeline.ts';

const PHASES = [
  ['discovery', 'Discovery Phase'],
  ['response', 'Response Phase'],
  ['recovery', 'Recovery Phase'],
  ['after', 'Post-Incident Phase'],
] as const;

const COLUMNS = ['Time', 'Event', 'Action Taken', 'Actor'];

/** The timeline in phases; the communication log has its own section. */
export function phasedTimeline(analysis: Analysis): DraftSection[] {
  const known = firstDay(analysis);
  const phases = splitAt(entriesOf(analysis), incidentBoundaries(analysis));
  return [
    {
      id: 'timeline',
      heading: 'Timeline of Events',
      level: 2,
      blocks: [remark('All times in UTC.'), ...openAfter(analysis, true), ...actorsQuestion(analysis)],
    },
    ...PHASES.map(([id, heading], index): DraftSection => {
      const entries = (phases[index] ?? []).flatMap((item) => ('entry' in item ? [item.entry] : []));
      const time = timesInLines(known);
      const rows = rowsOf(entries, known).map((each) => tableRow(analysis, time(each[0].at), each));
      const blocks = rows.length === 0 ? [noneRecorded('Nothing recorded.')] : [table(COLUMNS, rows)];
      return { id: `timeline.${id}`, heading, level: 3, blocks };
    }),
  ];
}

/** A single question where at least half of the rows have nobody in their last column. */
function actorsQuestion({ record: { entries } }: Analysis): Block[] {
  const without = entries.filter(({ author }) => author === undefined).length;
  return without > 0 && without * 2 >= entries.length ? [paragraph(...open('actors'))] : [];
}

const NONE: readonly Phrase[] = [text('–')];

/** What one row shows: one entry, or an event and what somebody did about it in the same minute. */
type Row = readonly [RecordEntry] | readonly [event: RecordEntry, action: RecordEntry];

/** Entries in order. An event and the action right after it share a row if the minute and the person are the same. */
function rowsOf(entries: readonly RecordEntry[], known: string): Row[] {
  const rows: Row[] = [];
  for (const entry of entries) {
    const [before, taken] = rows.at(-1) ?? [];
    if (before && !taken && belongTogether(before, entry, known)) rows[rows.length - 1] = [before, entry];
    else rows.push([entry]);
  }
  return rows;
}

function belongTogether(event: RecordEntry, action: RecordEntry, known: string): boolean {
  return (
    !isAction(event) &&
    isAction(action) &&
    event.author !== undefined &&
    event.author === action.author &&
    timeOn(known, event.at) === timeOn(known, action.at)
  );
}

function tableRow({ record }: Analysis, at: string, [entry, action]: Row): TableRow {
  const words = inline(record, entry.text);
  const acted = isAction(entry);
  const cells = [
    timeCell(at, entry),
    acted ? [...NONE] : words,
    action ? actionWords(record, entry, action) : acted ? words : [...NONE],
    entry.author ? inline(record, nameOf(record, entry.author)) : [...NONE],
  ];
  return entryRow(entry, cells, action);
}

/** The time links to the event's message; where the action came with another message, a second link follows. */
function actionWords(record: IncidentRecord, { permalink }: RecordEntry, action: RecordEntry): Phrase[] {
  const words = inline(record, action.text);
  const own = action.permalink;
  if (!isWebAddress(own) || own === permalink) return words;
  return [...words, text(' ('), link(own, 'message'), text(')')];
}

/** What people did, as opposed to what happened or was found, by the type of the entry. */
function isAction({ type }: RecordEntry): boolean {
  switch (type) {
    case 'mitigation':
    case 'response':
    case 'decision':
      return true;
    case 'investigation':
    case 'change':
    case 'detection':
    case 'recovery':
    case 'resolution':
    case 'communication':
    case 'note':
      return false;
    default:
      return type satisfies never;
  }
}
