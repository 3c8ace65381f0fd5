import type { Outcome } from '../../../timeline/mark.ts';
import type { Analysis } from '../../analysis/analysis.ts';
import type { Attempt } from '../../analysis/attempts.ts';
import { fromEntries } from '../../analysis/evidence.ts';
import { cite, type Phrase, text } from '../../document/nodes.ts';
import type { IncidentRecord, RecordEntry } from '../../record/record.ts';
import type { WriteTime } from './recovery.ts';
import { quotedShort } from './sentences.ts';
import { countWord } from './typed-text.ts';

/** Up to this many attempts are told one by one in a summary; the resolution tells all of them. */
const TOLD = 5;

/** What was tried, each attempt in order with the outcome that somebody gave it. */
export function attemptsInFull(analysis: Analysis, time: WriteTime): Phrase[][] {
  return analysis.reading.attempts.map((attempt) => attemptSentence(analysis.record, attempt, time));
}

/** The same where there is little room: the first ones, and how many more there were. */
export function attemptsInBrief(analysis: Analysis, time: WriteTime): Phrase[][] {
  const told = attemptsInFull(analysis, time);
  const rest = analysis.reading.attempts.slice(TOLD);
  if (rest.length === 0) return told;
  const more = `${countWord(rest.length)} more ${rest.length === 1 ? 'attempt' : 'attempts'} followed.`;
  return [...told.slice(0, TOLD), [text(more), cite(fromEntries(...rest.flatMap(({ entries }) => entries)))]];
}

/** `Tried at 14:40: “Pool increased”, without effect.` */
function attemptSentence(record: IncidentRecord, attempt: Attempt, time: WriteTime): Phrase[] {
  const [first, last] = endsOf(attempt);
  const until = last ? [text(' to '), ...quotedAt(record, last, time)] : [];
  const { shown } = attempt;
  return [
    text(`Tried at ${time(attempt.start)}: `),
    ...quotedShort(record, first),
    ...until,
    text(`${OUTCOME_WORDS[attempt.outcome?.was ?? 'unsaid']}.`),
    cite(fromEntries(...new Set([first, ...(last ? [last] : []), ...(shown ? [shown] : [])]))),
  ];
}

const OUTCOME_WORDS: Readonly<Record<Outcome | 'unsaid', string>> = {
  worked: ', which worked',
  partly: ', which helped in part',
  'no effect': ', which had no effect',
  worse: ', which made it worse',
  unknown: '; nobody knows what came of it',
  unsaid: '; outcome not recorded',
};

/** Its first entry, and its last one where it has several. */
function endsOf({ entries }: Attempt): readonly [RecordEntry, RecordEntry?] {
  const [first] = entries as readonly [RecordEntry];
  const last = entries.length > 1 ? entries.at(-1) : undefined;
  return last ? [first, last] : [first];
}

/** `“Rollback initiated” (14:45)`. */
function quotedAt(record: IncidentRecord, entry: RecordEntry, time: WriteTime): Phrase[] {
  return [...quotedShort(record, entry), text(` (${time(entry.at)})`)];
}
