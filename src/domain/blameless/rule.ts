import type { KindName } from './kinds.ts';

/**
 * A wording that gets in the way. `words` is a regular expression over the words of a sentence as `readSentence` gives
 * them (small letters, contractions spelled out, noun phrases for people as one word), with these shorthands:
 *
 * | written | means |
 * |---|---|
 * | `{who}`, `{others}`, `{person}`, `{any}`, `{nobody}` | people; people other than "we"; one person; people or users; nobody |
 * | `{adv}` | up to three adverbs |
 * | `{done}`, `{end}` | a verb in the past; the end of the sentence |
 * | `@name` | a word list of `lists.ts` |
 * | `~`, `~~` | up to four words, within commas; up to twelve, within semicolons |
 */
export interface Rule {
  readonly kind: KindName;
  readonly words: string;
  /** Who must be the subject of the clause; anybody and anything where it is left out. */
  readonly who?: Meant;
  /** Words somewhere in the sentence that make it harmless. */
  readonly unless?: string;
  /** Words that must be in the sentence. */
  readonly beside?: string;
  /** Whether it holds of what is denied as well; otherwise "it was not human error" is left alone. */
  readonly denied?: true;
  /** A check that words cannot express. */
  readonly guard?: 'deed' | 'no question';
  /** Sentences that it must find, and those that it must leave alone. */
  readonly finds: readonly [string, string, ...string[]];
  readonly leaves?: readonly string[];
}

/** Whom the subject of a clause may mean. */
export const MEANT = {
  people: ['person', 'we', 'team', 'either'],
  /** Not words that also name software: "the operator". */
  certain: ['person', 'we', 'team'],
  /** Not "we": that we did not see something is how it was. */
  others: ['person', 'team', 'either'],
  makers: ['person', 'we', 'team', 'either', 'work'],
  anybody: ['person', 'we', 'team', 'either', 'user'],
  /** People, or nobody named as in a note that begins with the verb. */
  bare: ['person', 'team', 'either', 'none'],
  unnamed: ['none'],
  /** What is acted on, by people or not. */
  handled: ['person', 'we', 'team', 'either', 'passive'],
  culprits: ['person', 'team', 'work', 'user'],
  things: ['thing', 'passive', 'none'],
} as const;
export type Meant = keyof typeof MEANT;
