import { clockTime, counted, day, durationWords, timeOn } from '../../../timeline/time-words.ts';
import { type Analysis, firstDay } from '../../analysis/analysis.ts';
import { fromField } from '../../analysis/evidence.ts';
import { factNamed } from '../../analysis/facts.ts';
import { isChangeTheCause } from '../../analysis/milestones.ts';
import type { DraftSection } from '../../document/document.ts';
import { type Block, cite, type Phrase, paragraph, strongly, text } from '../../document/nodes.ts';
import { inline, prose } from '../../document/prose.ts';
import { attemptsInBrief } from './attempts.ts';
import { causeWords } from './cause-words.ts';
import { impactInBrief } from './impact-sentences.ts';
import { namedCause, restoredEarlier, type WriteTime } from './recovery.ts';
import { endSentences } from './resolution.ts';
import { inSentences, kindOf, quotedLast, quotedShort } from './sentences.ts';
import { open, stated } from './statements.ts';
import { capitalised, withoutStop } from './typed-text.ts';

/**
 * What a person wrote. Where that is nothing or only one line, a few sentences of figures and the entries' own words.
 */
export function summary(analysis: Analysis): DraftSection {
  return { id: 'summary', heading: 'Executive Summary', level: 2, blocks: summaryBlocks(analysis) };
}

/** A shorter summary is a line typed in the heat of the moment: it says what was done, not what happened. */
const SAYS_IT_ALL = 160;

export function summaryBlocks(analysis: Analysis): Block[] {
  const { record } = analysis;
  const written = record.summary?.trim() ? prose(record, record.summary, fromField('summary')) : [];
  if ((record.summary?.trim().length ?? 0) >= SAYS_IT_ALL) return written;
  const computed = inSentences([
    whenSentence(analysis, written.length === 0),
    restoredSentence(analysis),
    relapseSentence(analysis),
    ...impactOf(analysis),
    changeSentence(analysis),
    ...causeSentences(analysis),
    ...mitigationSentences(analysis),
  ]);
  if (computed.length > 0) return [...written, paragraph(...computed)];
  return written.length > 0 ? written : [paragraph(...open('summary'))];
}

/** `The incident **Checkout errors** lasted 1 hour 30 minutes, from 10:15 to 11:45 UTC on 2024-01-15.` */
function whenSentence(analysis: Analysis, withTitle: boolean): Phrase[] {
  const { facts, record, began, reading } = analysis;
  if (!began) return [];
  const title = withTitle ? [text(' '), strongly(inline(record, withoutStop(record.title)))] : [];
  const subject = [text(`The ${kindOf(analysis)}`), ...(title.length > 1 ? title : [])];
  const duration = factNamed(facts, 'duration');
  const known = day(began.at);
  if (duration) {
    const oneDay = day(duration.to) === known;
    const from = `${duration.since ? 'its detection at ' : ''}${timeOn(oneDay ? known : '', duration.from)}`;
    const span = `from ${from} to ${timeOn(known, duration.to)} UTC${oneDay ? ` on ${known}` : ''}`;
    return [...subject, ...stated(` lasted ${durationWords(duration.minutes)}, ${span}.`, duration)];
  }
  const { resolved } = reading.milestones;
  // Without a stated start, nobody knows when it began, only when it was noticed.
  const verb = reading.milestones.impactStarted
    ? 'began'
    : reading.milestones.detected
      ? 'was detected'
      : 'was first recorded';
  const begun = ` ${verb} at ${clockTime(began.at)} UTC on ${known}`;
  return [...subject, ...stated(resolved ? `${begun}.` : `${begun}; the record has no resolution.`, began)];
}

/** `Service was restored after 1 hour, at 15:30.`, where the incident was closed only later. */
function restoredSentence(analysis: Analysis): Phrase[] {
  const restored = restoredEarlier(analysis, timeIn(analysis));
  return restored ? stated(`${capitalised(restored.words)}.`, restored) : [];
}

function timeIn(analysis: Analysis): WriteTime {
  return (at) => timeOn(firstDay(analysis), at);
}

/** Says that it came back: part of what happened, and it keeps the duration from being read as time of impact. */
export function relapseSentence({ facts }: Analysis): Phrase[] {
  const duration = factNamed(facts, 'duration');
  if (!duration?.periods || duration.impactMinutes === undefined) return [];
  const { periods, impactMinutes } = duration;
  const words = `there were ${counted(periods.length, 'period')} of impact, ${durationWords(impactMinutes)} in all`;
  return stated(`It came back after it had been over: ${words}.`, duration);
}

function impactOf(analysis: Analysis): Phrase[][] {
  const { functionality } = analysis.record.impact;
  return impactInBrief(analysis, 'users', functionality?.trim() ? 'functionality' : 'services');
}

/** `The change that caused it was “v2 deployed” (14:15), 17 minutes earlier`; or the last one before, where nobody said so. */
function changeSentence(analysis: Analysis): Phrase[] {
  const { record, facts, reading } = analysis;
  const gap = factNamed(facts, 'change-to-impact') ?? factNamed(facts, 'change-to-detection');
  if (!reading.change || !gap) return [];
  const once = gap.minutes === 0;
  const at = timeIn(analysis)(reading.change.at);
  const lead = isChangeTheCause(reading)
    ? 'The change that caused it was '
    : 'The last change before it was ';
  return [
    text(lead),
    ...quotedShort(record, reading.change),
    text(` (${at}), ${once ? 'at the same time' : `${durationWords(gap.minutes)} earlier`}.`),
    cite(gap),
  ];
}

/** The first sentence of the cause that people wrote, and when it was found; otherwise the entry that names it. */
function causeSentences(analysis: Analysis): Phrase[][] {
  const { record } = analysis;
  const words = causeWords(record.rootCause);
  const found = foundSentence(analysis, words !== undefined);
  return words === undefined ? [found] : [[...inline(record, words), cite(fromField('rootCause'))], found];
}

function foundSentence(analysis: Analysis, written: boolean): Phrase[] {
  const { record, reading, facts } = analysis;
  const { causeIdentified } = reading.milestones;
  if (!causeIdentified) return [];
  const entry = reading.entries.find(({ id }) => id === causeIdentified.entries[0]);
  const named = !entry || namedCause(analysis) !== undefined;
  if (written && !named) return [];
  const after = factNamed(facts, 'detection-to-cause');
  const since = after ? `, ${durationWords(after.minutes)} after the detection` : '';
  const when = `The cause was identified at ${timeIn(analysis)(causeIdentified.at)}${since}`;
  return entry && !written
    ? [text(`${when}: `), ...quotedLast(record, entry), cite(after ?? causeIdentified)]
    : [text(`${when}.`), cite(after ?? causeIdentified)];
}

/** What was tried, each with its outcome, and how it ended. */
function mitigationSentences(analysis: Analysis): Phrase[][] {
  const time = timeIn(analysis);
  const told = factNamed(analysis.facts, 'duration') !== undefined;
  const ends = restoredEarlier(analysis, time) ? [] : endSentences(analysis, time, !told);
  return [...attemptsInBrief(analysis, time), ...ends];
}
