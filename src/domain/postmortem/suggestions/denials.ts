import type { Attempt } from './attempts.ts';
import type { Read } from './read-words.ts';
import type { Suggestion } from './suggestion.ts';

/** What was ruled out, in words or by taking it back for nothing. */
export interface Denials {
  /** For every subject, the last place at which something about it was ruled out. */
  readonly at: ReadonlyMap<string, number>;
  /** Changes that were ruled out, with the place from which nobody suspects them any longer. */
  readonly changes: ReadonlyMap<Read, number>;
  /** A change was taken back, and nothing says that it was for nothing. */
  readonly undone: boolean;
}

/** A part of the record in which something is ruled out. */
interface Denial {
  readonly place: number;
  readonly subjects: ReadonlySet<string>;
}

/** `So not the deploy`: any of what was rolled out before. */
const ROLLED_OUT = new Set(['deploy', 'deployment', 'release', 'rollout']);
/** How a change says that it was one of these. */
const IS_ROLLOUT = /\b(?:deploy\w*|releas\w*|roll(?:ed|ing)?[ -]?out|shipped|live)\b/i;
/** A rollback that could not be done tells nothing of what it would have taken back. */
const NOT_DONE = /\b(?:fail\w*|abort\w*|unsuccessful|stuck)\b/i;

/** What was ruled out, and when. */
export function denialsIn(
  reads: readonly Read[],
  attempts: readonly Attempt[],
  outcomes: readonly Suggestion[],
): Denials {
  const vain = vainRollbacks(reads, attempts, outcomes);
  const said = reads.flatMap(({ says, reading }, place): Denial[] =>
    says('not-cause') > 0 ? [{ place, subjects: reading.subjects }] : [],
  );
  const changes = new Map<Read, number>();
  for (const denial of [...said, ...vain]) {
    for (const read of reads.slice(0, denial.place)) {
      if (read.entry.type === 'change' && rulesOut(denial, read)) changes.set(read, denial.place);
    }
  }
  const rollbacks = attempts.filter(({ does }) => does.has('rollback'));
  return {
    at: new Map(said.flatMap(({ place, subjects }) => [...subjects].map((each) => [each, place] as const))),
    changes,
    undone: rollbacks.length > vain.length,
  };
}

/** Rollbacks after which nothing was better. */
function vainRollbacks(
  reads: readonly Read[],
  attempts: readonly Attempt[],
  outcomes: readonly Suggestion[],
): readonly Denial[] {
  return attempts.flatMap(({ first, does, subjects, places }): Denial[] => {
    if (!does.has('rollback')) return [];
    const { outcome: stated } = first.entry;
    const found = outcomes.find((each) => each.kind === 'outcome' && each.entry === first.entry.id);
    const offered = found?.kind === 'outcome' ? found : undefined;
    if ((stated?.was ?? offered?.outcome) !== 'no effect') return [];
    const shown = reads.findIndex(({ entry }) => entry.id === (stated?.shown ?? offered?.shown));
    if (NOT_DONE.test(reads[shown]?.entry.text ?? '')) return [];
    return [{ place: Math.max(shown, places.at(-1) ?? 0), subjects }];
  });
}

function rulesOut({ subjects }: Denial, { entry, reading }: Read): boolean {
  const of = [...subjects];
  if (of.some((each) => reading.subjects.has(each))) return true;
  return of.some((each) => ROLLED_OUT.has(each)) && IS_ROLLOUT.test(entry.text);
}

/** Whether a change was ruled out. */
export const isDenied = (change: Read, { changes }: Denials): boolean => changes.has(change);

/** What a later entry takes from a suspicion: some where it rules out a part of it, all where it rules out its change. */
export function doubt(read: Read, place: number, { at, changes }: Denials): number {
  if (read.says('cause') === 0 && read.entry.type !== 'investigation') return 0;
  for (const [change, until] of changes) {
    if (place < until && names(read.reading.subjects, change.reading.subjects)) return 1;
  }
  for (const subject of read.reading.subjects) if ((at.get(subject) ?? 0) > place) return 0.4;
  return 0;
}

/** Whether a finding names a change: by a version or a name with a figure in it, or by two words. */
export function names(found: ReadonlySet<string>, change: ReadonlySet<string>): boolean {
  const common = [...change].filter((each) => found.has(each));
  return common.length > 1 || common.some((each) => /\d/.test(each));
}
