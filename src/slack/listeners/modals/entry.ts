import type { App as BoltApp } from '@slack/bolt';
import { addEntry } from '../../../app/add-entry.ts';
import { editEntry } from '../../../app/change-entry.ts';
import { cleanText, isBlank } from '../../../domain/timeline/clean-text.ts';
import { type EntryTyped, readEntryModal } from '../../views/entry-modal.ts';
import { INPUTS, MODALS } from '../../views/ids.ts';
import { editedView, receiptView } from '../../views/receipt.ts';
import { entryEditedMeanwhile, entryGone, notYourEntry } from '../../words/entries.ts';
import { emptyEntry, timeAheadOfNow } from '../../words/usage.ts';
import type { ListenerContext } from '../listener-context.ts';
import { readerOf } from '../verbs/queries.ts';
import { onSubmit, type Received, type Sent } from './on-submit.ts';

/** The entry modal: a new entry, or the correction of one. */
export function listenToEntryModal(bolt: BoltApp, context: ListenerContext): void {
  onSubmit(bolt, context, MODALS.entry, (sent) => submit(context, sent));
}

async function submit(context: ListenerContext, sent: Sent): Promise<Received> {
  const typed = readEntryModal(sent.values);
  const reader = await readerOf(context, sent);
  const textInput = Object.keys(sent.values).find((block) => block.startsWith(INPUTS.text)) ?? INPUTS.text;
  if (isBlank(cleanText(typed.text ?? ''))) return error(textInput, emptyEntry(context.command));
  if (typed.occurredAt && typed.occurredAt.getTime() > reader.now.getTime() + 60_000) {
    return error(INPUTS.time, timeAheadOfNow(typed.occurredAt, reader));
  }
  return sent.refs.entry === undefined ? add(context, sent, typed) : edit(context, sent, typed, textInput);
}

async function add(context: ListenerContext, sent: Sent, typed: EntryTyped): Promise<Received> {
  const reader = await readerOf(context, sent);
  const entry = await addEntry(context.app, {
    id: sent.id,
    team: sent.team,
    incident: sent.refs.incident ?? '',
    author: sent.user,
    text: typed.text ?? '',
    type: typed.type,
    occurredAt: typed.occurredAt ?? reader.now,
  });
  return { kind: 'closed', message: receiptView(entry, reader) };
}

async function edit(
  context: ListenerContext,
  sent: Sent,
  typed: EntryTyped,
  textInput: string,
): Promise<Received> {
  const reader = await readerOf(context, sent);
  const { team, user } = sent;
  const id = sent.refs.entry ?? '';
  const before = await context.app.entries.byId(team, id);
  if (!before) return error(textInput, entryGone());
  if (before.version !== sent.refs.version) return error(textInput, entryEditedMeanwhile(before, reader));
  const occurredAt =
    typed.occurredAt && !sameMinute(typed.occurredAt, before.occurredAt)
      ? typed.occurredAt
      : before.occurredAt;
  const wanted = { text: cleanText(typed.text ?? ''), type: typed.type, occurredAt };
  const result = await editEntry(context.app, { team, user, id }, wanted);
  switch (result.kind) {
    case 'changed':
    case 'unchanged':
      return { kind: 'closed', message: editedView(result.entry, reader) };
    case 'not-yours':
      return error(textInput, notYourEntry(result.entry));
    case 'gone':
      return error(textInput, entryGone());
    default:
      return result satisfies never;
  }
}

/** The picker is precise to the minute: a time that was left alone stays exact. */
function sameMinute(a: Date, b: Date): boolean {
  return Math.floor(a.getTime() / 60_000) === Math.floor(b.getTime() / 60_000);
}

function error(input: string, words: string): Received {
  return { kind: 'errors', errors: { [input]: words } };
}
