import { clockTime, day, durationWords, timeOn } from '../../../timeline/time-words.ts';
import type { Analysis } from '../../analysis/analysis.ts';
import { fromField } from '../../analysis/evidence.ts';
import { factNamed } from '../../analysis/facts.ts';
import type { DraftSection } from '../../document/document.ts';
import { type Block, type Phrase, paragraph } from '../../document/nodes.ts';
import { prose } from '../../document/prose.ts';
import { attemptsInBrief } from './attempts.ts';
import { triggerSentences } from './cause.ts';
import { impactInBrief } from './impact-sentences.ts';
import { lossSentences } from './losses.ts';
import { noticedSentence } from './noticed.ts';
import { relapseSentence } from './periods.ts';
import { endTimes } from './recovery.ts';
import { endSentences, resolvedSentence } from './resolution.ts';
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
  const told = whole ? lossSentences(analysis, TWENTY_FOUR_HOURS) : story(analysis);
  if (told.length > 0) return [...written, paragraph(...told)];
  return written.length > 0 ? written : [paragraph(...open('summary'))];
}

/**
 * What set it off, what it did to users and when, what was lost, how it was noticed, what was tried, what ended it, and
 * how it stands: each a short sentence or two, or nothing where nobody said and no time tells.
 */
function story(analysis: Analysis): Phrase[] {
  const write = TWENTY_FOUR_HOURS;
  return inSentences([
    triggerSentences(analysis, write),
    whenSentence(analysis),
    relapseSentence(analysis, write),
    ...effectSentences(analysis),
    lossSentences(analysis, write),
    noticedSentence(analysis, write),
    attemptsInBrief(analysis, write),
    endSentences(analysis, write),
    stateSentence(analysis),
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

/** How it stands: resolved, with the time where no duration ends with it; or else as far as people got. */
function stateSentence(analysis: Analysis): Phrase[] {
  const { record, facts, began } = analysis;
  const { status } = record;
  if (status === 'cancelled' || status === 'merged') return stated(`It was ${status}.`, fromField('status'));
  const { resolved } = endTimes(analysis);
  if (resolved) {
    return factNamed(facts, 'duration')
      ? stated('It is resolved.', resolved)
      : resolvedSentence(analysis, TWENTY_FOUR_HOURS);
  }
  if (status === 'resolved') return stated('It is resolved.', fromField('status'));
  if (status) return stated(`It is not resolved; its status is “${status}”.`, fromField('status'));
  return began ? stated('No resolution is recorded.', began) : [];
}
