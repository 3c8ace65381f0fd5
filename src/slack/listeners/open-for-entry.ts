import type { ModalView } from '@slack/types';
import { entryFor } from '../../app/access/incident-for.ts';
import type { Entry } from '../../domain/timeline/entry.ts';
import { alreadyTakenBackView } from '../views/receipt.ts';
import { entryGone } from '../words/entries.ts';
import { type Answer, open, say, sayText } from './answer.ts';
import type { ListenerContext } from './listener-context.ts';
import { readerOf } from './reader-of.ts';
import type { UserRequest } from './request.ts';

/** Opens a form about an entry, as long as this person may see it and nobody took it back. Throws `StoreFault`. */
export async function openForEntry(
  context: ListenerContext,
  request: UserRequest,
  { id, form }: { readonly id: string | undefined; readonly form: (entry: Entry) => Promise<ModalView> },
): Promise<Answer> {
  const { team, user } = request;
  const entry = id === undefined ? undefined : await entryFor(context.app, { team, user, id });
  if (!entry) return sayText(entryGone(), 'gone');
  if (entry.standing.state === 'struck')
    return say(alreadyTakenBackView(entry, await readerOf(context, request)), 'refused');
  return open(await form(entry));
}
