import type { Attempt } from './attempts.ts';
import type { Read } from './read-words.ts';
import type { Suggestion } from './suggestion.ts';

/** What was ruled out, in words or by taking it back for nothing. */
export interface Denials {
  /** For every subject, the last place at which something about it was ruled out. */
  readonly at: ReadonlyMap<string, number>;
  /** Changes that were ruled out, with the place from which nobody suspects them any longer. */
  readonly changes: ReadonlyMap<Read, number>;
  /** The last of these places for the changes that a finding may name, by what it has to name. */
  readonly named: ReadonlyMap<string, number>;
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
  const changes = changesRuledOut(reads, [...said, ...vain]);
  const rollbacks = attempts.filter(({ does }) => does.has('rollback'));
  return {
    at: new Map(said.flatMap(({ place, subjects }) => [...subjects].map((each) => [each, place] as const))),
    changes,
    named: lastPlaces(changes),
    undone: rollbacks.length > vain.length,
  };
}

/** Changes, each with the place of the last denial after it that is about it. */
function changesRuledOut(reads: readonly Read[], denials: readonly Denial[]): ReadonlyMap<Read, number> {
  const found = new Map<Read, number>();
  if (denials.length === 0) return found;
  const index = new DenialIndex(denials);
  reads.forEach((read, place) => {
    if (read.entry.type !== 'change') return;
    const { subjects } = read.reading;
    const about = IS_ROLLOUT.test(read.entry.text) ? [...subjects, ...ROLLED_OUT] : subjects;
    const until = index.lastAfter(place, about);
    if (until !== undefined) found.set(read, until);
  });
  return found;
}

/** Denials by what they are about, in their order. */
class DenialIndex {
  private readonly bySubject = new Map<string, { readonly order: number; readonly place: number }[]>();
  /** For each subject, the furthest place among its denials up to each. */
  private readonly furthest = new Map<string, number[]>();

  constructor(denials: readonly Denial[]) {
    denials.forEach(({ place, subjects }, order) => {
      for (const subject of subjects) {
        const before = this.bySubject.get(subject) ?? [];
        const reached = this.furthest.get(subject) ?? [];
        before.push({ order, place });
        reached.push(Math.max(place, reached.at(-1) ?? -1));
        this.bySubject.set(subject, before);
        this.furthest.set(subject, reached);
      }
    });
  }

  /** The place of the last denial, in their order, that stands after `place` and is about one of these. */
  lastAfter(place: number, about: Iterable<string>): number | undefined {
    let last: { readonly order: number; readonly place: number } | undefined;
    for (const subject of about) {
      const found = this.lastOf(subject, place);
      if (found && (!last || found.order > last.order)) last = found;
    }
    return last?.place;
  }

  private lastOf(subject: string, place: number) {
    const denials = this.bySubject.get(subject) ?? [];
    const reached = this.furthest.get(subject) ?? [];
    for (let index = denials.length - 1; index >= 0 && (reached[index] ?? -1) > place; index -= 1) {
      const denial = denials[index];
      if (denial && denial.place > place) return denial;
    }
    return undefined;
  }
}

/** Rollbacks after which nothing was better. */
function vainRollbacks(
  reads: readonly Read[],
  attempts: readonly Attempt[],
  outcomes: readonly Suggestion[],
): readonly Denial[] {
  const offers = new Map<string, Extract<Suggestion, { kind: 'outcome' }>>();
  for (const each of outcomes)
    if (each.kind === 'outcome' && !offers.has(each.entry)) offers.set(each.entry, each);
  const vain = attempts.flatMap(({ first: { entry }, does, subjects, places }) => {
    if (!does.has('rollback')) return [];
    const { outcome: stated } = entry;
    const offered = offers.get(entry.id);
    if ((stated?.was ?? offered?.outcome) !== 'no effect') return [];
    return [{ shown: stated?.shown ?? offered?.shown ?? '', subjects, last: places.at(-1) ?? 0 }];
  });
  const placeOf = placesOf(reads, new Set(vain.map(({ shown }) => shown)));
  return vain.flatMap(({ shown: id, subjects, last }): Denial[] => {
    const shown = placeOf.get(id) ?? -1;
    if (NOT_DONE.test(reads[shown]?.entry.text ?? '')) return [];
    return [{ place: Math.max(shown, last), subjects }];
  });
}

/** Where these entries stand; only they are looked up, since a long record has many others. */
function placesOf(reads: readonly Read[], wanted: ReadonlySet<string>): ReadonlyMap<string, number> {
  const places = new Map<string, number>();
  if (wanted.size === 0) return places;
  reads.forEach(({ entry: { id } }, place) => {
    if (wanted.has(id) && !places.has(id)) places.set(id, place);
  });
  return places;
}

/** What names a change, with the last place until which such a change was suspected. */
function lastPlaces(changes: ReadonlyMap<Read, number>): ReadonlyMap<string, number> {
  const last = new Map<string, number>();
  for (const [{ reading }, until] of changes) {
    for (const key of waysToName(reading.subjects)) last.set(key, Math.max(until, last.get(key) ?? -1));
  }
  return last;
}

/** A version or a name with a figure in it, or two words. */
function* waysToName(subjects: ReadonlySet<string>): Generator<string> {
  const all = [...subjects].sort();
  for (const [index, one] of all.entries()) {
    if (/\d/.test(one)) yield one;
    for (const other of all.slice(index + 1)) yield `${one} ${other}`;
  }
}

/** Whether a change was ruled out. */
export const isDenied = (change: Read, { changes }: Denials): boolean => changes.has(change);

/** Whether somebody said after `place` that it was not this change; that taking it back was for nothing is less. */
export function isRuledOut({ reading, entry }: Read, place: number, { at }: Denials): boolean {
  const about = IS_ROLLOUT.test(entry.text) ? [...reading.subjects, ...ROLLED_OUT] : [...reading.subjects];
  return about.some((subject) => (at.get(subject) ?? -1) > place);
}

/** What a later entry takes from a suspicion: some where it rules out a part of it, all where it rules out its change. */
export function doubt(read: Read, place: number, { at, named }: Denials): number {
  if (read.says('cause') === 0 && read.entry.type !== 'investigation') return 0;
  if (named.size > 0) {
    for (const key of waysToName(read.reading.subjects)) if (place < (named.get(key) ?? -1)) return 1;
  }
  for (const subject of read.reading.subjects) if ((at.get(subject) ?? 0) > place) return 0.4;
  return 0;
}

/** Whether a finding names a change: by a version or a name with a figure in it, or by two words. */
export function names(found: ReadonlySet<string>, change: ReadonlySet<string>): boolean {
  const common = [...change].filter((each) => found.has(each));
  return common.length > 1 || common.some((each) => /\d/.test(each));
}
