import { durationWords } from '../../../timeline/time-words.ts';
import type { Analysis } from '../../analysis/analysis.ts';
import { saysCause, saysRestored } from '../../analysis/cues.ts';
import { type Evidence, fromEntries, together } from '../../analysis/evidence.ts';
import { minutesBetween } from '../../analysis/facts/fact.ts';
import { factNamed } from '../../analysis/facts.ts';
import type { TimelineReading } from '../../analysis/milestones.ts';
import type { RecordEntry } from '../../record/record.ts';

/** How moments of the record are written in a sentence: `14:45`, `2:45 PM`. */
export type WriteTime = (at: Date) => string;

/**
 * When it was mitigated and resolved. A resolution before the incident must have a wrong time, so a question asks about
 * it.
 */
export function endTimes({
  reading,
  began,
}: Analysis): Pick<TimelineReading['milestones'], 'mitigated' | 'resolved'> {
  const { mitigated, resolved, impactStarted, detected } = reading.milestones;
  const start = impactStarted ?? detected ?? began;
  const wrong = resolved && start && resolved.at < start.at;
  return { ...(mitigated ? { mitigated } : {}), ...(resolved && !wrong ? { resolved } : {}) };
}

/** The entry that names the cause, whether a person, the file or its own words say so; not just the last finding. */
export function namedCause({ reading }: Analysis): RecordEntry | undefined {
  const { causeIdentified } = reading.milestones;
  const entry = reading.entries.find(({ id }) => id === causeIdentified?.entries[0]);
  return entry && (causeIdentified?.from !== 'rule' || saysCause(entry.text)) ? entry : undefined;
}

/** The recovery that showed the mitigation had worked, if an entry reports it. */
export function recoveryOf({ reading }: Analysis): RecordEntry | undefined {
  const { mitigated } = reading.milestones;
  return reading.entries.find(({ id, type }) => type === 'recovery' && mitigated?.entries.includes(id));
}

/** About the whole service, not one part, place or share: `Service fully restored`, not `Web access restored`. */
const WHOLE =
  /^\W*(?:(?:the|our|all|full|complete|normal)\s+)*(?:services?|systems?|platform|(?:web ?)?site|app(?:lication)?|everything|operations?)\b(?!.*\b(?:in|for|to) (?!all\b|every|normal))/i;

/**
 * The recovery that says service as a whole is restored: the first one since the mitigation (or since its last
 * beginning) after which nothing more was detected or tried before the resolution.
 */
export function restoredOf(analysis: Analysis): RecordEntry | undefined {
  const { reading } = analysis;
  const { mitigated, resolved } = endTimes(analysis);
  const since = mitigated?.at ?? reading.periods.at(-1)?.from.at;
  const during = reading.entries.filter(
    ({ at }) => (!since || at >= since) && (!resolved || at <= resolved.at),
  );
  const again = during.findLastIndex(({ type }) => type === 'mitigation' || type === 'detection');
  return during
    .slice(again + 1)
    .find(({ type, text }) => type === 'recovery' && WHOLE.test(text) && saysRestored(text));
}

/** A shorter gap than this (in minutes) between restoration and resolution is not worth mentioning. */
const SOON = 5;

/** `service was restored after 1 hour, at 15:30`, where the incident was closed only later. */
export function restoredEarlier(
  analysis: Analysis,
  time: WriteTime,
): (Evidence & { readonly words: string }) | undefined {
  const duration = factNamed(analysis.facts, 'duration');
  const restored = restoredOf(analysis);
  const { impactStarted, detected } = analysis.reading.milestones;
  if (!duration || duration.periods || !restored) return undefined;
  if (minutesBetween(restored.at, duration.to) < SOON) return undefined;
  const after = durationWords(minutesBetween(duration.from, restored.at));
  const since = duration.since ? `${after} after the detection` : `after ${after}`;
  return {
    words: `service was restored ${since}, at ${time(restored.at)}`,
    ...together(impactStarted ?? detected, fromEntries(restored)),
  };
}
