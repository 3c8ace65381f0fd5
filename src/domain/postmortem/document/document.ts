import type { Question } from '../questions/questions.ts';
import type { OfferedWording } from '../rewording/rewording.ts';
import type { Suggestion } from '../suggestions/suggestion.ts';
import type { Glance } from './glance.ts';
import type { Block } from './nodes.ts';
import type { Remark } from './remark.ts';
import type { Source } from './source.ts';

/** Who wrote the current text of a section. */
export type SectionAuthor =
  | { readonly kind: 'scribe'; readonly templateVersion: string; readonly rewording?: Rewording }
  /**
   * `name` is what documents print for the person, if it was known. With `rewording`, they did not write it themselves:
   * they took a language model's words.
   */
  | {
      readonly kind: 'person';
      readonly who: string;
      readonly name?: string;
      readonly at: Date;
      readonly rewording?: Rewording;
    };

/** The language model that put a section's statements into other words, and how many of its sentences were refused. */
interface Rewording {
  readonly model: string;
  readonly leftOut: number;
}

/** One part of a document. Sections are a flat list; their level says how they nest. */
export interface Section {
  /** Stable over drafts and template versions: `impact.users`. */
  readonly id: string;
  /** Plain text; absent where the seed has text without a heading (the closing lines). */
  readonly heading?: string;
  readonly level: 1 | 2 | 3 | 4;
  /**
   * In an operator's template: what it holds, by the names of slots and built-in sections. Pictures find their place by
   * it.
   */
  readonly about?: readonly string[];
  readonly blocks: readonly Block[];
  /** Every entry that a statement of this section rests on. */
  readonly entries: readonly string[];
  readonly author: SectionAuthor;
}

/** What a template gives: a section without what follows from its blocks. */
export type DraftSection = Omit<Section, 'entries' | 'author'>;

/** The postmortem of one incident as data. The same record and template version give the same document. */
export interface Postmortem {
  readonly title: string;
  readonly incident: { readonly key?: string; readonly title: string; readonly drill?: true };
  readonly template: { readonly name: string; readonly version: string };
  /** Severity, state and key figures at a glance; absent in documents from before Scribe had it. */
  readonly glance?: Glance;
  readonly sections: readonly Section[];
  /** The open questions of the document, in its order. */
  readonly questions: readonly Question[];
  /** What the figures suggested, and where it is; absent where they suggested nothing. */
  readonly remarks?: readonly Remark[];
  /** What a language model proposed when this was drafted: answers to offer, and nothing else; absent without any. */
  readonly proposals?: readonly Suggestion[];
  /** Sections in a language model's words, for people to take or leave; absent without any. */
  readonly wordings?: readonly OfferedWording[];
  /** The entries behind its statements, in timeline order, and the answers behind them. */
  readonly sources: readonly Source[];
  /** How many entries the record held when this was drafted. */
  readonly entryCount: number;
  /** How many people wrote those entries. */
  readonly authorCount: number;
  /** The last thing that the record knew of. */
  readonly asOf?: Date;
}
