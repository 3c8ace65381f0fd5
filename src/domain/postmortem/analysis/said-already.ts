import { cleanText } from '../../timeline/clean-text.ts';
import type { IncidentRecord } from '../record/record.ts';
import type { Candidate, CandidateKind } from './candidate.ts';

/** How to recognize that a statement says the same as a candidate. */
export interface Topic {
  /** A word of what it is about. */
  readonly about: RegExp;
  /** The figure that both rest on; without one the word alone tells. */
  readonly minutes?: number;
}

/**
 * Whether the record's own list of this kind already says it: in the same words, or with the same figure about the same
 * thing (`Late detection: 17 minutes between deploy and alert`). When in doubt, it stays a candidate.
 */
export function isSaid(record: IncidentRecord, { kind, text }: Candidate, topic: Topic): boolean {
  const same = flat(text);
  return statementsOf(record, kind).some((said) => {
    if (flat(said) === same) return true;
    if (!topic.about.test(said)) return false;
    const { minutes } = topic;
    return minutes === undefined || timesIn(said).some((time) => Math.abs(time - minutes) < HALF_A_SECOND);
  });
}

const HALF_A_SECOND = 1 / 120;

function statementsOf(record: IncidentRecord, kind: CandidateKind): readonly string[] {
  switch (kind) {
    case 'well':
      return record.well;
    case 'wrong':
      return record.wrong;
    case 'contributing':
      return record.contributing.map((factor) => factor.text);
    case 'lucky':
      return record.lucky;
    default:
      return kind satisfies never;
  }
}

function flat(typed: string): string {
  return cleanText(typed)
    .replace(/[\s.]+/g, ' ')
    .trim()
    .toLowerCase();
}

const UNIT_MINUTES: Readonly<Record<string, number>> = { d: 1_440, h: 60, m: 1, s: 1 / 60 };
const PART =
  '\\d+(?:\\.\\d+)?\\s*(?:days?|d|hours?|hrs?|h|minutes?|mins?|m|seconds?|secs?|s)(?![\\p{L}\\p{N}])';
const TIME = new RegExp(`(?<![\\p{L}\\p{N}.,:])${PART}(?:,?\\s+(?:and\\s+)?${PART})*`, 'giu');
const AMOUNT = /(\d+(?:\.\d+)?)\s*([dhms])/gi;

/** The lengths of time that a sentence names, in minutes: `1 hour 20 minutes`, `17 min`. */
function timesIn(sentence: string): number[] {
  return [...sentence.matchAll(TIME)].map(([time]) =>
    [...time.matchAll(AMOUNT)].reduce(
      (sum, [, amount = '', unit = '']) => sum + Number(amount) * (UNIT_MINUTES[unit.toLowerCase()] ?? 0),
      0,
    ),
  );
}
