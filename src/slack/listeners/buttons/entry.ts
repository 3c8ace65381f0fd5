import type { App as BoltApp } from '@slack/bolt';
import { putEntryBack, retimeEntry, undoEntry } from '../../../app/entries/change-entry.ts';
import type { Entry } from '../../../domain/timeline/entry.ts';
import { TOLERANCE } from '../../../domain/timeline/resolve-moment.ts';
import { readEntryRef, readEntryTimeRef } from '../../views/button-values.ts';
import { ACTIONS, ENTRY_TIME_PATTERN } from '../../views/ids.ts';
import { editEntryModal } from '../../views/modals/entry-modal.ts';
import { alreadyTakenBackView, editedView, putBackView, retimedView } from '../../views/receipt.ts';
import { entryChangedSince, entryGone } from '../../words/entries.ts';
import { type Answer, replaceBy, say, sayText } from '../answer.ts';
import { answerTakenBack } from '../answer-taken-back.ts';
import type { ListenerContext } from '../listener-context.ts';
import { openForEntry } from '../open-for-entry.ts';
import { readerOf } from '../reader-of.ts';
import { type Click, onClick } from './on-click.ts';

/** Edit and Undo under a receipt of an earlier version, other readings of a time, and taking back the first of two entries with the same words. */
export function listenToEntryButtons(bolt: BoltApp, context: ListenerContext): void {
  onClick({ bolt, context }, ACTIONS.editEntry, (click) => edit(context, click));
  onClick({ bolt, context }, ACTIONS.undoEntry, (click) => undo(context, click, { answer: replaceBy }));
  onClick({ bolt, context }, ACTIONS.putBack, (click) =>
    putBack(context, click, { id: readEntryRef(click.value)?.entry, answer: replaceBy }),
  );
  onClick({ bolt, context }, ENTRY_TIME_PATTERN, (click) => takeReading(context, click));
  onClick({ bolt, context }, ACTIONS.undoTwin, (click) => undo(context, click, { answer: say }));
}

function edit(context: ListenerContext, { request, value }: Click): Promise<Answer> {
  const { channel } = request;
  const form = async (entry: Entry) => editEntryModal(entry, { channel });
  return openForEntry(context, request, { id: readEntryRef(value)?.entry, form });
}

/** The entry's time is what the button says; never ahead of now. */
async function takeReading(context: ListenerContext, { request, value }: Click): Promise<Answer> {
  const wanted = readEntryTimeRef(value);
  if (wanted === undefined) return sayText(entryGone(), 'gone');
  const { app } = context;
  const { team, user } = request;
  const now = app.clock();
  const reader = await readerOf(context, request);
  const meant = new Date(wanted.at);
  const ahead = meant.getTime() > now.getTime() + TOLERANCE ? meant : undefined;
  const result = await retimeEntry(
    app,
    { team, user, id: wanted.entry },
    { at: ahead ? now : meant, version: wanted.version },
  );
  switch (result.kind) {
    case 'changed':
      return replaceBy(retimedView(result.entry, reader, ahead));
    case 'unchanged': {
      const { entry } = result;
      if (entry.standing.state === 'struck') return say(alreadyTakenBackView(entry, reader), 'refused');
      return entry.occurredAt.getTime() === meant.getTime()
        ? replaceBy(editedView(entry, reader), 'unchanged')
        : sayText(entryChangedSince(entry, reader), 'changed since');
    }
    case 'gone':
      return sayText(entryGone(), 'gone');
    default:
      return result satisfies never;
  }
}

/** Takes back the entry that the button names, or `id`. */
export async function undo(
  context: ListenerContext,
  { request, value }: Click,
  {
    answer,
    id = readEntryRef(value)?.entry,
  }: { readonly answer: typeof say; readonly id?: string | undefined },
): Promise<Answer> {
  if (id === undefined) return sayText(entryGone(), 'gone');
  const reader = await readerOf(context, request);
  const result = await undoEntry(context.app, { team: request.team, id, user: request.user });
  return answerTakenBack(result, reader, answer);
}

/** Puts back what was taken back. */
export async function putBack(
  context: ListenerContext,
  { request: { team, user } }: Click,
  { id, answer }: { readonly id: string | undefined; readonly answer: typeof say },
): Promise<Answer> {
  if (id === undefined) return sayText(entryGone(), 'gone');
  const reader = await readerOf(context, { team, user });
  const result = await putEntryBack(context.app, { team, user, id });
  switch (result.kind) {
    case 'changed':
      return answer(putBackView(result.entry, reader));
    case 'unchanged':
      return say(alreadyTakenBackView(result.entry, reader), 'unchanged');
    case 'gone':
      return sayText(entryGone(), 'gone');
    default:
      return result satisfies never;
  }
}
