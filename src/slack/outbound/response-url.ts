import { SlackFault } from '../../app/ports/slack-fault.ts';
import { wasNotSent } from '../translate-error.ts';
import type { Message } from '../views/blocks.ts';

const TIMEOUT_MS = 8_000;

/**
 * Answers a command or a click later, at its response URL: at most five times, within 30 minutes. `replace`: in place of the
 * message that holds the button. Throws `SlackFault`.
 */
export async function postToResponseUrl(
  responseUrl: string,
  message: Message,
  { replace = false }: { readonly replace?: boolean } = {},
): Promise<void> {
  let status: number;
  let body: string;
  try {
    const answer = await fetch(responseUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...message, response_type: 'ephemeral', replace_original: replace }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    status = answer.status;
    body = await answer.text();
  } catch (error) {
    const kind = wasNotSent(error) ? 'unavailable' : 'doubt';
    throw new SlackFault({ kind, why: 'the response address did not answer' }, error);
  }
  const error = errorIn(body) ?? (status >= 400 && status < 500 ? `http_${status}` : undefined);
  const why = `the response address ended with HTTP ${status}`;
  if (status === 429) throw new SlackFault({ kind: 'unavailable', why });
  if (status >= 500 && !error?.startsWith(BLOCKS)) throw new SlackFault({ kind: 'doubt', why });
  if (error !== undefined)
    throw new SlackFault({ kind: 'refused', error, needed: undefined, method: 'response_url' });
}

/** Slack's code for blocks that it does not take: nothing was shown, whatever the HTTP status. */
const BLOCKS = 'invalid_blocks';

/** Slack's code, as JSON or as the bare word, with HTTP 200 too; `undefined` for what is no refusal. */
function errorIn(body: string): string | undefined {
  if (/^invalid_blocks\w*$/.test(body.trim())) return body.trim();
  try {
    const parsed: unknown = JSON.parse(body);
    const { ok, error }: { ok?: unknown; error?: unknown } =
      typeof parsed === 'object' && parsed !== null ? { ...parsed } : {};
    return ok === false && typeof error === 'string' ? error : undefined;
  } catch {
    return undefined;
  }
}
