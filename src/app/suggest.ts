import { type IncidentRecord, inOrder } from '../domain/postmortem/record/record.ts';
import { proposalsKept, together } from '../domain/postmortem/suggestions/proposals.ts';
import type { Suggestion } from '../domain/postmortem/suggestions/suggestion.ts';
import { suggestionsFor } from '../domain/postmortem/suggestions/suggestions-for.ts';
import { unanswered } from '../domain/postmortem/suggestions/unanswered.ts';
import type { Journal } from './app.ts';
import type { Suggester } from './ports/suggester.ts';

/**
 * What words and, where an operator configured one, a language model suggest for a record. Nothing of a private
 * incident goes to an endpoint outside. Never rejects because of the model: without it there are the words.
 */
export async function suggest(
  app: { readonly suggester: Suggester | undefined; readonly journal: Journal },
  record: IncidentRecord,
): Promise<readonly Suggestion[]> {
  const words = suggestionsFor(record);
  if (!app.suggester || record.private || record.entries.length === 0) return words;
  const entries = inOrder(record.entries);
  const proposals = await app.suggester.propose(entries).catch(() => []);
  const kept = proposalsKept(entries, proposals);
  if (kept.length < proposals.length) {
    app.journal.info(
      { proposed: proposals.length, kept: kept.length },
      'proposals of the language model left out',
    );
  }
  return together(words, unanswered(record, kept));
}
