import type { Verdicts } from '../../domain/postmortem/analysis/verdict.ts';
import type { Postmortem } from '../../domain/postmortem/document/document.ts';
import type { IncidentRecord } from '../../domain/postmortem/record/record.ts';
import { isKeptPlain } from '../../domain/postmortem/rewording/open-wordings.ts';
import { wordingTasks } from '../../domain/postmortem/rewording/reword.ts';
import type { Suggestion } from '../../domain/postmortem/suggestions/suggestion.ts';
import type { App } from '../app.ts';
import { proposalsFor } from './proposals-for.ts';
import { askWordings, wordingsFor } from './wordings-for.ts';

/** How a record is drafted with what a model proposes, and what people have said of earlier offers. */
interface Drafting {
  readonly draft: (proposals: readonly Suggestion[]) => Promise<Postmortem>;
  readonly verdicts: Verdicts;
}

/**
 * A draft with what a language model offers beside it, where an operator configured one: what entries may mean, and
 * other words for sections. All is asked at once, so that the draft waits for one answer's time at most; without an
 * answer it is the same draft. Nothing of a private incident goes to an endpoint outside.
 */
export async function draftWithModel(
  app: Pick<App, 'wordsmith' | 'suggester' | 'journal'>,
  record: IncidentRecord,
  { draft, verdicts }: Drafting,
): Promise<Postmortem> {
  const plain = await draft([]);
  const { wordsmith } = app;
  if (record.private) return plain;
  const [proposals, answers] = await Promise.all([
    proposalsFor(app, record),
    wordsmith ? askWordings(wordsmith, tasksOf(plain, record, verdicts)) : [],
  ]);
  const drafted = proposals.length > 0 ? { ...(await draft(proposals)), proposals } : plain;
  const wordings = wordingsFor(app, drafted, answers);
  return wordings.length > 0 ? { ...drafted, wordings } : drafted;
}

/** Where a person chose the plain text, nothing is asked. */
function tasksOf(plain: Postmortem, record: IncidentRecord, verdicts: Verdicts) {
  return wordingTasks(plain, record).filter(({ section }) => !isKeptPlain(verdicts, section));
}
