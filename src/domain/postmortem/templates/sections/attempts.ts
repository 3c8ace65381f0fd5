import { OUTCOMES, type Outcome } from '../../../timeline/mark.ts';
import { type Analysis, firstDay } from '../../analysis/analysis.ts';
import type { Attempt } from '../../analysis/attempts.ts';
import { fromEntries } from '../../analysis/evidence.ts';
import { cite, type Phrase, text } from '../../document/nodes.ts';
import type { IncidentRecord } from '../../record/record.ts';
import { inSentences, quotedShort } from './sentences.ts';
import { capitalised, countWord, listed } from './typed-text.ts';
import type { WriteTime } from './write-time.ts';

/** Up to this many attempts are told one by one in a summary; the resolution tells all of them. */
const TOLD = 5;

/** What was tried, each attempt in order with the outcome that somebody gave it. */
export function attemptsInFull(analysis: Analysis, write: WriteTime): Phrase[] {
  return inSentences(sentencesOf(analysis, analysis.reading.attempts, write));
}

/** The same, of the attempts of which somebody said what came. */
export function attemptsWithOutcome(analysis: Analysis, write: WriteTime): Phrase[] {
  const said = analysis.reading.attempts.filter(({ outcome }) => outcome);
  return inSentences(sentencesOf(analysis, said, write));
}

/** The same where there is little room: more than a few are counted by outcome, and those that worked are named. */
export function attemptsInBrief(analysis: Analysis, write: WriteTime): Phrase[] {
  const { attempts } = analysis.reading;
  if (attempts.length <= TOLD) return attemptsInFull(analysis, write);
  const worked = attempts.filter(({ outcome }) => outcome?.was === 'worked');
  return inSentences([countedByOutcome(attempts), ...sentencesOf(analysis, worked.slice(0, TOLD), write)]);
}

/** Attempts of which nobody said what came are told together. */
function sentencesOf(analysis: Analysis, attempts: readonly Attempt[], write: WriteTime): Phrase[][] {
  const time = write.said(firstDay(analysis));
  const runs: Attempt[][] = [];
  for (const attempt of attempts) {
    const run = runs.at(-1);
    if (run?.[0] && !run[0].outcome && !attempt.outcome) run.push(attempt);
    else runs.push([attempt]);
  }
  return runs.map((run) => {
    const [first, ...more] = run as [Attempt, ...Attempt[]];
    return more.length === 0
      ? attemptSentence(analysis, first, write)
      : unsaidSentence(analysis.record, run, time);
  });
}

const OUTCOME_WORDS: Readonly<Record<Outcome | 'unsaid', string>> = {
  worked: ', which worked',
  partly: ', which helped in part',
  'no effect': ', which had no effect',
  worse: ', which made it worse',
  unknown: '; what came of it is not known',
  unsaid: '; outcome not recorded',
};

/** `Tried at 14:40: “Pool increased”, which had no effect.` */
function attemptSentence(analysis: Analysis, attempt: Attempt, write: WriteTime): Phrase[] {
  const { entries, shown, outcome, start } = attempt;
  const [first, last] = [entries[0], entries.at(-1)];
  if (!first || !last) return [];
  const known = firstDay(analysis);
  const once = last.at.getTime() === start.getTime();
  const when = once ? `at ${write.said(known)(start)}` : `from ${write.span(known)(start, last.at)}`;
  return [
    text(`Tried ${when}: `),
    ...quotedShort(analysis.record, first),
    text(`${OUTCOME_WORDS[outcome?.was ?? 'unsaid']}.`),
    cite(fromEntries(...new Set([...entries, ...(shown ? [shown] : [])]))),
  ];
}

/** `Tried: “Cache flushed” (10:05) and “Pods restarted” (10:10); outcomes not recorded.` */
function unsaidSentence(
  record: IncidentRecord,
  attempts: readonly Attempt[],
  time: (at: Date) => string,
): Phrase[] {
  const told = attempts.flatMap(({ entries: [first], start }, index): Phrase[] => {
    const before = index === 0 ? '' : index === attempts.length - 1 ? ' and ' : ', ';
    return first ? [text(before), ...quotedShort(record, first), text(` (${time(start)})`)] : [];
  });
  const evidence = fromEntries(...attempts.flatMap(({ entries }) => entries));
  return [text('Tried: '), ...told, text('; outcomes not recorded.'), cite(evidence)];
}

const COUNTED_WORDS: Readonly<Record<Outcome | 'unsaid', string>> = {
  worked: 'worked',
  partly: 'helped in part',
  'no effect': 'had no effect',
  worse: 'made it worse',
  unknown: 'came to nobody knows what',
  unsaid: 'without a recorded outcome',
};

/** `Seven attempts were made: one worked, three had no effect, three without a recorded outcome.` */
function countedByOutcome(attempts: readonly Attempt[]): Phrase[] {
  const counts = [...OUTCOMES, 'unsaid' as const].flatMap((was) => {
    const count = attempts.filter(({ outcome }) => (outcome?.was ?? 'unsaid') === was).length;
    return count === 0 ? [] : [`${countWord(count)} ${COUNTED_WORDS[was]}`];
  });
  const words = `${capitalised(countWord(attempts.length))} attempts were made: ${listed(counts)}.`;
  return [text(words), cite(fromEntries(...attempts.flatMap(({ entries }) => entries)))];
}
