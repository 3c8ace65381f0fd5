import { wordingToHint } from '../../app/postmortems/wording-hint.ts';
import type { Entry } from '../../domain/timeline/entry.ts';
import { postToResponseUrl } from '../outbound/response-url.ts';
import { answerView } from '../views/plain-answer.ts';
import { wordingHint } from '../words/sections.ts';
import type { ListenerContext } from './listener-context.ts';
import type { UserRequest } from './request.ts';

/** A private hint to the author after the answer, at most one per person and incident. Nobody waits for it. */
export async function hintAtWording(
  context: ListenerContext,
  { responseUrl }: UserRequest,
  entry: Entry,
): Promise<void> {
  if (responseUrl === undefined) return;
  const finding = await wordingToHint(context.app, entry);
  if (finding) await postToResponseUrl(responseUrl, answerView(wordingHint(finding)));
}
