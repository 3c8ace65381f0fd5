import { type App, AuthorizationError } from '@slack/bolt';
import type { Journal } from '../app/app.ts';
import { isUninstalled } from '../app/ports/slack-fault.ts';
import { answerInWords } from './answer-in-words.ts';
import { notInstalledHere } from './words/faults.ts';

/**
 * Answers people in a workspace that nobody has installed Scribe in, or that let it go: what they typed is given back.
 * Bolt would answer 401, of which Slack shows nothing but that it failed.
 */
export function answerUninstalled(
  app: App,
  { app: { journal } }: { readonly app: { readonly journal: Journal } },
): void {
  const process = app.processEvent.bind(app);
  const refusal = {
    command: (typed: string, text: string) => notInstalledHere(`${typed} ${text}`),
    control: notInstalledHere(),
  };
  app.processEvent = async (event) => {
    try {
      await process(event);
    } catch (error) {
      const isUnknown = error instanceof AuthorizationError && isUninstalled(error.original);
      if (!isUnknown || event.body['type'] === 'event_callback') throw error;
      await answerInWords(event, refusal, journal);
    }
  };
}
