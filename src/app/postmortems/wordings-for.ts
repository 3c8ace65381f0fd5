import type { Postmortem } from '../../domain/postmortem/document/document.ts';
import { judgeWording } from '../../domain/postmortem/rewording/judge-wording.ts';
import { wordingOf } from '../../domain/postmortem/rewording/reword.ts';
import type {
  OfferedSentence,
  OfferedWording,
  WordingTask,
} from '../../domain/postmortem/rewording/rewording.ts';
import type { Journal } from '../app.ts';
import type { Wordsmith } from '../ports/wordsmith.ts';

/** What a language model made of one section, unchecked. */
export interface WordingAnswer {
  readonly task: WordingTask;
  readonly model: string;
  readonly offered: readonly OfferedSentence[];
}

/** Asks for every section at once; one that is not answered well is left out. Never rejects because of the model. */
export async function askWordings(
  wordsmith: Wordsmith,
  tasks: readonly WordingTask[],
): Promise<readonly WordingAnswer[]> {
  const answers = await Promise.all(
    tasks.map(async (task): Promise<WordingAnswer[]> => {
      const offered = await wordsmith.reword(task).catch(() => undefined);
      return offered ? [{ task, model: wordsmith.model, offered }] : [];
    }),
  );
  return answers.flat();
}

/** What of it may be offered beside the plain text of a document; sentences that say more than they may are left out. */
export function wordingsFor(
  { journal }: { readonly journal: Journal },
  document: Postmortem,
  answers: readonly WordingAnswer[],
): readonly OfferedWording[] {
  return answers.flatMap(({ task, model, offered }) => {
    const result = judgeWording(task, offered);
    const refused = result.refused.map(({ why }) => why);
    if (refused.length > 0) {
      journal.info({ section: task.section, refused }, 'sentences of the language model left out');
    }
    return wordingOf(document, task, { ...result, model }) ?? [];
  });
}
