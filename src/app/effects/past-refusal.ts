import type { App } from '../app.ts';
import { SlackFault } from '../ports/slack-fault.ts';

/**
 * Does what goes along with an effect. What Slack refuses of it for good, such as a message to somebody whose account
 * was deactivated, is logged and keeps nothing else from being done; anything else is thrown.
 */
export async function pastRefusal(app: Pick<App, 'journal'>, act: () => Promise<unknown>): Promise<void> {
  try {
    await act();
  } catch (error) {
    if (!(error instanceof SlackFault) || error.trouble.kind !== 'refused') throw error;
    app.journal.info({ error }, 'refused by Slack, and left');
  }
}
