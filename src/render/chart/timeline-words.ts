import { knownMilestones, type TimelineReading } from '../../domain/postmortem/analysis/milestones.ts';
import { ENTRY_TYPES } from '../../domain/timeline/entry.ts';
import { counted, day, durationWords, spanOf, timeOn } from '../../domain/timeline/time-words.ts';
import { attemptsOf } from './attempt-bars.ts';
import { OUTCOME_SIGNS } from './outcome-signs.ts';
import { impactStretches, MILESTONE_WORDS, phasesOf } from './phases.ts';
import type { Span } from './time-range.ts';

/** The picture of a timeline in words: its span, key times, entries by type, and what lies outside. */
export function timelineWords(reading: TimelineReading, span: Span): string {
  const { entries } = reading;
  const [first] = entries;
  const last = entries.at(-1);
  if (!first || !last) return 'No entries.';
  const known = day(first.at);
  const keys = knownMilestones(reading).map(
    ({ name, at }) => `${MILESTONE_WORDS[name].toLowerCase()} ${timeOn(known, at)}`,
  );
  const kinds = ENTRY_TYPES.flatMap((type) => {
    const count = entries.filter((entry) => entry.type === type).length;
    return count === 0 ? [] : [`${count} ${type}`];
  });
  const outside = [
    ...(span.before > 0 ? [`${counted(span.before, 'entry', 'entries')} before`] : []),
    ...(span.after > 0 ? [`${counted(span.after, 'entry', 'entries')} after`] : []),
  ];
  const phases = phasesOf(reading).map(
    ({ name, from, to }) => `${name.toLowerCase()} ${durationWords((to - from) / 60_000)}`,
  );
  const impact = impactStretches(reading).map(
    ({ from, to }) => `${timeOn(known, new Date(from))} to ${timeOn(known, new Date(to))}`,
  );
  const attempts = attemptsOf(reading).map(
    ({ from, outcome }) => `${timeOn(known, new Date(from))} ${OUTCOME_SIGNS[outcome].words}`,
  );
  return [
    `${counted(entries.length, 'entry', 'entries')}, ${spanOf(first.at, last.at)}: ${kinds.join(', ')}.`,
    ...(keys.length > 0 ? [`Key times: ${keys.join(', ')}.`] : []),
    ...(phases.length > 0 ? [`Phases: ${phases.join(', ')}.`] : []),
    ...(impact.length > 1 ? [`It came back; times of impact: ${impact.join(', ')}.`] : []),
    ...(attempts.length > 0 ? [`Attempts: ${attempts.join(', ')}.`] : []),
    ...(outside.length > 0 ? [`Not in the picture: ${outside.join(' and ')} the time shown.`] : []),
  ].join(' ');
}
