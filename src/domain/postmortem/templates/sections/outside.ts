import type { ListItem, Table } from 'mdast';
import { cleanText } from '../../../timeline/clean-text.ts';
import { fromEntries, fromField, together } from '../../../timeline/evidence.ts';
import { factNamed } from '../../../timeline/facts.ts';
import { counted, day, durationWords } from '../../../timeline/time-words.ts';
import { longDay, twelveHour, twelveHourOn, weekday } from '../../../timeline/twelve-hour.ts';
import { type Findings, firstDay } from '../../findings.ts';
import { cite, type Phrase, row, table, text } from '../../nodes.ts';
import { inline, isWebAddress, link, quoted } from '../../prose.ts';
import { itemOf } from './points.ts';
import { namedCause, withoutStop } from './summary.ts';
import { type TimelineItem, timeCell, updateWords, withUpdates } from './timeline.ts';
import { open, stated } from './wording.ts';

/** Pieces that the templates for outside readers share: times of 12 hours, dates in words. */

/** `June 10, 2024, 3:15 PM UTC`; where only the detection is known, that, and the question. */
export function startWords({ reading }: Findings): Phrase[] {
  const { impactStarted, detected } = reading.milestones;
  const words = (at: Date) => `${longDay(at)}, ${twelveHour(at)} UTC`;
  if (impactStarted) return stated(words(impactStarted.at), impactStarted);
  if (!detected) return open('impact-start');
  return [...stated(`detected ${words(detected.at)}. `, detected), ...open('impact-start')];
}

/** `2 hours 45 minutes`; says when it runs from the detection. */
export function durationPhrase(findings: Findings): Phrase[] {
  const duration = factNamed(findings.facts, 'duration');
  if (!duration) return unknownDuration(findings);
  const since = duration.since ? ' since its detection' : '';
  return [...stated(`${durationWords(duration.minutes)}${since}`, duration), ...relapse(duration)];
}

/** `It lasted 4 hours 30 minutes, from 2:00 AM to 6:30 AM UTC on Saturday, March 9, 2024.` */
export function durationSentence(findings: Findings): Phrase[] {
  const duration = factNamed(findings.facts, 'duration');
  if (!duration) return unknownDuration(findings);
  const { from, to, minutes, since } = duration;
  const start = since ? 'its detection at ' : '';
  const times =
    day(from) === day(to)
      ? `from ${start}${twelveHour(from)} to ${twelveHour(to)} UTC on ${weekday(from)}`
      : `from ${start}${twelveHour(from)} UTC on ${weekday(from)} to ${twelveHour(to)} UTC on ${weekday(to)}`;
  return [...stated(`It lasted ${durationWords(minutes)}, ${times}.`, duration), ...relapse(duration)];
}

function relapse({
  periods,
  impactMinutes,
}: NonNullable<ReturnType<typeof factNamed<'duration'>>>): Phrase[] {
  if (!periods || impactMinutes === undefined) return [];
  return [
    text(
      ` It came back once resolved: impact in ${counted(periods.length, 'period')}, ${durationWords(impactMinutes)} in all.`,
    ),
  ];
}

function unknownDuration({ reading }: Findings): Phrase[] {
  const { impactStarted, detected, resolved } = reading.milestones;
  const start = impactStarted ?? detected;
  if (!resolved) return open('resolution');
  if (!start) return open('impact-start');
  return [text('not given: the times contradict each other'), cite(together(start, resolved))];
}

/** Who was hit, where, and what did not work for them, in a few short sentences; or the question for it. */
export function impactWords({ record }: Findings): Phrase[] {
  const { users, regions, functionality, data } = record.impact;
  const given = { users, regions: regions?.join(', '), functionality, data };
  const filled = Object.entries(given).filter((pair): pair is [string, string] => Boolean(pair[1]?.trim()));
  if (filled.length === 0) return open('impact');
  const words = filled.map(([, value]) => `${withoutStop(value)}.`).join(' ');
  const evidence = together(...filled.map(([name]) => fromField(`impact.${name}`)));
  return [
    ...inline(record, words),
    cite(evidence),
    ...(users?.trim() ? [] : [text(' '), ...open('impact.users')]),
  ];
}

/** The timeline without what was only said inside. */
export function publicMoments(findings: Findings): TimelineItem[] {
  return withUpdates(findings).filter((item) => 'entry' in item || item.update.audience !== 'internal');
}

const FIRST_SENTENCE = /^.+?[.!?](?=\s+[\p{Lu}\p{N}`"“])/su;

/** The first sentence of the cause that people wrote; without one the record's own, or the question. */
export function causeInBrief(findings: Findings): Phrase[] {
  const { record } = findings;
  const [first = ''] = cleanText(record.rootCause ?? '').split('\n');
  if (first.trim() !== '') {
    return [...inline(record, FIRST_SENTENCE.exec(first)?.[0] ?? first), cite(fromField('rootCause'))];
  }
  const entry = namedCause(findings);
  if (!entry) return open('rootCause');
  return [
    ...quoted(record, withoutStop(entry.text)),
    cite(fromEntries(entry)),
    text(' '),
    ...open('rootCause'),
  ];
}

/** Lists of more moments than this are tables, whose rows need no notes and which a reader can skim. */
const LISTED = 200;

/** Whether a timeline is too long for a list. */
export function isLong({ reading }: Findings): boolean {
  return reading.entries.length > LISTED;
}

/** One moment of a timeline that is a list; `time` writes its time. Who said so stands in the note behind it. */
export function momentItem(
  findings: Findings,
  item: TimelineItem,
  time: (label: string) => Phrase[],
): ListItem {
  const { record } = findings;
  const label = twelveHourOn(firstDay(findings), item.at);
  if (!('entry' in item)) return itemOf([...time(label), ...updateWords(record, item.update)]);
  const { entry } = item;
  const shown = isWebAddress(entry.permalink) ? [link(entry.permalink, label), text(': ')] : time(label);
  return itemOf([...shown, ...inline(record, entry.text), cite(fromEntries(entry))]);
}

/** The same moments as a table. */
export function momentTable(findings: Findings, items: readonly TimelineItem[]): Table {
  const { record } = findings;
  const known = firstDay(findings);
  const rows = items.map((item) => {
    const label = twelveHourOn(known, item.at);
    if (!('entry' in item)) return row([text(label)], updateWords(record, item.update));
    const { entry } = item;
    return { ...row(timeCell(label, entry), inline(record, entry.text)), data: { entry: entry.id } };
  });
  return table(['Time', 'Event'], rows);
}
