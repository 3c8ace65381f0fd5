import type { MarkName, Outcome } from '../../timeline/mark.ts';
import type { IncidentKind } from '../record/record.ts';

/** Where a suggestion comes from: rules about words, or the language model that an operator configured. */
export type SuggestionSourceName = 'words' | 'model';

/** What every suggestion says of itself. */
interface Suggested {
  readonly from: SuggestionSourceName;
  /** How sure the source is, from 0 to 1. */
  readonly confidence: number;
  /** The ids of the entries that it rests on; never empty. */
  readonly because: readonly string[];
}

/**
 * What the record's words seem to mean. A suggestion is the offered answer to a question, and nothing else: no sentence,
 * figure, row or picture of a document rests on one until a person has taken it.
 */
export type Suggestion = Suggested &
  (
    | { readonly kind: 'mark'; readonly entry: string; readonly is: MarkName; readonly part?: string }
    /** `entry` began the attempt. */
    | {
        readonly kind: 'outcome';
        readonly entry: string;
        readonly outcome: Outcome;
        readonly shown?: string;
      }
    /** `entry` goes on with the attempt that the entry `of` began. */
    | { readonly kind: 'attempt'; readonly entry: string; readonly of: string }
    | { readonly kind: 'incident-kind'; readonly is: IncidentKind }
    /** A value for a question, by the question's id: `commander`, `impact.regions`. */
    | { readonly kind: 'answer'; readonly question: string; readonly text: string }
    /** The entry reads like something to do: `todo: cap retries`. */
    | { readonly kind: 'to-do'; readonly entry: string; readonly title: string }
  );
