import { markOn } from '../../../timeline/mark.ts';
import { counted, durationWords } from '../../../timeline/time-words.ts';
import { type Analysis, firstDay } from '../../analysis/analysis.ts';
import { type Evidence, fromEntries, together } from '../../analysis/evidence.ts';
import { factNamed } from '../../analysis/facts.ts';
import { markedAs } from '../../analysis/marked.ts';
import type { ImpactPeriod } from '../../analysis/milestones.ts';
import type { Phrase } from '../../document/nodes.ts';
import type { RecordEntry } from '../../record/record.ts';
import { stated } from './statements.ts';
import { listed } from './typed-text.ts';
import type { WriteTime } from './write-time.ts';

/** With more periods than this, the first ones stand for all. */
const TOLD = 4;

/**
 * `2 periods of impact (10:00 to 10:20 and 11:05 to 11:12), 27 minutes in all`: what stands beside every duration when
 * the incident came back.
 */
export function periodsOf(analysis: Analysis, write: WriteTime): (Evidence & { words: string }) | undefined {
  const duration = factNamed(analysis.facts, 'duration');
  if (!duration?.periods || duration.impactMinutes === undefined) return undefined;
  const { periods, impactMinutes } = duration;
  const time = write.inOrder(firstDay(analysis));
  const told = periods.slice(0, TOLD).map(({ from, to }) => `${time(from)} to ${time(to)}`);
  const rest = periods.length - told.length;
  const times = listed(rest > 0 ? [...told, `${rest} more`] : told);
  const words = `${counted(periods.length, 'period')} of impact (${times}), ${durationWords(impactMinutes)} in all`;
  return { words, entries: duration.entries, fields: duration.fields };
}

/** A duration with the periods beside it: `1 hour 12 minutes; 2 periods of impact (…), 27 minutes in all`. */
export function withPeriods(words: string, analysis: Analysis, write: WriteTime): Phrase[] {
  const duration = factNamed(analysis.facts, 'duration');
  const periods = periodsOf(analysis, write);
  return stated(periods ? `${words}; ${periods.words}` : words, together(duration, periods));
}

/** Says that it came back: part of what happened, and it keeps the duration from being read as time of impact. */
export function relapseSentence(analysis: Analysis, write: WriteTime): Phrase[] {
  const periods = periodsOf(analysis, write);
  if (periods) return stated(`It came back: there were ${periods.words}.`, periods);
  const [, ...again] = analysis.reading.periods;
  const returned = again.length > 0 ? again.map(({ from }) => from) : returnsWithoutStart(analysis);
  if (returned.length === 0) return [];
  const time = write.said(firstDay(analysis));
  const times = listed(returned.map((moment) => `${time(moment.at)}${partOf(moment)}`));
  return stated(`It came back at ${times}.`, together(...returned.map(evidenceOf)));
}

/** Without a start there are no periods, but what people marked as coming back did. */
function returnsWithoutStart({ reading }: Analysis): readonly RecordEntry[] {
  const { milestones, entries, unexplainedReturns } = reading;
  return milestones.impactStarted || milestones.detected ? unexplainedReturns : markedAs(entries, 'relapse');
}

/** ` (eu)`, where it did not come back everywhere. */
function partOf(moment: ImpactPeriod['from']): string {
  const part = 'fields' in moment ? undefined : markOn(moment, 'relapse')?.part;
  return part === undefined ? '' : ` (${part})`;
}

/** A period begins and ends with a key time or with an entry. */
function evidenceOf(moment: ImpactPeriod['from']): Evidence {
  return 'fields' in moment ? moment : fromEntries(moment);
}
