import { type IncidentRecord, inOrder } from '../record/record.ts';
import { confirmed, takenTogether } from './confirmed.ts';
import { proposalsStanding, together } from './proposals.ts';
import { suggestFromWords } from './suggest-from-words.ts';
import type { Suggestion } from './suggestion.ts';
import { unanswered } from './unanswered.ts';

/**
 * What the words of a record suggest, as far as nobody has said it yet; beside it what a language model proposed when
 * the record was drafted, as far as that still holds.
 */
export function suggestionsFor(
  record: IncidentRecord,
  proposed: readonly Suggestion[] = [],
): readonly Suggestion[] {
  const words = suggestFromWords(inOrder(record.entries), record.title);
  return unanswered(record, together(words, proposalsStanding(record.entries, proposed)));
}

/** The record with what its words suggest taken as confirmed, where they are sure enough and agree. */
export function withSuggestionsConfirmed(record: IncidentRecord): IncidentRecord {
  return confirmed(record, takenTogether(suggestionsFor(record)));
}
