import type { MarkName, Outcome } from '../../timeline/mark.ts';

/** An answer that can be taken with one tap. It states nothing before somebody takes it. */
export interface Offer {
  /** What is offered: `No effect`, `10:12 “the pool has no limit”`. */
  readonly text: string;
  /** Where it comes from: `09:29 reads like: no effect`. */
  readonly source?: string;
  readonly sets: OfferedAnswer;
}

/** What a taken offer sets. */
export type OfferedAnswer =
  | { readonly kind: 'mark'; readonly entry: string; readonly is: MarkName; readonly part?: string }
  /** `entry` began the attempt. */
  | { readonly kind: 'outcome'; readonly entry: string; readonly was: Outcome; readonly shown?: string }
  /** The words that a person would type or choose. */
  | { readonly kind: 'answer'; readonly text: string }
  /** A new action item, as the entry says it. */
  | { readonly kind: 'to-do'; readonly entry: string; readonly title: string };

/** What a person can say that an entry, or the attempt that it began, means. */
export type Meant = Extract<OfferedAnswer, { kind: 'mark' | 'outcome' }>;

const LONGEST = 150;

/** Names an offer among those of its question: forms and buttons remember it by this. At most 150 characters. */
export function offerKey({ sets }: Offer): string {
  return keyWords(sets).slice(0, LONGEST);
}

function keyWords(sets: OfferedAnswer): string {
  switch (sets.kind) {
    case 'mark':
      return `mark ${sets.is} ${sets.entry}`;
    case 'outcome':
      return `outcome ${sets.was} ${sets.entry}`;
    case 'answer':
      return `answer ${sets.text}`;
    case 'to-do':
      return `to-do ${sets.entry}`;
    default:
      return sets satisfies never;
  }
}
