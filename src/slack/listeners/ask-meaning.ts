import { suggestFromWords } from '../../domain/postmortem/suggestions/suggest-from-words.ts';
import type { Entry } from '../../domain/timeline/entry.ts';
import { mayAsk, meaningQuestion } from '../../domain/timeline/meaning-question.ts';
import { postToResponseUrl } from '../outbound/response-url.ts';
import { meaningQuestionView } from '../views/meaning.ts';
import type { Reader } from '../words/times.ts';
import type { ListenerContext } from './listener-context.ts';
import type { UserRequest } from './request.ts';

/** The words of one entry alone; they only decide whether it is asked. */
function readsLikeCause(entry: Entry): boolean {
  const read = { id: entry.id, at: entry.occurredAt, type: entry.type, text: entry.text };
  return suggestFromWords([read]).some((each) => each.kind === 'mark' && each.is === 'cause');
}

/**
 * Asks the author of a new entry at most one thing that they probably know right now, after the receipt and with a
 * button for each answer. Nobody waits for it, and nothing happens where nobody taps. Tells whether something was asked.
 */
export async function askMeaning(
  { app }: ListenerContext,
  { responseUrl }: UserRequest,
  { entry, reader }: { readonly entry: Entry; readonly reader: Reader },
): Promise<boolean> {
  if (responseUrl === undefined) return false;
  if (!mayAsk(entry, readsLikeCause)) return false;
  const question = meaningQuestion(entry, await app.entries.ofIncident(entry.team, entry.incident));
  if (!question) return false;
  await postToResponseUrl(responseUrl, meaningQuestionView(question, reader));
  return true;
}
