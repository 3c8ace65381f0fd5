import { durationWords } from '../../../timeline/time-words.ts';
import { type Analysis, firstDay } from '../../analysis/analysis.ts';
import { factNamed } from '../../analysis/facts.ts';
import { cite, type Phrase, text } from '../../document/nodes.ts';
import { quotedLast } from './sentences.ts';
import { stated } from './statements.ts';
import type { WriteTime } from './write-time.ts';

/**
 * How it was noticed, and how long until then: `It was detected at 14:32, 2 minutes after it began: “Alarm”.` Where
 * nobody said when it began, the duration begins with the detection, and only its words are told.
 */
export function noticedSentence(analysis: Analysis, write: WriteTime, subject = 'It'): Phrase[] {
  const { facts, record, reading } = analysis;
  const { detected, impactStarted } = reading.milestones;
  if (!detected) return [];
  const entry = reading.entries.find(({ id }) => id === detected.entries[0]);
  if (!impactStarted)
    return entry ? [text('What was detected: '), ...quotedLast(record, entry), cite(detected)] : [];
  const gap = factNamed(facts, 'impact-to-detection');
  const since = gap ? `, ${delayWords(gap.minutes)}` : '';
  const lead = `${subject} was detected at ${write.said(firstDay(analysis))(detected.at)}${since}`;
  if (!entry) return stated(`${lead}.`, gap ?? detected);
  return [text(`${lead}: `), ...quotedLast(record, entry), cite(gap ?? detected)];
}

/** `2 minutes after it began`; an alert may also come before anybody is affected. */
function delayWords(minutes: number): string {
  if (minutes === 0) return 'as it began';
  return `${durationWords(minutes)} ${minutes < 0 ? 'before' : 'after'} it began`;
}
