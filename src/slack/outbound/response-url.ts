import { SlackFault } from '../../app/ports/slack-fault.ts';
import { wasNotSent } from '../translate-error.ts';
import type { Message } from '../views/blocks.ts';

const TIMEOUT_MS = 8_000;

/**
 * Answers a command later, at its response URL: at most five times, within 30 minutes. Throws
 * `SlackFault`.
 */
export async function postToResponseUrl(responseUrl: string, message: Message): Promise<void> {
  let status: number;
  try {
    const answer = await fetch(responseUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...message, response_type: 'ephemeral', replace_original: false }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    status = answer.status;
    await answer.arrayBuffer();
  } catch (error) {
    const kind = wasNotSent(error) ? 'unavailable' : 'doubt';
    throw new SlackFault({ kind, why: 'the response address did not answer' }, error);
  }
  const why = `the response address ended with HTTP ${status}`;
  if (status === 429) throw new SlackFault({ kind: 'unavailable', why });
  if (status >= 500) throw new SlackFault({ kind: 'doubt', why });
  if (status >= 400) {
    const error = `http_${status}`;
    throw new SlackFault({ kind: 'refused', error, needed: undefined, method: 'response_url' });
  }
}
