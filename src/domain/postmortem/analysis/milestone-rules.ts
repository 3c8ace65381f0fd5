import type { EntryType } from '../../timeline/entry.ts';
import type { RecordEntry } from '../record/record.ts';
import {
  failuresIn,
  isOfTheIncident,
  saysAcknowledged,
  saysCause,
  saysCleared,
  saysDeclared,
  saysInconclusive,
  saysMitigated,
  saysNoEffect,
  saysPubliclyResolved,
  saysRestored,
} from './cues.ts';
import { saysDone } from './done.ts';
import type { MitigationAttempt } from './mitigations.ts';

type Entries = readonly RecordEntry[];

/** The first entry of a type. Entries here and below are in timeline order. */
export function first(entries: Entries, type: EntryType): RecordEntry | undefined {
  return entries.find((entry) => entry.type === type);
}

/** What people log only once they are at work. */
const WORK: ReadonlySet<EntryType> = new Set(['investigation', 'mitigation', 'decision']);

/** The first sign that somebody is working on it: a response, or what follows from one. */
export function firstWork(entries: Entries, detectedAt: Date): RecordEntry | undefined {
  return entries.find(({ at, type }) => at >= detectedAt && (type === 'response' || WORK.has(type)));
}

/**
 * The first response after the detection. Where people were at work before it (`incident declared` an hour into the
 * mitigation), it is only the acknowledgement if it says so; otherwise nobody recorded one.
 */
export function acknowledgementOf(entries: Entries, detectedAt: Date): RecordEntry | undefined {
  const after = entries.filter((entry) => entry.at >= detectedAt);
  const response = first(after, 'response');
  if (!response) return early(entries);
  if (saysAcknowledged(response.text)) return response;
  const before = after.some(({ at, type }) => at < response.at && WORK.has(type));
  return before ? undefined : response;
}

/** One of these two times is wrong, and people are asked which. */
function early(entries: Entries): RecordEntry | undefined {
  return entries.find(({ type, text }) => type === 'response' && saysAcknowledged(text));
}

/** Says that the incident is declared, not that it is over, nor that users are informed of it. */
export function isDeclaration({ type, text }: RecordEntry): boolean {
  if (type === 'resolution' || type === 'recovery') return false;
  return saysDeclared(text) && !/\bstatus ?(?:page|site)\b/i.test(text);
}

/**
 * The investigation that says what the cause is: the last one before the mitigation that worked, or else the first one
 * later. Where none says so, the last one before that mitigation which found anything.
 */
export function causeOf(entries: Entries, effective: MitigationAttempt | undefined): RecordEntry | undefined {
  const found = entries.filter(({ type, text }) => type === 'investigation' && finds(text));
  const begin = effective?.entries[0];
  const until = begin ? entries.indexOf(begin) : entries.length;
  const before = found.filter((entry) => entries.indexOf(entry) < until);
  const stated = (entry: RecordEntry) => saysCause(entry.text);
  return before.findLast(stated) ?? found.find(stated) ?? (begin ? before.at(-1) : undefined);
}

/** That an attempt had no effect is not a finding, unless it comes with the cause. */
function finds(text: string): boolean {
  if (saysInconclusive(text)) return false;
  if (saysCause(text) || !saysNoEffect(text)) return true;
  return failuresIn(text)?.some((of) => !isOfTheIncident(of)) ?? false;
}

/** The last entry that states it is mitigated. */
export function statedMitigation(entries: Entries): RecordEntry | undefined {
  return entries.findLast(
    ({ type, text }) => (type === 'recovery' || type === 'mitigation') && saysMitigated(text),
  );
}

/**
 * When it was mitigated, where no entry states it: the first recovery after the mitigation that worked; or else the
 * end of that mitigation, and where nothing says that it was done, the resolution. Where no mitigation is known to have
 * worked, it is the first recovery after the last attempt. Entries and attempts since the last relapse.
 */
export function mitigatedBy(
  entries: Entries,
  attempts: readonly MitigationAttempt[],
  effective: MitigationAttempt | undefined,
): RecordEntry | undefined {
  const tried = effective ?? attempts.at(-1);
  const last = tried?.entries.at(-1);
  const after = last ? entries.slice(entries.indexOf(last) + 1) : entries;
  const recovery = first(after, 'recovery');
  if (recovery || !effective || !last) return recovery;
  return saysDone(last.text) ? last : first(after, 'resolution');
}

/** The last change at or before the impact (or the detection). */
export function lastChange(entries: Entries, start: Date | undefined): RecordEntry | undefined {
  return start && entries.findLast((entry) => entry.type === 'change' && entry.at <= start);
}

/**
 * The first resolution since the last relapse; or else the last recovery which says that service is restored, if
 * nothing was detected or tried after it; or else the message that told users so. `closed`: the record itself is
 * resolved.
 */
export function resolutionOf(
  entries: Entries,
  again: RecordEntry | undefined,
  closed: boolean,
): RecordEntry | undefined {
  const rest = again ? entries.slice(entries.indexOf(again) + 1) : entries;
  const resolution = first(rest, 'resolution');
  if (resolution) return resolution;
  const restored = rest.findLast((entry) => entry.type === 'recovery' && saysRestored(entry.text));
  const since = restored ? rest.slice(rest.indexOf(restored) + 1) : [];
  const goesOn = ({ type, text }: RecordEntry) =>
    type === 'mitigation' || (type === 'detection' && !saysCleared(text));
  if (restored && !since.some(goesOn)) return restored;
  const told = rest.findLast(({ type, text }) => type === 'communication' && saysPubliclyResolved(text));
  return told ?? (closed ? entries.findLast((entry) => entry.type === 'resolution') : undefined);
}
