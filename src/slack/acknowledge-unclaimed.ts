import type { App, ReceiverEvent } from '@slack/bolt';
import type { Journal } from '../app/app.ts';
import { postToResponseUrl } from './outbound/response-url.ts';
import { answerView } from './views/plain-answer.ts';
import { unknownCommand, unknownControl } from './words/faults.ts';

/**
 * Acknowledges what no listener claims: a button of another version, a command that the app has at Slack under a name
 * that Scribe was not told of. Without it Slack waits for 3 seconds and shows an error that helps nobody.
 */
export function acknowledgeUnclaimed(
  app: App,
  context: { readonly app: { readonly journal: Journal }; readonly command: string },
): void {
  const process = app.processEvent.bind(app);
  app.processEvent = async (event) => {
    let claimed = false;
    const ack: ReceiverEvent['ack'] = async (answer) => {
      claimed = true;
      await event.ack(answer);
    };
    await process({ ...event, ack });
    if (claimed) return;
    const { command } = context;
    const { journal } = context.app;
    const { type, command: typed, response_url: responseUrl } = event.body;
    journal.info({ type, command: typed }, 'no listener for what Slack sent');
    await event.ack(answerTo(event, command));
    // Slack gets its answer when this is through, and does not wait for an address of its own.
    if (type === 'block_actions' && typeof responseUrl === 'string') void tell(responseUrl, journal, command);
  };
}

/** What Slack shows at once; `undefined` where there is no place for it. */
function answerTo({ body }: ReceiverEvent, command: string) {
  const { type, command: typed, text, view } = body;
  if (typeof typed === 'string') {
    const line = typeof text === 'string' ? text : '';
    return { response_type: 'ephemeral', text: unknownCommand(typed, line, command) };
  }
  // An error under an input keeps a form open, with what was typed.
  const [input] = type === 'view_submission' ? Object.keys(view?.state?.values ?? {}) : [];
  if (input === undefined) return undefined;
  return { response_action: 'errors', errors: { [input]: unknownControl(command) } };
}

async function tell(responseUrl: string, journal: Journal, command: string): Promise<void> {
  try {
    await postToResponseUrl(responseUrl, answerView(unknownControl(command)));
  } catch (error) {
    journal.info({ error: error instanceof Error ? error.message : error }, 'not told that nothing was done');
  }
}
