/** Slack's `ok` says whether it did what it was asked; an answer without one is not Slack's. */
export class UnreadableAnswer extends Error {
  constructor(status: number) {
    super(`HTTP ${status} without an answer in JSON`);
    this.name = 'UnreadableAnswer';
  }
}

/** How long to wait when Slack says "too much" without saying how long (s). */
export const DEFAULT_WAIT_S = 10;

/** Whoever names a longer time, a wrong clock for example, is asked again after this one (s). */
const LONGEST_WAIT_S = 15 * 60;

/**
 * `fetch` for Slack's client (@slack/web-api 8.2.0), which makes a plain `Error` of a 429 unless `Retry-After` begins
 * with a number, takes `2026-11-20` for 2,026 s, and puts a body that is not JSON where Slack's error code should be.
 * Behind this, each 429 has its seconds, and a body that is no answer throws `UnreadableAnswer`.
 */
export async function slackFetch(...[input, init]: Parameters<typeof globalThis.fetch>): Promise<Response> {
  const response = await globalThis.fetch(input, init);
  const { status, headers } = response;
  if (status === 429) {
    await response.body?.cancel();
    return new Response(null, { status, headers: { 'retry-after': String(waitOf(headers)) } });
  }
  if (status !== 200) return response;
  const text = await response.text();
  if (!isAnswer(text)) throw new UnreadableAnswer(status);
  const known = new Headers(headers);
  if (known.has('retry-after')) known.set('retry-after', String(waitOf(headers)));
  return new Response(text, { status, headers: known });
}

/** Whole seconds, at least one. `Retry-After` is a number of them or a date (RFC 9110, 10.2.3). */
function waitOf(headers: Headers): number {
  const said = headers.get('retry-after')?.trim() ?? '';
  const seconds = /^\d+(\.\d+)?$/.test(said) ? Number(said) : secondsUntil(said, headers.get('date'));
  if (Number.isNaN(seconds)) return DEFAULT_WAIT_S;
  return Math.min(LONGEST_WAIT_S, Math.max(1, Math.ceil(seconds)));
}

/** By the sender's clock, if it says what time it is. `NaN` where it is no date. */
function secondsUntil(date: string, now: string | null): number {
  const sentAt = Date.parse(now ?? '');
  return (Date.parse(date) - (Number.isNaN(sentAt) ? Date.now() : sentAt)) / 1_000;
}

function isAnswer(text: string): boolean {
  try {
    const answer: unknown = JSON.parse(text);
    return typeof answer === 'object' && answer !== null && 'ok' in answer && typeof answer.ok === 'boolean';
  } catch {
    return false;
  }
}
