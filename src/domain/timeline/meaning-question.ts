import type { Entry } from './entry.ts';
import { markOn } from './mark.ts';

/** The one thing that may be asked of whoever logged an entry, because they probably know it at this moment. */
export type MeaningQuestion =
  /** What became of the attempt that the entry `attempt` began; `shown` is the entry that came after it. */
  | { readonly kind: 'outcome'; readonly attempt: Entry; readonly shown: Entry }
  /** Whether service is back, and everywhere. */
  | { readonly kind: 'restored'; readonly entry: Entry }
  /** Whether the impact began at this entry. */
  | { readonly kind: 'began'; readonly entry: Entry }
  /** Whether this entry, which reads like a finding, is the cause. */
  | { readonly kind: 'cause'; readonly entry: Entry };

/** Whether an entry's words read like the finding of a cause; asked of investigations alone. */
export type ReadsLikeCause = (entry: Entry) => boolean;

/** Whether an entry can call for a question at all, before the rest of the record is read. */
export function mayAsk(entry: Entry, readsLikeCause: ReadsLikeCause): boolean {
  const { type, occurredAt, loggedAt } = entry;
  switch (type) {
    case 'investigation':
      return readsLikeCause(entry);
    case 'mitigation':
    case 'recovery':
    case 'detection':
      return true;
    case 'note':
      return occurredAt < loggedAt;
    default:
      return false;
  }
}

/**
 * The question that an entry calls for, by types and marks; `mayAsk` said yes to it. `entries` are those of its
 * incident.
 */
export function meaningQuestion(entry: Entry, entries: readonly Entry[]): MeaningQuestion | undefined {
  const standing = entries.filter(({ standing: { state } }) => state === 'standing');
  switch (entry.type) {
    case 'mitigation':
      return outcomeAsked(entry, standing);
    case 'investigation':
      return standing.some((other) => markOn(other, 'cause')) ? undefined : { kind: 'cause', entry };
    case 'recovery':
      return markOn(entry, 'restored') ? undefined : { kind: 'restored', entry };
    case 'detection':
      return beginsHere(entry, standing, ({ type, id }) => type === 'detection' && id !== entry.id);
    case 'note':
      return standing.some(({ type }) => type === 'detection')
        ? beginsHere(
            entry,
            standing,
            ({ type, occurredAt }) => type === 'detection' && occurredAt <= entry.occurredAt,
          )
        : undefined;
    default:
      return undefined;
  }
}

/** The last attempt before an entry of which nobody said what became of it. */
export function outcomeAsked(entry: Entry, standing: readonly Entry[]): MeaningQuestion | undefined {
  const before = standing.filter(
    ({ type, occurredAt, id }) => type === 'mitigation' && id !== entry.id && occurredAt <= entry.occurredAt,
  );
  const last = before.at(-1);
  if (!last || entry.attempt !== undefined) return undefined;
  const began = last.attempt ?? last.id;
  const own = standing.filter(({ id, attempt }) => id === began || attempt === began);
  if (own.some(({ outcome }) => outcome !== undefined)) return undefined;
  return { kind: 'outcome', attempt: standing.find(({ id }) => id === began) ?? last, shown: entry };
}

/** Asked once: of the first detection, or of what was noted from before it. */
function beginsHere(
  entry: Entry,
  standing: readonly Entry[],
  rulesOut: (other: Entry) => boolean,
): MeaningQuestion | undefined {
  const known = standing.some((other) => markOn(other, 'impact-started'));
  return known || standing.some(rulesOut) ? undefined : { kind: 'began', entry };
}
