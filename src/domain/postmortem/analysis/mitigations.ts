import type { RecordEntry } from '../record/record.ts';
import {
  failuresIn,
  isOfTheIncident,
  saysBeginning,
  saysDecision,
  saysEnd,
  saysNoEffect,
  saysNoEffectThenBegins,
  subjectOfNoEffect,
  subjectsOf,
  takesBack,
} from './cues.ts';
import { saysDone } from './done.ts';

/** One thing that people tried in order to end the impact: its entries, and the outcome. */
export interface MitigationAttempt {
  readonly entries: readonly RecordEntry[];
  readonly start: Date;
  /** The last moment at which the record says that it was done; absent when nothing says so. */
  readonly end?: Date;
  /** The statement that it had no effect. */
  readonly noEffect?: RecordEntry;
}

interface OpenAttempt {
  entries: RecordEntry[];
  subjects: Set<string>;
  ended: RecordEntry | undefined;
  noEffect: RecordEntry | undefined;
  /** `plainly` is final; `still broken` before the end of an attempt is taken back by its end. */
  sureOfNoEffect: boolean;
  /** A recovery came after it: later statements are about something else. */
  settled: boolean;
}

/**
 * The attempts of a timeline in order (entries in timeline order). Mitigation entries about the same thing are one
 * attempt, from its first entry to its last; a decision is not an attempt. An attempt had no effect when one of its
 * entries says so, or one that follows before the next attempt or recovery.
 */
export function mitigationAttempts(entries: readonly RecordEntry[]): MitigationAttempt[] {
  const attempts: OpenAttempt[] = [];
  for (const entry of entries) readEntry(entry, attempts);
  return attempts.map((attempt) => {
    const [first] = attempt.entries;
    return {
      entries: attempt.entries,
      start: (first ?? (attempt.ended as RecordEntry)).at,
      ...(attempt.ended && attempt.entries.length > 1 ? { end: attempt.ended.at } : {}),
      ...(attempt.noEffect ? { noEffect: attempt.noEffect } : {}),
    };
  });
}

function readEntry(entry: RecordEntry, attempts: OpenAttempt[]): void {
  const latest = attempts.at(-1);
  if (entry.type === 'mitigation') {
    if (!saysDecision(entry.text)) readMitigation(entry, attempts);
    return;
  }
  if (latest === undefined || latest.settled) return;
  if (entry.type === 'recovery' || entry.type === 'resolution') {
    latest.settled = true;
    return;
  }
  const meant = meantBy(entry.text, attempts) ?? latest;
  if (!meant.settled && isHeldAgainst(meant, entry.text)) markNoEffect(meant, entry);
}

/** `failed` or `does not work` counts against an attempt only when it refers to the attempt or to the impact. */
function isHeldAgainst(attempt: OpenAttempt, text: string): boolean {
  const said = failuresIn(text);
  return said === undefined || said.some((of) => isOfTheIncident(of) || names(of, attempt));
}

/** The attempt that a statement is about: `restart made no difference` may come after the rollback. */
function meantBy(text: string, attempts: readonly OpenAttempt[]): OpenAttempt | undefined {
  const of = subjectOfNoEffect(text);
  return attempts.findLast((attempt) => names(of, attempt)) ?? attempts.at(-1);
}

const names = (of: string, { subjects }: OpenAttempt): boolean =>
  [...subjectsOf(of)].some((subject) => subjects.has(subject));

function readMitigation(entry: RecordEntry, attempts: OpenAttempt[]): void {
  const latest = attempts.at(-1);
  const next = latest !== undefined && saysNoEffectThenBegins(entry.text);
  if (next) {
    latest.noEffect ??= entry;
    latest.sureOfNoEffect = true;
  }
  const subjects = subjectsOf(entry.text);
  const joined = next ? undefined : attemptOf(entry, subjects, attempts);
  const attempt = joined ?? newAttempt(attempts);
  const finishes = attempt.entries.length > 0 && !attempt.entries.some(({ text }) => saysDone(text));
  attempt.entries.push(entry);
  for (const subject of subjects) attempt.subjects.add(subject);
  if (joined?.noEffect && !joined.sureOfNoEffect) joined.noEffect = undefined;
  if (saysEnd(entry.text) || (finishes && saysDone(entry.text))) attempt.ended = entry;
  if (!next) markNoEffect(attempt, entry);
}

function newAttempt(attempts: OpenAttempt[]): OpenAttempt {
  const attempt: OpenAttempt = {
    entries: [],
    subjects: new Set(),
    ended: undefined,
    noEffect: undefined,
    sureOfNoEffect: false,
    settled: false,
  };
  attempts.push(attempt);
  return attempt;
}

function markNoEffect(attempt: OpenAttempt, entry: RecordEntry): void {
  const verdict = saysNoEffect(entry.text);
  if (verdict === undefined || attempt.noEffect) return;
  attempt.noEffect = entry;
  attempt.sureOfNoEffect = verdict === 'plainly' || attempt.ended !== undefined;
}

/** How many attempts back a mitigation entry may belong to: several run at once, but not many. */
const REACH = 3;

function attemptOf(
  entry: RecordEntry,
  subjects: ReadonlySet<string>,
  attempts: readonly OpenAttempt[],
): OpenAttempt | undefined {
  const ends = saysEnd(entry.text);
  const open = attempts
    .slice(-REACH)
    .reverse()
    .filter((attempt) => {
      if (attempt.sureOfNoEffect) return false;
      if (attempt.entries.some(({ text }) => takesBack(entry.text, text))) return false;
      return ends || (!attempt.ended && !attempt.settled);
    });
  const same = open.find((attempt) => [...subjects].some((subject) => attempt.subjects.has(subject)));
  if (same) return same;
  const latest = open.find((attempt) => attempt === attempts.at(-1));
  return ends && !saysBeginning(entry.text) && latest && !latest.ended && !latest.settled
    ? latest
    : undefined;
}

/**
 * The last attempt that nothing calls ineffective. A statement that it is mitigated comes after what worked, and may
 * name it: `mitigated: the new index is everywhere`.
 */
export function effectiveAttempt(
  attempts: readonly MitigationAttempt[],
  stated?: RecordEntry,
): MitigationAttempt | undefined {
  const worked = attempts.filter(({ noEffect, start }) => !noEffect && (!stated || start <= stated.at));
  if (!stated) return worked.at(-1);
  const subjects = subjectsOf(stated.text);
  const shared = ({ entries }: MitigationAttempt) =>
    new Set(entries.flatMap(({ text }) => [...subjectsOf(text)].filter((subject) => subjects.has(subject))))
      .size;
  const most = Math.max(0, ...worked.map(shared));
  return worked.findLast((attempt) => shared(attempt) === most);
}
