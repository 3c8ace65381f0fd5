import { setImmediate } from 'node:timers/promises';
import type { Entry } from '../../domain/timeline/entry.ts';
import { mayAsk, meaningQuestion } from '../../domain/timeline/meaning-question.ts';
import { postToResponseUrl } from '../outbound/response-url.ts';
import { meaningQuestionView } from '../views/meaning.ts';
import type { Reader } from '../words/times.ts';
import type { ListenerContext } from './listener-context.ts';
import type { UserRequest } from './request.ts';

/**
 * Asks the author of a new entry at most one thing that they probably know right now, after the receipt and with a
 * button for each answer. Nobody waits for it, and nothing happens where nobody taps.
 */
export async function askMeaning(
  { app }: ListenerContext,
  { responseUrl }: UserRequest,
  { entry, reader }: { readonly entry: Entry; readonly reader: Reader },
): Promise<void> {
  if (responseUrl === undefined || !mayAsk(entry)) return;
  // The answer to the command goes first.
  await setImmediate();
  const question = meaningQuestion(entry, await app.entries.ofIncident(entry.team, entry.incident));
  if (question) await postToResponseUrl(responseUrl, meaningQuestionView(question, reader));
}
