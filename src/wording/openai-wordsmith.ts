import { z } from 'zod';
import type { Journal } from '../app/app.ts';
import type { Wordsmith } from '../app/ports/wordsmith.ts';
import { askJson, type Endpoint } from './openai-chat.ts';

const SENTENCES = z.object({
  sentences: z.array(z.object({ text: z.string().min(1), uses: z.array(z.string()) })).max(40),
});

const TASK = `You put statements of an incident's postmortem into plain, calm prose.
Use only what the statements say. Add no fact, no figure, no name, no cause and no judgement.
Answer with JSON alone: {"sentences":[{"text":"…","uses":["id of each statement that the sentence uses"]}]}`;

/** Asks the endpoint. Whatever goes wrong there leaves the plain draft as it is. */
export function openAiWordsmith(endpoint: Endpoint & { readonly journal: Journal }): Wordsmith {
  const { model, journal } = endpoint;
  return {
    model,
    async reword(task) {
      try {
        const statements = task.statements.map(({ id, text }) => ({ id, text }));
        return SENTENCES.parse(await askJson(endpoint, TASK, { section: task.section, statements }))
          .sentences;
      } catch (error) {
        const why = error instanceof Error ? error.name : typeof error;
        journal.warn({ section: task.section, model, error: why }, 'not reworded; the plain words stay');
        return undefined;
      }
    },
  };
}
