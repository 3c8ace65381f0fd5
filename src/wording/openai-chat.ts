import { z } from 'zod';

/** An OpenAI-compatible endpoint (https://platform.openai.com/docs/api-reference/chat). */
export interface Endpoint {
  /** Everything before `/chat/completions`, such as `https://api.example.com/v1`. */
  readonly url: string;
  readonly model: string;
  readonly key: string | undefined;
  /** How long an answer may take, in milliseconds. */
  readonly timeoutMs?: number;
}

/** A draft should be ready within seconds. */
const TIMEOUT_MS = 8_000;

const COMPLETION = z.object({
  choices: z.array(z.object({ message: z.object({ content: z.string() }) })).min(1),
});

/** What the endpoint answers to a task and what is given with it, as parsed JSON. Throws whatever goes wrong. */
export async function askJson(endpoint: Endpoint, task: string, given: unknown): Promise<unknown> {
  const { url, model, key, timeoutMs = TIMEOUT_MS } = endpoint;
  const response = await fetch(`${url.replace(/\/$/, '')}/chat/completions`, {
    method: 'POST',
    signal: AbortSignal.timeout(timeoutMs),
    headers: { 'content-type': 'application/json', ...(key && { authorization: `Bearer ${key}` }) },
    body: JSON.stringify({
      model,
      temperature: 0,
      response_format: { type: 'json_object' },
      messages: [
        { role: 'system', content: task },
        { role: 'user', content: JSON.stringify(given) },
      ],
    }),
  });
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  const [choice] = COMPLETION.parse(await response.json()).choices;
  return JSON.parse(choice?.message.content ?? '');
}
