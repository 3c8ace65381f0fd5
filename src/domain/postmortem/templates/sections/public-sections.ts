import type { ListItem, Table } from 'mdast';
import { day, durationWords, timesInLines } from '../../../timeline/time-words.ts';
import { longDay, twelveHour, twelveHourOn, weekday } from '../../../timeline/twelve-hour.ts';
import { type Analysis, firstDay } from '../../analysis/analysis.ts';
import { fromEntries, fromField, together } from '../../analysis/evidence.ts';
import { factNamed } from '../../analysis/facts.ts';
import { cite, entryRow, type Phrase, row, table, text } from '../../document/nodes.ts';
import { inline, isWebAddress, joinTexts, link } from '../../document/prose.ts';
import type { RecordEntry } from '../../record/record.ts';
import { causeInBrief } from './cause.ts';
import { type ImpactPart, impactSentences } from './impact-sentences.ts';
import { lossSentences } from './losses.ts';
import { relapseSentence, withPeriods } from './periods.ts';
import { itemOf } from './points.ts';
import { restoredEarlier } from './recovery.ts';
import { openCause } from './root-cause.ts';
import { inSentences, kindOf } from './sentences.ts';
import { open, stated } from './statements.ts';
import { type TimelineItem, timeCell, updateWords, withUpdates } from './timeline.ts';
import { asSentence, capitalised, firstSentence, linesOf } from './typed-text.ts';
import { TWELVE_HOURS } from './write-time.ts';

/** What the templates for outside readers share: 12-hour times, dates in words. */

/** `June 10, 2024, 3:15 PM UTC`; where only the detection is known, that time and the question. */
export function startWords({ reading, began }: Analysis): Phrase[] {
  const { impactStarted, detected } = reading.milestones;
  const words = (at: Date) => `${longDay(at)}, ${twelveHour(at)} UTC`;
  if (impactStarted && began) return stated(words(began.at), began);
  if (!detected) return open('impact-start');
  return inSentences([stated(`detected ${words(detected.at)}.`, detected), open('impact-start')]);
}

/** `2 hours 45 minutes`; says when it starts at detection, and when service was restored before the end. */
export function durationPhrase(analysis: Analysis): Phrase[] {
  const duration = factNamed(analysis.facts, 'duration');
  if (!duration) return lacksStart(analysis) ? open('resolution') : unknownDuration(analysis);
  const since = duration.since ? ' since its detection' : '';
  const restored = restoredEarlier(analysis, TWELVE_HOURS);
  return [
    ...withPeriods(`${durationWords(duration.minutes)}${since}`, analysis, TWELVE_HOURS),
    ...(restored ? stated(`; ${restored.words}`, restored) : []),
  ];
}

/** With neither a start nor an end, the start is asked for where it would be. */
function lacksStart({ reading: { milestones } }: Analysis): boolean {
  return !milestones.impactStarted && !milestones.detected && !milestones.resolved;
}

/** `The incident lasted 4 hours 30 minutes, from 2:00 AM to 6:30 AM UTC on Saturday, March 9, 2024.` */
export function durationSentence(analysis: Analysis): Phrase[] {
  const duration = factNamed(analysis.facts, 'duration');
  if (!duration) return inSentences([unknownDuration(analysis), relapseSentence(analysis, TWELVE_HOURS)]);
  const { from, to, minutes, since } = duration;
  const start = since ? 'its detection at ' : '';
  const times =
    day(from) === day(to)
      ? `from ${start}${twelveHour(from)} to ${twelveHour(to)} UTC on ${weekday(from)}`
      : `from ${start}${twelveHour(from)} UTC on ${weekday(from)} to ${twelveHour(to)} UTC on ${weekday(to)}`;
  const restored = restoredEarlier(analysis, TWELVE_HOURS);
  return inSentences([
    stated(`The ${kindOf(analysis)} lasted ${durationWords(minutes)}, ${times}.`, duration),
    restored ? stated(`${capitalised(restored.words)}.`, restored) : [],
    relapseSentence(analysis, TWELVE_HOURS),
  ]);
}

/** The missing times, start before end. */
function unknownDuration({ reading }: Analysis): Phrase[] {
  const { impactStarted, detected, resolved } = reading.milestones;
  const start = impactStarted ?? detected;
  if (start && resolved) return stated(CONTRADICTED, together(start, resolved));
  return inSentences([start ? [] : open('impact-start'), resolved ? [] : open('resolution')]);
}

const CONTRADICTED = 'Not given: the times contradict each other.';

/**
 * Who was affected, where, what failed for them, and further parts, in sentences; missing who and what become
 * questions.
 */
export function impactWords(analysis: Analysis, ...further: readonly ImpactPart[]): Phrase[] {
  const { users, functionality } = analysis.record.impact;
  const told = impactSentences(analysis, 'users', 'functionality', ...further);
  const losses = lossSentences(analysis, TWELVE_HOURS);
  const summed = functionality?.trim() ? [] : [summaryInBrief(analysis)];
  if (told.length === 0) return inSentences([...summed, losses, open('impact')]);
  const questions = [
    users?.trim() ? [] : open('impact.users'),
    functionality?.trim() ? [] : open('impact.functionality'),
  ];
  return inSentences([...told, ...summed, losses, ...questions]);
}

/** The same further down; each missing part is asked about only once. */
export function impactAgain(analysis: Analysis, ...further: readonly ImpactPart[]): Phrase[] {
  const told = impactSentences(analysis, 'users', 'functionality', ...further);
  const losses = lossSentences(analysis, TWELVE_HOURS);
  return told.length === 0 ? inSentences([losses, open('impact')]) : inSentences([...told, losses]);
}

/** The first sentence of the summary that people wrote, where nothing else says what failed. */
function summaryInBrief({ record }: Analysis): Phrase[] {
  const [line] = linesOf(record.summary ?? '');
  if (line === undefined) return [];
  return [...inline(record, capitalised(asSentence(firstSentence(line)))), cite(fromField('summary'))];
}

/** The timeline without internal messages; a message is merged with the communication entry of the same moment. */
export function publicMoments(analysis: Analysis): TimelineItem[] {
  const items = withUpdates(analysis).filter(
    (item) => 'entry' in item || item.update.audience !== 'internal',
  );
  const said = new Map(items.flatMap((item) => ('entry' in item ? [] : [[item.at.getTime(), item.update]])));
  const told = new Set<unknown>();
  const joined = items.map((item): TimelineItem => {
    const update =
      'entry' in item && item.entry.type === 'communication' ? said.get(item.at.getTime()) : undefined;
    if (!update || !('entry' in item) || told.has(update)) return item;
    told.add(update);
    return { ...item, update };
  });
  return joined.filter((item) => 'entry' in item || !told.has(item.update));
}

/** The cause that people wrote or marked, in one sentence; otherwise the question for it. */
export function causeOrAsked(analysis: Analysis): Phrase[] {
  const cause = causeInBrief(analysis, TWELVE_HOURS);
  return cause.length > 0 ? cause : openCause(analysis);
}

/** Longer timelines become tables, whose rows need no notes and which a reader can skim. */
const LISTED = 200;

/** Whether a timeline is too long for a list. */
export function isLong({ reading }: Analysis): boolean {
  return reading.entries.length > LISTED;
}

/** The moments of a timeline in list form; `lead` writes what comes before each. Its source is in the note after it. */
export function momentItems(
  analysis: Analysis,
  items: readonly TimelineItem[],
  lead: (time: string) => Phrase[],
): ListItem[] {
  const time = timesInLines(firstDay(analysis), twelveHourOn);
  return items.map((item) => {
    const label = time(item.at);
    if (!('entry' in item)) return itemOf([...lead(label), ...updateWords(analysis.record, item.update)]);
    const { entry } = item;
    const words = momentWords(analysis, item, [cite(fromEntries(entry))]);
    const shown = isWebAddress(entry.permalink) ? [link(entry.permalink, label), text(': ')] : lead(label);
    return itemOf([...shown, ...words]);
  });
}

/** `Customer notification sent (Status page: Service restored)`; `evidence` follows the entry's words. */
function momentWords(
  { record }: Analysis,
  { entry, update }: TimelineItem & { entry: RecordEntry },
  evidence: readonly Phrase[] = [],
): Phrase[] {
  const said = update ? [text(' ('), ...updateWords(record, update), text(')')] : [];
  return joinTexts([...inline(record, entry.text), ...evidence, ...said]);
}

/** The same moments as a table, whose rows cite their own entries. */
export function momentTable(analysis: Analysis, items: readonly TimelineItem[]): Table {
  const { record } = analysis;
  const time = timesInLines(firstDay(analysis), twelveHourOn);
  const rows = items.map((item) => {
    const label = time(item.at);
    if (!('entry' in item)) return row([text(label)], updateWords(record, item.update));
    const { entry } = item;
    return entryRow(entry, [timeCell(label, entry), momentWords(analysis, item)]);
  });
  return table(['Time', 'Event'], rows);
}
