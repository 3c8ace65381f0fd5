import type { StatedOutcome } from '../../timeline/mark.ts';
import type { RecordEntry } from '../record/record.ts';

/** One thing that people tried in order to end the impact, and what somebody said became of it. */
export interface Attempt {
  /** The id of its first entry: suggestions and taps name an attempt by it. */
  readonly id: string;
  /** In timeline order, never empty. */
  readonly entries: readonly RecordEntry[];
  readonly start: Date;
  /** Its last entry, where it has several; or else the entry that shows its outcome. Absent where nothing says. */
  readonly end?: RecordEntry;
  /** Absent where nobody said. */
  readonly outcome?: StatedOutcome;
  /** The entry that shows the outcome. */
  readonly shown?: RecordEntry;
}

/**
 * The attempts of a record whose entries are given in timeline order. A mitigation entry, or one of another type to which
 * somebody gave an outcome, is an attempt of its own, unless somebody said which one it belongs to. Where several entries
 * of one attempt have an outcome, the one that was said last counts.
 */
export function attemptsIn(entries: readonly RecordEntry[]): Attempt[] {
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const groups = new Map<string, RecordEntry[]>();
  for (const entry of entries) {
    if (!isTried(entry)) continue;
    const began = beginningOf(entry, byId);
    const group = groups.get(began);
    if (group) group.push(entry);
    else groups.set(began, [entry]);
  }
  const attempts = [...groups.values()].map((group) => attemptOf(group, byId));
  return attempts.sort((a, b) => a.start.getTime() - b.start.getTime());
}

/** A mitigation, or what somebody gave an outcome or an attempt: people who log without types try things too. */
function isTried({ type, outcome, attempt }: RecordEntry): boolean {
  return type === 'mitigation' || outcome !== undefined || attempt !== undefined;
}

/** The id of the entry that began the attempt; one that points at another in a circle is its own. */
function beginningOf(entry: RecordEntry, byId: ReadonlyMap<string, RecordEntry>): string {
  const seen = new Set([entry.id]);
  let began = entry.id;
  for (let next = entry.attempt; next !== undefined; next = byId.get(next)?.attempt) {
    if (seen.has(next)) return entry.id;
    seen.add(next);
    began = next;
  }
  return began;
}

function attemptOf(entries: readonly RecordEntry[], byId: ReadonlyMap<string, RecordEntry>): Attempt {
  const [first] = entries as readonly [RecordEntry];
  const outcome = lastSaid(entries);
  const shown = outcome?.shown === undefined ? undefined : byId.get(outcome.shown);
  const end = entries.length > 1 ? entries.at(-1) : shown && shown.at >= first.at ? shown : undefined;
  return {
    id: first.id,
    entries,
    start: first.at,
    ...(end ? { end } : {}),
    ...(outcome ? { outcome } : {}),
    ...(shown ? { shown } : {}),
  };
}

function lastSaid(entries: readonly RecordEntry[]): StatedOutcome | undefined {
  const said = entries.flatMap(({ outcome }) => outcome ?? []);
  return said.reduce<StatedOutcome | undefined>(
    (last, next) => (last && (last.at?.getTime() ?? 0) > (next.at?.getTime() ?? 0) ? last : next),
    undefined,
  );
}

/** Whether somebody said that it changed nothing for the better. */
export function isIneffective({ outcome }: Attempt): boolean {
  return outcome?.was === 'no effect' || outcome?.was === 'worse';
}

/** Whether nobody said what became of it, or somebody that nobody knows. */
export function isOpenEnded({ outcome }: Attempt): boolean {
  return outcome === undefined || outcome.was === 'unknown';
}
