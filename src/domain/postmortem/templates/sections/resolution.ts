import { twelveHourSaid } from '../../../timeline/twelve-hour.ts';
import { type Analysis, firstDay } from '../../analysis/analysis.ts';
import { fromEntries } from '../../analysis/evidence.ts';
import { type Block, type Phrase, paragraph } from '../../document/nodes.ts';
import { attemptsInFull } from './attempts.ts';
import { endTimes, restoredOf, type WriteTime } from './recovery.ts';
import { inSentences, kindOf } from './sentences.ts';
import { open, stated } from './statements.ts';

/** What was tried, what came of it, and when it was over; in 12-hour times for outside readers. */
export function resolutionBlocks(analysis: Analysis): Block[] {
  const time: WriteTime = (at) => twelveHourSaid(firstDay(analysis), at);
  const { effective } = analysis.reading;
  const ended = endSentences(analysis, time);
  const asked = effective || ended.length > 0 ? [] : [[...open('mitigation')]];
  return [paragraph(...inSentences([...attemptsInFull(analysis, time), ...ended, ...asked]))];
}

/** When it was mitigated and restored, as people marked it, and when the incident was closed. */
export function endSentences(analysis: Analysis, time: WriteTime, withResolution = true): Phrase[][] {
  const { mitigated, resolved } = endTimes(analysis);
  const restored = restoredOf(analysis);
  const back = restored
    ? [stated(`Service was restored at ${time(restored.at)}.`, fromEntries(restored))]
    : mitigated
      ? [stated(`It was mitigated at ${time(mitigated.at)}.`, mitigated)]
      : [];
  if (!resolved || !withResolution) return back;
  return [...back, stated(`The ${kindOf(analysis)} was resolved at ${time(resolved.at)}.`, resolved)];
}
