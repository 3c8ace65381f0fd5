import { twelveHourSaid } from '../../../timeline/twelve-hour.ts';
import { type Analysis, firstDay } from '../../analysis/analysis.ts';
import { saysMitigated } from '../../analysis/cues.ts';
import { type Evidence, fromEntries, together } from '../../analysis/evidence.ts';
import { type Block, cite, type Phrase, paragraph, text } from '../../document/nodes.ts';
import type { RecordEntry } from '../../record/record.ts';
import { failedInFull, triedIn, workedInFull } from './attempts.ts';
import { endTimes, recoveryOf, restoredOf, type WriteTime } from './recovery.ts';
import { inSentences, kindOf, quotedLast } from './sentences.ts';
import { open, stated } from './statements.ts';

/** What was tried without effect, what ended it, and when; in 12-hour times for outside readers. */
export function resolutionBlocks(analysis: Analysis): Block[] {
  const time: WriteTime = (at) => twelveHourSaid(firstDay(analysis), at);
  const tried = triedIn(analysis);
  const ended = tried.shown ? endSentences(analysis, time) : [[...open('mitigation')]];
  return [
    paragraph(
      ...inSentences([
        ...failedInFull(analysis, tried, time),
        ...workedInFull(analysis, tried, time),
        ...ended,
      ]),
    ),
  ];
}

/** How the end showed: the first recovery, the restoration of service, the resolution. */
export function endSentences(analysis: Analysis, time: WriteTime, withResolution = true): Phrase[][] {
  const { resolved } = endTimes(analysis);
  const restored = restoredOf(analysis);
  const back = backSentence(analysis, time);
  const sameTime = restored !== undefined && restored.at.getTime() === resolved?.at.getTime();
  if (!resolved || !withResolution || (sameTime && back.length > 0)) return back.length > 0 ? [back] : [];
  const verb = restored ? 'closed' : 'resolved';
  const known = recoveryOf(analysis)?.at.getTime() === resolved.at.getTime() && back.length > 0;
  const when = known ? 'at the same time' : `at ${time(resolved.at)}`;
  const said = stated(`The ${kindOf(analysis)} was ${verb} ${when}.`, resolved);
  return back.length > 0 ? [back, said] : [said];
}

function backSentence(analysis: Analysis, time: WriteTime): Phrase[] {
  const { mitigated, resolved } = endTimes(analysis);
  const restored = restoredOf(analysis);
  const recovery = recoveryOf(analysis);
  if (restored) return restoredSentence(restored, time, { recovery, resolved });
  if (recovery) return recoverySentence(analysis, recovery, time);
  if (!mitigated || mitigated.from === 'rule') return [];
  return stated(`It was mitigated at ${time(mitigated.at)}.`, mitigated);
}

/** `Service partly recovered at 3:20 PM and was restored at 3:30 PM.` */
function restoredSentence(
  restored: RecordEntry,
  time: WriteTime,
  {
    recovery,
    resolved,
  }: {
    readonly recovery: RecordEntry | undefined;
    readonly resolved: (Evidence & { readonly at: Date }) | undefined;
  },
): Phrase[] {
  const closed = resolved?.at.getTime() === restored.at.getTime() ? resolved : undefined;
  const evidence = together(fromEntries(...(recovery ? [recovery] : []), restored), closed);
  if (!recovery || recovery.at >= restored.at) {
    return stated(`Service was restored at ${time(restored.at)}.`, evidence);
  }
  const first = saysMitigated(recovery.text) ? 'It was mitigated' : 'Service partly recovered';
  const then = saysMitigated(recovery.text) ? 'service was restored' : 'was restored';
  return stated(`${first} at ${time(recovery.at)} and ${then} at ${time(restored.at)}.`, evidence);
}

/** `Recovery was seen at 2:50 PM: “Error rate returning to normal”.` */
function recoverySentence({ record }: Analysis, recovery: RecordEntry, time: WriteTime) {
  const verb = saysMitigated(recovery.text) ? 'It was mitigated' : 'Recovery was seen';
  return [
    text(`${verb} at ${time(recovery.at)}: `),
    ...quotedLast(record, recovery),
    cite(fromEntries(recovery)),
  ];
}
