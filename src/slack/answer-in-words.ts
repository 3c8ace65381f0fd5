import type { ReceiverEvent } from '@slack/bolt';
import type { Journal } from '../app/app.ts';
import { postToResponseUrl } from './outbound/response-url.ts';
import { answerView } from './views/plain-answer.ts';

/** What is said where nothing is carried out. */
export interface Refusal {
  /** To a command, with what was typed after it. */
  readonly command: (typed: string, text: string) => string;
  /** To a button, a menu or a form. */
  readonly control: string;
}

/** Acknowledges what somebody did, and says why nothing came of it, wherever Slack has a place for that. */
export async function answerInWords(event: ReceiverEvent, refusal: Refusal, journal: Journal): Promise<void> {
  await event.ack(answerTo(event, refusal));
  const { type, response_url: responseUrl } = event.body;
  // Slack gets its answer when this is through, and does not wait for an address of its own.
  if (type === 'block_actions' && typeof responseUrl === 'string')
    void tell(responseUrl, refusal.control, journal);
}

/** What Slack shows at once; `undefined` where there is no place for it. */
function answerTo({ body }: ReceiverEvent, refusal: Refusal) {
  const { type, command: typed, text, view } = body;
  if (typeof typed === 'string') {
    const line = typeof text === 'string' ? text : '';
    return { response_type: 'ephemeral', text: refusal.command(typed, line) };
  }
  // An error under an input keeps a form open, with what was typed.
  const [input] = type === 'view_submission' ? Object.keys(view?.state?.values ?? {}) : [];
  if (input === undefined) return undefined;
  return { response_action: 'errors', errors: { [input]: refusal.control } };
}

async function tell(responseUrl: string, words: string, journal: Journal): Promise<void> {
  try {
    await postToResponseUrl(responseUrl, answerView(words));
  } catch (error) {
    journal.info({ error }, 'not told that nothing was done');
  }
}
