import { markOn } from '../../../timeline/mark.ts';
import { durationWords } from '../../../timeline/time-words.ts';
import { type Analysis, firstDay } from '../../analysis/analysis.ts';
import { type Evidence, fromEntries, together } from '../../analysis/evidence.ts';
import { minutesBetween } from '../../analysis/facts/fact.ts';
import { type Block, cite, type Phrase, paragraph } from '../../document/nodes.ts';
import { inline } from '../../document/prose.ts';
import type { RecordEntry } from '../../record/record.ts';
import { attemptsInFull } from './attempts.ts';
import { noticedSentence } from './noticed.ts';
import { endTimes, restoredOf } from './recovery.ts';
import { inSentences, kindOf } from './sentences.ts';
import { open, stated } from './statements.ts';
import { listed } from './typed-text.ts';
import { TWELVE_HOURS, type WriteTime } from './write-time.ts';

/** How it was noticed, what was tried, what came of it, and when it was over; in 12-hour times for outside readers. */
export function resolutionBlocks(analysis: Analysis): Block[] {
  const write = TWELVE_HOURS;
  const ended = [...endSentences(analysis, write), ...closeSentences(analysis, write)];
  const known = analysis.reading.effective !== undefined || ended.length > 0;
  const sentences = [
    noticedSentence(analysis, write, `The ${kindOf(analysis)}`),
    attemptsInFull(analysis, write),
    ...ended,
    known ? [] : open('mitigation'),
  ];
  return [paragraph(...inSentences(sentences))];
}

/** When it was mitigated, and restored by part, as people said. */
export function endSentences(analysis: Analysis, write: WriteTime): Phrase[][] {
  const { mitigated } = endTimes(analysis);
  const restored = restoredOf(analysis);
  const before = mitigated && !(restored && restored.at <= mitigated.at) ? mitigated : undefined;
  const sentences = [
    before ? endSentence(analysis, { ...before, what: 'It was mitigated' }, write) : [],
    partsSentence(analysis, write),
  ];
  return sentences.filter((sentence) => sentence.length > 0);
}

/** When service was restored, as people said, and the incident closed: in one sentence where it was one moment. */
export function closeSentences(analysis: Analysis, write: WriteTime): Phrase[][] {
  const restored = restoredOf(analysis);
  const { resolved } = endTimes(analysis);
  if (restored && resolved && restored.at.getTime() === resolved.at.getTime()) {
    const what = `Service was restored and the ${kindOf(analysis)} resolved`;
    const both = { what, at: restored.at, ...together(fromEntries(restored), resolved) };
    return [endSentence(analysis, both, write)];
  }
  return [
    ...(restored ? [restoredSentence(analysis, restored, write)] : []),
    ...(resolved ? [resolvedSentence(analysis, resolved, write)] : []),
  ];
}

export function restoredSentence(analysis: Analysis, restored: RecordEntry, write: WriteTime): Phrase[] {
  const moment = { what: 'Service was restored', at: restored.at, ...fromEntries(restored) };
  return endSentence(analysis, moment, write);
}

/** `The incident was resolved at 14:57.` */
export function resolvedSentence(analysis: Analysis, resolved: Moment, write: WriteTime): Phrase[] {
  const time = write.said(firstDay(analysis))(resolved.at);
  return stated(`The ${kindOf(analysis)} was resolved at ${time}.`, resolved);
}

type Moment = Evidence & { readonly at: Date };

/** `It was mitigated at 14:50, 18 minutes after it began.`; where it came back, the periods say how long it was. */
function endSentence(
  analysis: Analysis,
  moment: Moment & { readonly what: string },
  write: WriteTime,
): Phrase[] {
  const { milestones, periods } = analysis.reading;
  const words = `${moment.what} at ${write.said(firstDay(analysis))(moment.at)}`;
  const start = milestones.impactStarted ?? milestones.detected;
  if (!start || periods.length > 1 || moment.at <= start.at) return stated(`${words}.`, moment);
  const after = `${durationWords(minutesBetween(start.at, moment.at))} after ${milestones.impactStarted ? 'it began' : 'its detection'}`;
  return stated(`${words}, ${after}.`, together(start, moment));
}

/** A part that says only that it was not all. */
const UNNAMED = /^(?:in part|part(?:ly|ially|ial)?)$/i;

/** `It was restored by part: eu (10:20) and us (10:45).` */
function partsSentence(analysis: Analysis, write: WriteTime): Phrase[] {
  const { record, reading } = analysis;
  const since = reading.periods.at(-1)?.from.at;
  const time = write.said(firstDay(analysis));
  const parts = reading.entries.flatMap((entry) => {
    const part = markOn(entry, 'restored')?.part;
    return part === undefined || (since && entry.at < since) ? [] : [{ entry, part, at: time(entry.at) }];
  });
  const unnamed = parts.filter(({ part }) => UNNAMED.test(part));
  const named = parts.filter((each) => !unnamed.includes(each));
  const sentence = (words: string, told: typeof parts): Phrase[] =>
    told.length === 0 ? [] : [...inline(record, words), cite(fromEntries(...told.map(({ entry }) => entry)))];
  const words = listed(named.map(({ part, at }) => `${part} (${at})`));
  return inSentences([
    sentence(`Service was restored in part at ${listed(unnamed.map(({ at }) => at))}.`, unnamed),
    sentence(`It was restored by part: ${words}.`, named),
  ]);
}
