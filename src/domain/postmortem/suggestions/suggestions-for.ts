import { type IncidentRecord, inOrder, type RecordEntry } from '../record/record.ts';
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
  const { entries, title, severity } = record;
  const words = suggestFromWords(inOrder(entries), { title, severity, late: loggedLate(entries) });
  return unanswered(record, together(words, proposalsStanding(record.entries, proposed)));
}

/** The record with what its words suggest taken as confirmed, where they are sure enough and agree. */
export function withSuggestionsConfirmed(record: IncidentRecord): IncidentRecord {
  return confirmed(record, takenTogether(suggestionsFor(record)));
}

/** The entries that were logged after one of a later time: whoever wrote them went back to say what happened then. */
function loggedLate(entries: readonly RecordEntry[]): ReadonlySet<string> {
  const logged = (entry: RecordEntry): number => (entry.loggedAt ?? entry.at).getTime();
  const stated = entries.every(({ loggedAt }) => loggedAt !== undefined);
  const asLogged = stated ? [...entries].sort((a, b) => logged(a) - logged(b)) : entries;
  const late = new Set<string>();
  let latest = Number.NEGATIVE_INFINITY;
  for (const { id, at } of asLogged) {
    if (at.getTime() < latest) late.add(id);
    latest = Math.max(latest, at.getTime());
  }
  return late;
}
