import type { App as BoltApp } from '@slack/bolt';
import { undoEntry } from '../../../app/change-entry.ts';
import { editEntryModal } from '../../views/entry-modal.ts';
import { ACTIONS } from '../../views/ids.ts';
import { alreadyTakenBackView, takenBackView } from '../../views/receipt.ts';
import { readEntryRef } from '../../views/values.ts';
import { entryGone, notYourEntry } from '../../words/entries.ts';
import { type Answer, open, replaceBy, say, sayWords } from '../answer.ts';
import type { Asked } from '../asked.ts';
import type { Parts } from '../parts.ts';
import { readerOf } from '../verbs/look.ts';
import { type Click, onClick } from './on-click.ts';

/** Edit and Undo under a receipt, and taking back the first of two entries with the same words. */
export function listenToEntryButtons(bolt: BoltApp, parts: Parts): void {
  const entryOf = ({ value }: Click) => readEntryRef(value)?.entry;
  onClick(bolt, parts, ACTIONS.editEntry, (click) => edit(parts, click.asked, entryOf(click)));
  onClick(bolt, parts, ACTIONS.undoEntry, (click) => undo(parts, click.asked, entryOf(click), replaceBy));
  onClick(bolt, parts, ACTIONS.undoTwin, (click) => undo(parts, click.asked, entryOf(click), say));
}

async function edit(parts: Parts, asked: Asked, id: string | undefined): Promise<Answer> {
  const entry = id === undefined ? undefined : await parts.app.entries.byId(asked.team, id);
  if (!entry) return sayWords(entryGone(), 'gone');
  if (entry.author !== asked.user) return sayWords(notYourEntry(entry), 'refused');
  if (entry.standing.state === 'struck')
    return say(alreadyTakenBackView(entry, await readerOf(parts, asked)), 'refused');
  return open(editEntryModal(entry, { channel: asked.channel }));
}

async function undo(parts: Parts, asked: Asked, id: string | undefined, answer: typeof say): Promise<Answer> {
  if (id === undefined) return sayWords(entryGone(), 'gone');
  const result = await undoEntry(parts.app, { team: asked.team, id, user: asked.user });
  switch (result.kind) {
    case 'changed':
      return answer(takenBackView(result.entry, await readerOf(parts, asked)), 'taken back');
    case 'unchanged':
      return say(alreadyTakenBackView(result.entry, await readerOf(parts, asked)), 'unchanged');
    case 'not-yours':
      return sayWords(notYourEntry(result.entry), 'refused');
    case 'gone':
      return sayWords(entryGone(), 'gone');
    default:
      return result satisfies never;
  }
}
