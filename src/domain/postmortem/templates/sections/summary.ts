import { markOn } from '../../../timeline/mark.ts';
import { clockTime, day, durationWords, timeOn } from '../../../timeline/time-words.ts';
import { type Analysis, firstDay } from '../../analysis/analysis.ts';
import { type Evidence, fromEntries, fromField, together } from '../../analysis/evidence.ts';
import { factNamed } from '../../analysis/facts.ts';
import { recoveryIn } from '../../analysis/impact-periods.ts';
import { markedAs } from '../../analysis/marked.ts';
import type { Milestone } from '../../analysis/milestones.ts';
import type { DraftSection } from '../../document/document.ts';
import { type Block, type Phrase, paragraph } from '../../document/nodes.ts';
import { prose } from '../../document/prose.ts';
import type { RecordEntry } from '../../record/record.ts';
import { attemptsInBrief, attemptsWithOutcome } from './attempts.ts';
import { triggerSentences } from './cause.ts';
import { impactInBrief } from './impact-sentences.ts';
import { lossSentences } from './losses.ts';
import { noticedSentence } from './noticed.ts';
import { relapseSentence } from './periods.ts';
import { detectionAfterEnd, endTimes, restoredOf } from './recovery.ts';
import { closeSentences, endSentences, restoredSentence } from './resolution.ts';
import { inSentences, kindOf } from './sentences.ts';
import { open, stated } from './statements.ts';
import { TWENTY_FOUR_HOURS } from './write-time.ts';

/** What a person wrote. Where that is nothing or only one line, the story by slots. */
export function summary(analysis: Analysis): DraftSection {
  return { id: 'summary', heading: 'Executive Summary', level: 2, blocks: summaryBlocks(analysis) };
}

/** A shorter summary is a line typed in the heat of the moment: it says what was done, not what happened. */
const SAYS_IT_ALL = 160;

export function summaryBlocks(analysis: Analysis): Block[] {
  const { record } = analysis;
  const written = record.summary?.trim() ? prose(record, record.summary, fromField('summary')) : [];
  const whole = (record.summary?.trim().length ?? 0) >= SAYS_IT_ALL;
  const told = whole ? besideWritten(analysis) : story(analysis);
  if (told.length > 0) return [...written, paragraph(...told)];
  return written.length > 0 ? written : [paragraph(...open('summary'))];
}

/** What people marked and a summary that they wrote may leave out: how it came back, losses, attempts, its end. */
function besideWritten(analysis: Analysis): Phrase[] {
  const write = TWENTY_FOUR_HOURS;
  const restored = restoredOf(analysis);
  return inSentences([
    relapseSentence(analysis, write),
    lossSentences(analysis, write),
    attemptsWithOutcome(analysis, write),
    ...endSentences(analysis, write),
    restored ? restoredSentence(analysis, restored, write) : [],
  ]);
}

/**
 * What set it off, what it did to users and when, what was lost, how it was noticed, what was tried, what ended it, and
 * how it stands: each a short sentence or two, or nothing where nobody said and no time tells.
 */
function story(analysis: Analysis): Phrase[] {
  const write = TWENTY_FOUR_HOURS;
  const relapse = relapseSentence(analysis, write);
  const withDuration = factNamed(analysis.facts, 'duration')?.periods !== undefined;
  return inSentences([
    triggerSentences(analysis, write),
    whenSentence(analysis),
    withDuration ? relapse : [],
    ...effectSentences(analysis),
    lossSentences(analysis, write),
    noticedSentence(analysis, write),
    withDuration ? [] : relapse,
    attemptsInBrief(analysis, write),
    ...endSentences(analysis, write),
    ...stateSentences(analysis),
  ]);
}

/** `The incident lasted 1 hour 30 minutes, from 10:15 to 11:45 UTC on 2024-01-15.` */
function whenSentence(analysis: Analysis): Phrase[] {
  const { facts, began, reading } = analysis;
  if (!began) return [];
  const subject = `The ${kindOf(analysis)}`;
  const duration = factNamed(facts, 'duration');
  const known = day(began.at);
  if (duration) {
    const oneDay = day(duration.to) === known;
    const from = `${duration.since ? 'its detection at ' : ''}${timeOn(oneDay ? known : '', duration.from)}`;
    const span = `from ${from} to ${timeOn(known, duration.to)} UTC${oneDay ? ` on ${known}` : ''}`;
    return stated(`${subject} lasted ${durationWords(duration.minutes)}, ${span}.`, duration);
  }
  // Without a stated start, nobody knows when it began, only when it was noticed.
  const verb = reading.milestones.impactStarted
    ? 'began'
    : reading.milestones.detected
      ? 'was detected'
      : 'was first recorded';
  return stated(`${subject} ${verb} at ${clockTime(began.at)} UTC on ${known}.`, began);
}

function effectSentences(analysis: Analysis): Phrase[][] {
  const { functionality } = analysis.record.impact;
  return impactInBrief(analysis, 'users', functionality?.trim() ? 'functionality' : 'services');
}

/** How it ended and stands. A duration ends with the resolution, so its time is not told again. */
function stateSentences(analysis: Analysis): Phrase[][] {
  const write = TWENTY_FOUR_HOURS;
  const { record, facts, reading, began } = analysis;
  const { status } = record;
  const restored = restoredOf(analysis);
  const back = restored ? [restoredSentence(analysis, restored, write)] : [];
  if (status === 'cancelled' || status === 'merged')
    return [...back, stated(`It was ${status}.`, fromField('status'))];
  const relapsed = lastingRelapse(analysis);
  if (relapsed) return [...back, stated('No recovery is recorded after it came back.', relapsed)];
  const { resolved } = endTimes(analysis);
  const again = resolved && detectionAfterEnd(reading);
  if (resolved && again) return [...back, detectedAgain(analysis, resolved, again)];
  if (resolved && !factNamed(facts, 'duration')) return closeSentences(analysis, write);
  if (resolved && restored?.at.getTime() === resolved.at.getTime()) {
    const both = together(fromEntries(restored), resolved);
    return [stated(`Service is restored and the ${kindOf(analysis)} resolved.`, both)];
  }
  if (resolved) return [...back, stated('It is resolved.', resolved)];
  if (status === 'resolved') return [...back, stated('It is resolved.', fromField('status'))];
  if (status) return [...back, stated(`It is not resolved; its status is “${status}”.`, fromField('status'))];
  return began ? [...back, stated('No resolution is recorded.', began)] : back;
}

/** The last relapse, where nobody said that service was back since, and no resolution followed. */
function lastingRelapse({ reading: { entries, milestones } }: Analysis): Evidence | undefined {
  const last = markedAs(entries, 'relapse').at(-1);
  if (!last) return undefined;
  const over = entries.slice(entries.indexOf(last)).some((entry) => isRecovery(entry));
  const resolved = milestones.resolved !== undefined && milestones.resolved.at > last.at;
  return over || resolved ? undefined : fromEntries(last);
}

function isRecovery(entry: RecordEntry): boolean {
  return recoveryIn([entry]) !== undefined || markOn(entry, 'restored') !== undefined;
}

/** Nobody said that it came back, but the record does not end with the resolution either. */
function detectedAgain(analysis: Analysis, resolved: Milestone, again: RecordEntry): Phrase[] {
  const time = TWENTY_FOUR_HOURS.said(firstDay(analysis));
  const words = `It was resolved at ${time(resolved.at)}; the record has a detection after that, at ${time(again.at)}.`;
  return stated(words, together(resolved, fromEntries(again)));
}
