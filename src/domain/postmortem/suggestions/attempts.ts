import type { Deed } from '../../language/deeds.ts';
import { groupOf } from '../../language/regions.ts';
import { isByApp, isTried, type Read } from './read-words.ts';
import type { Suggestion } from './suggestion.ts';

/** Entries that seem to be one attempt to end the impact. */
export interface Attempt {
  readonly first: Read;
  /** Its entries, by their place in the timeline. */
  readonly places: number[];
  readonly does: Set<string>;
  readonly subjects: Set<string>;
  done: boolean;
  /** One of its own entries says that it was for nothing. */
  failed: boolean;
  /** How sure it is that each entry after the first goes on with it. */
  readonly joined: Map<string, number>;
}

/** How many attempts back an entry may go on with: several run at once, but not many. */
const REACH = 3;

/** Entries about the same attempt, in order. People's own grouping wins over the words. */
export function attemptsIn(reads: readonly Read[], untyped: boolean): readonly Attempt[] {
  const attempts: Attempt[] = [];
  const byEntry = new Map<string, Attempt>();
  reads.forEach((read, place) => {
    if (!isTried(read, untyped)) return;
    const stated = read.entry.attempt === undefined ? undefined : byEntry.get(read.entry.attempt);
    const last = attempts.at(-1);
    const adjacent = last !== undefined && isAdjacent(reads, last.places.at(-1) ?? 0, place);
    const found = stated
      ? { attempt: stated, sure: 1 }
      : (continued(read, attempts.slice(-REACH), adjacent) ?? nextInLine(read, reads[place - 1], last));
    const attempt = found?.attempt ?? begun(read);
    if (!found) attempts.push(attempt);
    else if (!stated) attempt.joined.set(read.entry.id, found.sure);
    take(attempt, read, place);
    byEntry.set(read.entry.id, attempt);
  });
  return attempts;
}

const begun = (first: Read): Attempt => ({
  first,
  places: [],
  does: new Set(),
  subjects: new Set(),
  done: false,
  failed: false,
  joined: new Map(),
});

const isDone = ({ reading }: Read): boolean =>
  !reading.starts && (reading.done || reading.deeds.some(({ phase }) => phase === 'done'));

function take(attempt: Attempt, read: Read, place: number): void {
  attempt.places.push(place);
  for (const { does } of read.reading.deeds) attempt.does.add(does);
  for (const subject of read.reading.subjects) attempt.subjects.add(subject);
  // What a pipeline logs is through.
  if (isDone(read) || (isByApp(read) && attempt.first !== read)) attempt.done = true;
  if (read.says('no-effect') > 0 || read.says('worse') > 0) attempt.failed = true;
}

const shared = (a: ReadonlySet<string>, b: ReadonlySet<string>): number => {
  let count = 0;
  for (const each of a) if (b.has(each)) count += 1;
  return count;
};

/** Words of the deeds themselves are shared by unlike attempts (`restart db`, `restart api`). */
const begins = (deeds: readonly Deed[]): boolean => deeds.some(({ phase }) => phase === 'starts');

/** Said of what is tried once more. */
const ANEW = /\b(?:again|second|third|another|2nd|3rd|retry|next)\b/i;

function continued(
  read: Read,
  recent: readonly Attempt[],
  adjacent: boolean,
): { readonly attempt: Attempt; readonly sure: number } | undefined {
  if (read.unread || ANEW.test(read.entry.text)) return undefined;
  for (const attempt of [...recent].reverse()) {
    if (attempt.first.unread) continue;
    const sure = continues(read, attempt, attempt === recent.at(-1));
    if (sure > 0) return { attempt, sure };
  }
  const latest = recent.at(-1);
  if (adjacent && latest && isNextStep(read, latest)) return { attempt: latest, sure: 0.6 };
  return undefined;
}

/**
 * What the same person, or a pipeline, logs right after a mitigation goes on with it: who tries something else says
 * first what became of the one before.
 */
function nextInLine(
  read: Read,
  before: Read | undefined,
  last: Attempt | undefined,
): { readonly attempt: Attempt; readonly sure: number } | undefined {
  if (!last || !before || before.entry.type !== 'mitigation' || last.failed) return undefined;
  if (ANEW.test(read.entry.text) || conflicts(read.reading, last)) return undefined;
  if (isByApp(read)) return isByApp(before) ? undefined : { attempt: last, sure: 0.6 };
  if (read.entry.author === undefined || read.entry.author !== before.entry.author) return undefined;
  const { deeds } = read.reading;
  const unlike = deeds.length > 0 && last.does.size > 0 && !deeds.some(({ does }) => last.does.has(does));
  return unlike ? undefined : { attempt: last, sure: 0.6 };
}

/** Whether nothing but announcements and decisions stands between two entries. */
function isAdjacent(reads: readonly Read[], from: number, to: number): boolean {
  for (let place = from + 1; place < to; place += 1) {
    const type = reads[place]?.entry.type;
    if (type !== 'communication' && type !== 'decision') return false;
  }
  return true;
}

/** What follows at once and does the same, or speaks of the same, is the next step of the same attempt. */
function isNextStep(read: Read, attempt: Attempt): boolean {
  const { reading, says } = read;
  if (says('no-effect') > 0 || says('worse') > 0 || conflicts(reading, attempt)) return false;
  if (attempt.failed || attempt.first.unread) return false;
  if (reading.deeds.some(({ does }) => attempt.does.has(does))) return true;
  const unlike = reading.deeds.length > 0 && attempt.does.size > 0;
  return !unlike && shared(reading.subjects, attempt.subjects) > 0;
}

/** What is said of an attempt when the last of it is through. */
const THROUGH = /\b(?:complete\w*|finish\w*|fully|everywhere|propagated|done)\b/i;

/** How sure it is that an entry goes on with an attempt; 0: it does not seem so. */
function continues(read: Read, attempt: Attempt, latest: boolean): number {
  const { reading, entry } = read;
  if (reading.words.length === 0 || conflicts(reading, attempt)) return 0;
  if (isProgress(reading, attempt)) return attempt.first.reading.words.includes('#%') ? 0.6 : 0;
  const same = reading.deeds.some(({ does }) => attempt.does.has(does));
  if (reading.deeds.length > 0 && !same) return 0;
  const done = isDone(read);
  if (attempt.done) return same && done && THROUGH.test(entry.text) ? 0.7 : 0;
  if (same && latest && (read.says('no-effect') > 0 || read.says('worked') > 0)) return 0.75;
  const subjects = shared(reading.subjects, attempt.subjects);
  if (same && done) return 0.85;
  if (same && (reading.starts || begins(reading.deeds))) return subjects > 1 || latest ? 0.7 : 0;
  if (done && subjects > 0) return 0.7;
  return done && latest && !same && reading.subjects.size <= 2 ? 0.65 : 0;
}

/** `10% of traffic over all clusters`, `30% of traffic …`: the same step with another figure. */
function isProgress(reading: Read['reading'], attempt: Attempt): boolean {
  if (!reading.words.includes('#%')) return false;
  const common = shared(reading.subjects, attempt.subjects);
  return common >= 2 && common >= reading.subjects.size * 0.6;
}

/** `eu rollback` does not go on with `us rollback`. */
function conflicts(reading: Read['reading'], attempt: Attempt): boolean {
  const named = reading.regions.map(({ region }) => groupOf(region));
  const before = attempt.first.reading.regions.map(({ region }) => groupOf(region));
  return named.length > 0 && before.length > 0 && !named.some((region) => before.includes(region));
}

/** That entries go on with an attempt that began before them. */
export function attemptSuggestions(attempts: readonly Attempt[]): Suggestion[] {
  return attempts.flatMap(({ first, joined }) =>
    [...joined].map(
      ([entry, confidence]): Suggestion => ({
        kind: 'attempt',
        entry,
        of: first.entry.id,
        from: 'words',
        confidence,
        because: [entry],
      }),
    ),
  );
}
