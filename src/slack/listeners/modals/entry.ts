import type { App as BoltApp } from '@slack/bolt';
import { entryFor } from '../../../app/access/incident-for.ts';
import { addEntry } from '../../../app/entries/add-entry.ts';
import { editEntry } from '../../../app/entries/change-entry.ts';
import { cleanText, isBlank } from '../../../domain/timeline/clean-text.ts';
import { INPUTS, MODALS } from '../../views/ids.ts';
import { type EntryTyped, readEntryModal } from '../../views/modals/entry-modal.ts';
import { editedView, receiptView } from '../../views/receipt.ts';
import { entryEditedMeanwhile, entryGone } from '../../words/entries.ts';
import { emptyEntry, timeAheadOfNow } from '../../words/usage.ts';
import { incidentOf } from '../incident-of.ts';
import type { ListenerContext } from '../listener-context.ts';
import { readerOf } from '../reader-of.ts';
import { inputError, onSubmit, type Submission, type SubmissionResult } from './on-submit.ts';

/** The entry modal: a new entry, or the correction of one. */
export function listenToEntryModal(bolt: BoltApp, context: ListenerContext): void {
  onSubmit({ bolt, context }, MODALS.entry, (submission) => submit(context, submission));
}

async function submit(context: ListenerContext, submission: Submission): Promise<SubmissionResult> {
  const typed = readEntryModal(submission.values);
  const reader = await readerOf(context, submission);
  const textInput =
    Object.keys(submission.values).find((block) => block.startsWith(INPUTS.text)) ?? INPUTS.text;
  if (isBlank(cleanText(typed.text ?? ''))) return inputError(textInput, emptyEntry(context.command));
  if (typed.occurredAt && typed.occurredAt.getTime() > reader.now.getTime() + 60_000) {
    return inputError(INPUTS.time, timeAheadOfNow(typed.occurredAt, reader));
  }
  return submission.refs.entry === undefined
    ? add(context, submission, { typed, textInput })
    : edit(context, submission, { typed, textInput });
}

async function add(
  context: ListenerContext,
  submission: Submission,
  { typed, textInput }: { readonly typed: EntryTyped; readonly textInput: string },
): Promise<SubmissionResult> {
  const found = await incidentOf(context, submission, submission.refs.incident ?? '');
  // Like `log`, an entry goes on to where the record went.
  const known = 'known' in found ? found.known : found.followed;
  if (!known) return inputError(textInput, 'instead' in found ? found.instead : entryGone());
  const reader = await readerOf(context, submission);
  const entry = await addEntry(context.app, {
    id: submission.id,
    team: submission.team,
    incident: known.incident.key,
    author: submission.user,
    text: typed.text ?? '',
    type: typed.type,
    occurredAt: typed.occurredAt ?? reader.now,
  });
  const from = submission.refs.incident;
  const followed =
    from === undefined || from === entry.incident ? undefined : { from, named: !known.incident.private };
  return { kind: 'closed', message: receiptView(entry, reader, { followed }) };
}

async function edit(
  context: ListenerContext,
  submission: Submission,
  { typed, textInput }: { readonly typed: EntryTyped; readonly textInput: string },
): Promise<SubmissionResult> {
  const reader = await readerOf(context, submission);
  const { team, user } = submission;
  const id = submission.refs.entry ?? '';
  const before = await entryFor(context.app, { team, user, id });
  if (!before) return inputError(textInput, entryGone());
  if (before.version !== submission.refs.version)
    return inputError(textInput, entryEditedMeanwhile(before, reader));
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
    case 'gone':
      return inputError(textInput, entryGone());
    default:
      return result satisfies never;
  }
}

/** The picker is precise to the minute; a time that nobody changed keeps its seconds. */
function sameMinute(a: Date, b: Date): boolean {
  return Math.floor(a.getTime() / 60_000) === Math.floor(b.getTime() / 60_000);
}
