import { z } from 'zod';
import type { Journal } from '../app/app.ts';
import type { Wordsmith } from '../app/ports/wordsmith.ts';
import type { WordingTask } from '../domain/postmortem/rewording/rewording.ts';

/** An OpenAI-compatible endpoint (https://platform.openai.com/docs/api-reference/chat). */
export interface WordsmithOptions {
  /** Everything before `/chat/completions`, such as `https://api.example.com/v1`. */
  readonly url: string;
  readonly model: string;
  readonly key: string | undefined;
  readonly journal: Journal;
  /** How long a section may take, in milliseconds. */
  readonly timeoutMs?: number;
}

/** Sections are requested at the same time, and a draft should be ready within seconds. */
const TIMEOUT_MS = 8_000;

const COMPLETION = z.object({
  choices: z.array(z.object({ message: z.object({ content: z.string() }) })).min(1),
});
const SENTENCES = z.object({
  sentences: z.array(z.object({ text: z.string().min(1), uses: z.array(z.string()) })).max(40),
});

const TASK = `You put statements of an incident's postmortem into plain, calm prose.
Use only what the statements say. Add no fact, no figure, no name, no cause and no judgement.
Answer with JSON alone: {"sentences":[{"text":"…","uses":["id of each statement that the sentence uses"]}]}`;

/** Asks the endpoint. Whatever goes wrong there leaves the plain draft as it is. */
export function openAiWordsmith(options: WordsmithOptions): Wordsmith {
  const { model, journal } = options;
  return {
    model,
    async reword(task) {
      try {
        return SENTENCES.parse(JSON.parse(await ask(options, task))).sentences;
      } catch (error) {
        const why = error instanceof Error ? error.name : typeof error;
        journal.warn({ section: task.section, model, error: why }, 'not reworded; the plain words stay');
        return undefined;
      }
    },
  };
}

async function ask(
  { url, model, key, timeoutMs = TIMEOUT_MS }: WordsmithOptions,
  task: WordingTask,
): Promise<string> {
  const statements = task.statements.map(({ id, text }) => ({ id, text }));
  const response = await fetch(`${url.replace(/\/$/, '')}/chat/completions`, {
    method: 'POST',
    signal: AbortSignal.timeout(timeoutMs),
    headers: { 'content-type': 'application/json', ...(key && { authorization: `Bearer ${key}` }) },
    body: JSON.stringify({
      model,
      temperature: 0,
      response_format: { type: 'json_object' },
      messages: [
        { role: 'system', content: TASK },
        { role: 'user', content: JSON.stringify({ section: task.section, statements }) },
      ],
    }),
  });
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  const [choice] = COMPLETION.parse(await response.json()).choices;
  return choice?.message.content ?? '';
}
