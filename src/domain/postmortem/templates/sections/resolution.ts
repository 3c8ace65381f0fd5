import { durationWords } from '../../../timeline/time-words.ts';
import { type Analysis, firstDay } from '../../analysis/analysis.ts';
import { type Evidence, fromEntries, together } from '../../analysis/evidence.ts';
import { minutesBetween } from '../../analysis/facts/fact.ts';
import { markOn } from '../../analysis/marked.ts';
import { type Block, cite, type Phrase, paragraph } from '../../document/nodes.ts';
import { inline } from '../../document/prose.ts';
import { attemptsInFull } from './attempts.ts';
import { noticedSentence } from './noticed.ts';
import { endTimes, restoredOf } from './recovery.ts';
import { inSentences, kindOf } from './sentences.ts';
import { open, stated } from './statements.ts';
import { listed } from './typed-text.ts';
import { TWELVE_HOURS, type WriteTime } from './write-time.ts';

/** How it was noticed, what was tried, what came of it, and when it was over; in 12-hour times for outside readers. */
export function resolutionBlocks(analysis: Analysis): Block[] {
  const ended = endSentences(analysis, TWELVE_HOURS);
  const closed = resolvedSentence(analysis, TWELVE_HOURS);
  const known = analysis.reading.effective !== undefined || ended.length > 0 || closed.length > 0;
  const sentences = [
    noticedSentence(analysis, TWELVE_HOURS),
    attemptsInFull(analysis, TWELVE_HOURS),
    ended,
    closed,
    known ? [] : open('mitigation'),
  ];
  return [paragraph(...inSentences(sentences))];
}

/** When it was mitigated and restored, in parts and everywhere, as people said. */
export function endSentences(analysis: Analysis, write: WriteTime): Phrase[] {
  const { mitigated } = endTimes(analysis);
  const restored = restoredOf(analysis);
  const time = write.said(firstDay(analysis));
  const before = mitigated && !(restored && restored.at <= mitigated.at) ? mitigated : undefined;
  return inSentences([
    before ? overSentence(analysis, `It was mitigated at ${time(before.at)}`, before) : [],
    partsSentence(analysis, write),
    restored
      ? overSentence(analysis, `Service was restored at ${time(restored.at)}`, {
          at: restored.at,
          ...fromEntries(restored),
        })
      : [],
  ]);
}

/** `…, 18 minutes after it began.`, where it did not come back: then the periods say more. */
function overSentence({ reading }: Analysis, words: string, end: Evidence & { readonly at: Date }): Phrase[] {
  const { impactStarted, detected } = reading.milestones;
  const start = impactStarted ?? detected;
  if (!start || reading.periods.length > 1 || end.at <= start.at) return stated(`${words}.`, end);
  const after = `${durationWords(minutesBetween(start.at, end.at))} after ${impactStarted ? 'it began' : 'its detection'}`;
  return stated(`${words}, ${after}.`, together(start, end));
}

/** `It was restored in parts: eu (10:20) and us (10:45).` */
function partsSentence(analysis: Analysis, write: WriteTime): Phrase[] {
  const { record, reading } = analysis;
  const since = reading.periods.at(-1)?.from.at;
  const time = write.said(firstDay(analysis));
  const parts = reading.entries.flatMap((entry) => {
    const part = markOn(entry, 'restored')?.part;
    return part === undefined || (since && entry.at < since)
      ? []
      : [{ entry, words: `${part} (${time(entry.at)})` }];
  });
  if (parts.length === 0) return [];
  const words = listed(parts.map((part) => part.words));
  return [
    ...inline(record, `It was restored in ${parts.length === 1 ? 'part' : 'parts'}: ${words}.`),
    cite(fromEntries(...parts.map(({ entry }) => entry))),
  ];
}

/** `The incident was resolved at 14:57.` */
export function resolvedSentence(analysis: Analysis, write: WriteTime): Phrase[] {
  const { resolved } = endTimes(analysis);
  if (!resolved) return [];
  const time = write.said(firstDay(analysis))(resolved.at);
  return stated(`The ${kindOf(analysis)} was resolved at ${time}.`, together(resolved));
}
