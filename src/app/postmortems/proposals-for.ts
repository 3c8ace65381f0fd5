import { type IncidentRecord, inOrder } from '../../domain/postmortem/record/record.ts';
import { proposalsKept } from '../../domain/postmortem/suggestions/proposals.ts';
import type { Suggestion } from '../../domain/postmortem/suggestions/suggestion.ts';
import { unanswered } from '../../domain/postmortem/suggestions/unanswered.ts';
import type { Journal } from '../app.ts';
import type { Suggester } from '../ports/suggester.ts';

/**
 * What a language model proposes that entries mean, where an operator configured one; what names no entry of this
 * record is left out. Nothing of a private incident goes to an endpoint outside. Never rejects because of the model.
 */
export async function proposalsFor(
  app: { readonly suggester: Suggester | undefined; readonly journal: Journal },
  record: IncidentRecord,
): Promise<readonly Suggestion[]> {
  if (!app.suggester || record.private || record.entries.length === 0) return [];
  const entries = inOrder(record.entries);
  const proposals = await app.suggester.propose(entries).catch(() => []);
  const kept = proposalsKept(entries, proposals);
  if (kept.length < proposals.length) {
    app.journal.info(
      { proposed: proposals.length, kept: kept.length },
      'proposals of the language model left out',
    );
  }
  return unanswered(record, kept);
}
