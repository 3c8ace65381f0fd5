import type { TableRow } from 'mdast';
import { timesInLines } from '../../../timeline/time-words.ts';
import { type Analysis, firstDay } from '../../analysis/analysis.ts';
import type { Update } from '../../analysis/communications.ts';
import type { DraftSection } from '../../document/document.ts';
import {
  type Block,
  cite,
  entryRow,
  type Phrase,
  paragraph,
  remark,
  row,
  table,
  text,
} from '../../document/nodes.ts';
import { flowing, inline, isWebAddress, link, marked, oneLine } from '../../document/prose.ts';
import type { Question } from '../../questions/questions.ts';
import { type IncidentRecord, nameOf, type RecordEntry } from '../../record/record.ts';
import { open, questionList } from './statements.ts';

/**
 * One moment of the timeline: an entry, with the message of the communication log that it reports (if any), or a
 * message without an entry.
 */
export type TimelineItem =
  | { readonly at: Date; readonly entry: RecordEntry; readonly update?: Update }
  | { readonly at: Date; readonly update: Update };

/** The timeline as a table of time, event and type, followed by its open questions. */
export function timeline(analysis: Analysis): DraftSection {
  const time = timesInLines(firstDay(analysis));
  const signed = signer(analysis.record);
  const rows = withUpdates(analysis).map((item) => {
    const at = time(item.at);
    if (!('entry' in item)) return updateRow(analysis, at, item.update);
    const { entry } = item;
    const words = marked(signed(entry), analysis.record.people);
    return entryRow(entry, [timeCell(at, entry), words, [text(capital(entry.type))]]);
  });
  const content =
    rows.length === 0 ? [] : [remark('All times in UTC.'), table(['Time', 'Event', 'Type'], rows)];
  return {
    id: 'timeline',
    heading: 'Timeline',
    level: 2,
    blocks: [...content, ...openAfter(analysis)],
  };
}

/** Every entry in order. */
export function entriesOf({ reading }: Analysis): TimelineItem[] {
  return reading.entries.map((entry) => ({ at: entry.at, entry }));
}

/** Every entry, and every message of the communication log without one, in order. */
export function withUpdates(analysis: Analysis): TimelineItem[] {
  const items = entriesOf(analysis);
  const apart = analysis.reading.updates
    .filter((update) => update.entries.length === 0)
    .map((update): TimelineItem => ({ at: update.at, update }));
  return apart.length === 0 ? items : [...items, ...apart].sort((a, b) => a.at.getTime() - b.at.getTime());
}

/** The open questions of the timeline; the communication log, where there is one, asks its own. */
function timelineQuestions(analysis: Analysis, hasLog: boolean): Block[] {
  const gaps = analysis.gaps.filter(
    (gap) => gap.section === 'timeline' && !(hasLog && gap.kind === 'communication'),
  );
  if (analysis.record.entries.length > 0) return questionList(gaps);
  const rest = gaps.filter((gap: Question) => gap.id !== 'detection');
  return [paragraph(...open('detection')), ...questionList(rest)];
}

/** The same below the entries, set apart by a line that says what they are about. */
export function openAfter(analysis: Analysis, hasLog = false): Block[] {
  const questions = timelineQuestions(analysis, hasLog);
  return analysis.record.entries.length === 0 || questions.length === 0
    ? questions
    : [remark('Open about the timeline:'), ...questions];
}

function updateRow({ record }: Analysis, at: string, update: Update): TableRow {
  return row([text(at)], updateWords(record, update), [text('Communication')]);
}

/** The time, linked to the message that the entry came from. */
export function timeCell(time: string, { permalink }: RecordEntry): Phrase[] {
  return [isWebAddress(permalink) ? link(permalink, time) : text(time)];
}

/** `Status page: Investigating`, with its evidence. */
export function updateWords(record: IncidentRecord, update: Update): Phrase[] {
  const where = update.channel ?? (update.audience === 'unstated' ? '' : update.audience);
  return [...inline(record, where ? `${capital(where)}: ${update.text}` : update.text), cite(update)];
}

/** How documents call the author of an entry. */
interface Signature {
  readonly name: string;
  /** The first name, with a blank after it. */
  readonly called: string;
}

/** What happened, and who said so; the name of each author is looked up once. */
export function signer(record: IncidentRecord): (entry: RecordEntry) => string {
  const known = new Map<string, Signature>();
  const signatureOf = (author: string): Signature => {
    const name = oneLine(nameOf(record, author));
    const signature = { name, called: `${name.split(' ')[0] ?? ''} ` };
    known.set(author, signature);
    return signature;
  };
  return ({ text: words, author }) => {
    const line = flowing(words);
    if (!author) return line;
    const { name, called } = known.get(author) ?? signatureOf(author);
    return name === '' || namesThem(line, { name, called }) ? line : `${line} — ${name}`;
  };
}

/** Whether the words already name the person: `Jane acknowledges` needs no `Jane Doe` after it. */
function namesThem(line: string, { name, called }: Signature): boolean {
  return line.includes(name) || line.startsWith(called);
}

export function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
