import type { App, ReceiverEvent } from '@slack/bolt';
import type { Journal } from '../app/app.ts';
import { answerInWords } from './answer-in-words.ts';
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
  const { command } = context;
  const { journal } = context.app;
  const refusal = {
    command: (typed: string, text: string) => unknownCommand(typed, text, command),
    control: unknownControl(command),
  };
  app.processEvent = async (event) => {
    let claimed = false;
    const ack: ReceiverEvent['ack'] = async (answer) => {
      claimed = true;
      await event.ack(answer);
    };
    await process({ ...event, ack });
    if (claimed) return;
    journal.info(
      { type: event.body['type'], command: event.body['command'] },
      'no listener for what Slack sent',
    );
    await answerInWords(event, refusal, journal);
  };
}
