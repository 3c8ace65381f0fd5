/**
 * What a person can say that an entry means. A mark is data that people set: no rule reads one from an entry's words.
 *
 * | mark | the entry … |
 * |---|---|
 * | `impact-started` | is the moment from which users were affected |
 * | `detected`, `acknowledged`, `declared` | is when somebody noticed, took it on, called it an incident |
 * | `cause` | says what caused it or, on a change, is the change that did |
 * | `contributing` | says what made it likelier or worse |
 * | `mitigated` | is when users were no longer affected, or hardly |
 * | `restored` | is when service was back: everywhere, or where `part` says |
 * | `relapse` | is when it came back |
 * | `loss` | says what was lost: data, money, trust |
 * | `escalated` | is when further people were called in |
 */
export const MARK_NAMES = [
  'impact-started',
  'detected',
  'acknowledged',
  'declared',
  'cause',
  'contributing',
  'mitigated',
  'restored',
  'relapse',
  'loss',
  'escalated',
] as const;

export type MarkName = (typeof MARK_NAMES)[number];

/** One mark on an entry. A file may leave out who set it and when. */
export interface Mark {
  readonly is: MarkName;
  /** What it holds for, where that is not all of it: `eu only`. */
  readonly part?: string;
  readonly by?: string;
  readonly at?: Date;
}

/** What became of an attempt to end the impact. */
export const OUTCOMES = ['worked', 'partly', 'no effect', 'worse', 'unknown'] as const;

export type Outcome = (typeof OUTCOMES)[number];

/** The outcome that a person gave an attempt. */
export interface StatedOutcome {
  readonly was: Outcome;
  /** The id of the entry that shows it. */
  readonly shown?: string;
  readonly by?: string;
  readonly at?: Date;
}

/** What people said that one entry means. */
export interface Meaning {
  readonly marks?: readonly Mark[];
  /** The id of the entry that began the attempt which this mitigation entry belongs to; absent: it is one of its own. */
  readonly attempt?: string;
  /** What became of the attempt that this entry belongs to. */
  readonly outcome?: StatedOutcome;
}

/** The mark of that name, if somebody set it. */
export function markOn({ marks }: Meaning, name: MarkName): Mark | undefined {
  return marks?.find(({ is }) => is === name);
}

/** One change of what an entry means. */
export type MeaningChange =
  | { readonly kind: 'set'; readonly is: MarkName; readonly part?: string }
  | { readonly kind: 'taken-back'; readonly is: MarkName }
  /** `of`: the entry that began the attempt; absent, the entry is an attempt of its own (again). */
  | { readonly kind: 'attempt'; readonly of?: string }
  /** `was` absent: what was said of it is taken back. */
  | { readonly kind: 'outcome'; readonly was?: Outcome; readonly shown?: string };

/** The same with who made it and when: kept with the entry, in order. */
export type Marking = MeaningChange & { readonly by: string; readonly at: Date };

/** What an entry means after a change. `undefined` when that is what it meant already. */
export function remarked<T extends Meaning>(meaning: T, marking: Marking): T | undefined {
  const { by, at } = marking;
  switch (marking.kind) {
    case 'set': {
      const { is, part } = marking;
      const before = markOn(meaning, is);
      if (before && before.part === part) return undefined;
      const others = (meaning.marks ?? []).filter((mark) => mark !== before);
      return { ...meaning, marks: [...others, { is, ...(part === undefined ? {} : { part }), by, at }] };
    }
    case 'taken-back': {
      const rest = meaning.marks?.filter((mark) => mark.is !== marking.is) ?? [];
      if (rest.length === (meaning.marks?.length ?? 0)) return undefined;
      const { marks: _marks, ...others } = meaning;
      return (rest.length > 0 ? { ...others, marks: rest } : others) as T;
    }
    case 'attempt': {
      if (meaning.attempt === marking.of) return undefined;
      const { attempt: _attempt, ...others } = meaning;
      return (marking.of === undefined ? others : { ...others, attempt: marking.of }) as T;
    }
    case 'outcome': {
      const { was, shown } = marking;
      if (meaning.outcome?.was === was && meaning.outcome?.shown === shown) return undefined;
      const { outcome: _outcome, ...others } = meaning;
      if (was === undefined) return others as T;
      return { ...others, outcome: { was, ...(shown === undefined ? {} : { shown }), by, at } } as T;
    }
    default:
      return marking satisfies never;
  }
}
