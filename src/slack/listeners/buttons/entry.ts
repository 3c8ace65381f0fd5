import type { App as BoltApp } from '@slack/bolt';
import { undoEntry } from '../../../app/change-entry.ts';
import { readEntryRef } from '../../views/button-values.ts';
import { editEntryModal } from '../../views/entry-modal.ts';
import { ACTIONS } from '../../views/ids.ts';
import { alreadyTakenBackView, takenBackView } from '../../views/receipt.ts';
import { entryGone, notYourEntry } from '../../words/entries.ts';
import { type Answer, open, replaceBy, say, sayWords } from '../answer.ts';
import type { ListenerContext } from '../listener-context.ts';
import type { UserRequest } from '../request.ts';
import { readerOf } from '../verbs/queries.ts';
import { type Click, onClick } from './on-click.ts';

/** Edit and Undo under a receipt, and taking back the first of two entries with the same words. */
export function listenToEntryButtons(bolt: BoltApp, context: ListenerContext): void {
  const entryOf = ({ value }: Click) => readEntryRef(value)?.entry;
  onClick(bolt, context, ACTIONS.editEntry, (click) => edit(context, click.request, entryOf(click)));
  onClick(bolt, context, ACTIONS.undoEntry, (click) =>
    undo(context, click.request, entryOf(click), replaceBy),
  );
  onClick(bolt, context, ACTIONS.undoTwin, (click) => undo(context, click.request, entryOf(click), say));
}

async function edit(context: ListenerContext, request: UserRequest, id: string | undefined): Promise<Answer> {
  const entry = id === undefined ? undefined : await context.app.entries.byId(request.team, id);
  if (!entry) return sayWords(entryGone(), 'gone');
  if (entry.author !== request.user) return sayWords(notYourEntry(entry), 'refused');
  if (entry.standing.state === 'struck')
    return say(alreadyTakenBackView(entry, await readerOf(context, request)), 'refused');
  return open(editEntryModal(entry, { channel: request.channel }));
}

async function undo(
  context: ListenerContext,
  request: UserRequest,
  id: string | undefined,
  answer: typeof say,
): Promise<Answer> {
  if (id === undefined) return sayWords(entryGone(), 'gone');
  const result = await undoEntry(context.app, { team: request.team, id, user: request.user });
  switch (result.kind) {
    case 'changed':
      return answer(takenBackView(result.entry, await readerOf(context, request)), 'taken back');
    case 'unchanged':
      return say(alreadyTakenBackView(result.entry, await readerOf(context, request)), 'unchanged');
    case 'not-yours':
      return sayWords(notYourEntry(result.entry), 'refused');
    case 'gone':
      return sayWords(entryGone(), 'gone');
    default:
      return result satisfies never;
  }
}
