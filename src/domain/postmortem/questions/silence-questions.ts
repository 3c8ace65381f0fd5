import { clockTime, counted, day, durationWords, timeOn } from '../../timeline/time-words.ts';
import type { Attempt } from '../analysis/attempts.ts';
import { type Silence, silencesBeforeRecovery } from '../analysis/facts/silences.ts';
import type { TimelineReading } from '../analysis/milestones.ts';
import type { IncidentRecord } from '../record/record.ts';
import { type Question, subjectQuestion } from './questions.ts';
import { dated } from './quoted.ts';

/** Above this many minutes without an entry people are asked what happened. */
const SILENCE_MINUTES = 20;
/** Only the longest silences are asked about, so that a long incident does not bring a hundred questions. */
const SILENCES_ASKED = 3;

/** Silences while something was unresolved, somebody knew of it, and nothing was in progress. */
export function silenceQuestions(record: IncidentRecord, reading: TimelineReading): Question[] {
  const long = silencesBeforeRecovery(reading)
    .filter(({ minutes }) => minutes > SILENCE_MINUTES)
    .filter((silence) => isKnown(silence, reading) && !isWaiting(silence, reading))
    .sort((a, b) => b.minutes - a.minutes);
  const asked = long.slice(0, SILENCES_ASKED).sort((a, b) => a.from.at.getTime() - b.from.at.getTime());
  const { known } = dated(record, reading);
  const left = long.length - asked.length;
  return asked.map(({ from, to, minutes }, index) => {
    const end = `${timeOn(day(from.at), to.at)}${to.entries.length === 0 ? ', the time of a message' : ''}`;
    const span = durationWords(Math.round(minutes));
    const more =
      left > 0 && index === asked.length - 1
        ? ` (${counted(left, 'shorter silence')} of over ${SILENCE_MINUTES} minutes ${left === 1 ? 'is' : 'are'} not asked about.)`
        : '';
    return subjectQuestion('silence', from.entries[0] ?? from.fields[0] ?? '', {
      text: `The record is silent from ${known === undefined ? moment(from.at, to.at) : timeOn(known, from.at)} to ${end} (${span}). What happened?${more}`,
      entries: [...from.entries, ...to.entries],
    });
  });
}

/** Before anybody noticed there was nothing to write down; where nobody says when it began, nobody knows of a gap. */
function isKnown({ from }: Silence, { milestones }: TimelineReading): boolean {
  const known = milestones.detected ?? milestones.impactStarted;
  return known !== undefined && from.at >= known.at;
}

/** An attempt was under way, and people waited for it. */
function isWaiting({ from }: Silence, { attempts }: TimelineReading): boolean {
  return attempts.some((attempt, index) => {
    const end = endOf(attempt, attempts[index + 1]);
    return from.at >= attempt.start && (end === undefined || from.at < end);
  });
}

/** One of which nobody said when it ended or what became of it was under way until the next one began. */
function endOf({ start, end, outcome }: Attempt, next: Attempt | undefined): Date | undefined {
  return end?.at ?? (outcome ? start : next?.start);
}

/** A time, with its day where that is not the day of the other one. */
export function moment(at: Date, other: Date): string {
  return day(at) === day(other) ? clockTime(at) : `${day(at)} ${clockTime(at)}`;
}
