import type { Postmortem } from '../domain/postmortem/document/document.ts';
import { judgeWording } from '../domain/postmortem/rewording/judge-wording.ts';
import { withWording, wordingTasks } from '../domain/postmortem/rewording/reword.ts';
import type { WordingFlaw } from '../domain/postmortem/rewording/rewording.ts';
import type { Journal } from './app.ts';
import type { Wordsmith } from './ports/wordsmith.ts';

/** A document in better words, and the sentences that were left out. */
export interface RewordedDraft {
  readonly document: Postmortem;
  readonly refused: readonly { readonly section: string; readonly why: WordingFlaw }[];
}

/**
 * Lets a language model reword summary and narrative, using only statements with evidence. Without a model nothing
 * changes.
 */
export async function rewordDraft(
  app: { readonly wordsmith: Wordsmith | undefined; readonly journal: Journal },
  document: Postmortem,
): Promise<RewordedDraft> {
  const { wordsmith, journal } = app;
  if (!wordsmith) return { document, refused: [] };
  let reworded = document;
  const refused: RewordedDraft['refused'][number][] = [];
  const answers = await Promise.all(
    wordingTasks(document).map(async (task) => ({ task, offered: await wordsmith.reword(task) })),
  );
  for (const { task, offered } of answers) {
    if (!offered) continue;
    const result = judgeWording(task, offered);
    refused.push(...result.refused.map(({ why }) => ({ section: task.section, why })));
    reworded = withWording(reworded, task, { ...result, model: wordsmith.model });
  }
  if (refused.length > 0) journal.info({ refused }, 'sentences of the language model left out');
  return { document: reworded, refused };
}
