import { type IncidentRecord, inOrder } from '../record/record.ts';
import { confirmed, takenTogether } from './confirmed.ts';
import { suggestFromWords } from './suggest-from-words.ts';
import type { Suggestion } from './suggestion.ts';
import { unanswered } from './unanswered.ts';

/** What the words of a record suggest, as far as nobody has said it yet. */
export function suggestionsFor(record: IncidentRecord): readonly Suggestion[] {
  return unanswered(record, suggestFromWords(inOrder(record.entries), record.title));
}

/** The record with what its words suggest taken as confirmed, where they are sure enough and agree. */
export function withSuggestionsConfirmed(record: IncidentRecord): IncidentRecord {
  return confirmed(record, takenTogether(record, suggestionsFor(record)));
}
