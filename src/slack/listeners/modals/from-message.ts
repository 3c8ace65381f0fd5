import type { App as BoltApp } from '@slack/bolt';
import { entryFor } from '../../../app/access/incident-for.ts';
import { adviceOnce } from '../../../app/actions/action-advice-once.ts';
import { addActionItem } from '../../../app/actions/add-action.ts';
import { takeMessage } from '../../../app/capture/take-message.ts';
import { personOf } from '../../../app/people/load-person.ts';
import type { KnownIncident } from '../../../app/ports/incidents.ts';
import { parseCalendarDate } from '../../../domain/actions/calendar-date.ts';
import type { EntryEdit } from '../../../domain/timeline/change-entry.ts';
import { cleanText, isBlank } from '../../../domain/timeline/clean-text.ts';
import type { Entry } from '../../../domain/timeline/entry.ts';
import { actionAddedView } from '../../views/action-line.ts';
import { message, section } from '../../views/blocks.ts';
import { INPUTS, MODALS } from '../../views/ids.ts';
import { readFromMessageModal } from '../../views/modals/from-message-modal.ts';
import { readNewItemModal } from '../../views/modals/new-item-modal.ts';
import { valuesShown } from '../../views/modals/view-state.ts';
import { receiptView } from '../../views/receipt.ts';
import { actionUnclear } from '../../words/actions.ts';
import { entryGone } from '../../words/entries.ts';
import { messageGone, ownerOutside, threadFollows } from '../../words/mentions.ts';
import { emptyEntry, timeAheadOfNow } from '../../words/usage.ts';
import { incidentOf } from '../incident-of.ts';
import type { ListenerContext } from '../listener-context.ts';
import { readerOf } from '../reader-of.ts';
import { onSubmit, type Submission, type SubmissionResult, underFirstInput } from './on-submit.ts';

/** The forms behind the shortcuts of a message. */
export function listenToMessageForms(bolt: BoltApp, context: ListenerContext): void {
  onSubmit({ bolt, context }, MODALS.fromMessage, (submission) => add(context, submission));
  onSubmit({ bolt, context }, MODALS.actionFromMessage, (submission) => createAction(context, submission));
}

async function add(context: ListenerContext, submission: Submission): Promise<SubmissionResult> {
  const { app, command } = context;
  const { refs, user } = submission;
  const typed = readFromMessageModal(submission.values);
  const reader = await readerOf(context, submission);
  const text = cleanText(typed.text ?? '');
  if (isBlank(text)) return errors(INPUTS.text, emptyEntry(command));
  const occurredAt = typed.occurredAt ?? reader.now;
  if (occurredAt.getTime() > reader.now.getTime() + 60_000)
    return errors(INPUTS.time, timeAheadOfNow(occurredAt, reader));
  const known = await incidentChosen(context, submission, typed.incident);
  if (typeof known === 'string') return underFirstInput(submission, known);
  const { channel = '', message: ts = '', author = user } = refs;
  const by = { user, eventTs: String(app.clock().getTime() / 1_000) };
  const edit = { text, type: typed.type, occurredAt };
  const shown = shownIn(submission) ?? edit;
  const changed = changesOf(edit, shown);
  const entry = await takeMessage(app, known, { channel, ts, author, shown, changed, by });
  if (!entry) return errors(INPUTS.text, messageGone(command));
  if (typed.thread && refs.thread !== undefined)
    await wantThread(context, known, { channel, ts: refs.thread, by: user });
  const { text: line, blocks } = receiptView(entry, reader);
  if (!typed.thread) return { kind: 'closed', message: message(line, blocks) };
  const more = threadFollows();
  return { kind: 'closed', message: message(`${line}\n${more}`, [...blocks, section(more)]) };
}

/** What the form held; `undefined` where Slack does not say. */
function shownIn({ opened }: Submission): EntryEdit | undefined {
  const { text, type, occurredAt } = readFromMessageModal(valuesShown(opened));
  return text === undefined || occurredAt === undefined
    ? undefined
    : { text: cleanText(text), type, occurredAt };
}

/** What the person changed of it. */
function changesOf(to: EntryEdit, from: EntryEdit): Partial<EntryEdit> {
  return {
    ...(to.text !== from.text && { text: to.text }),
    ...(to.type !== from.type && { type: to.type }),
    ...(to.occurredAt.getTime() !== from.occurredAt.getTime() && { occurredAt: to.occurredAt }),
  };
}

/** The incident that the channel or the person says, for somebody who may see it; otherwise why not. */
async function incidentChosen(
  context: ListenerContext,
  submission: Submission,
  chosen: string | undefined,
): Promise<KnownIncident | string> {
  const found = await incidentOf(context, submission, submission.refs.incident ?? chosen ?? '');
  if ('known' in found) return found.known;
  return found.followed ?? found.instead;
}

async function wantThread(
  { app }: ListenerContext,
  { incident }: KnownIncident,
  thread: { readonly channel: string; readonly ts: string; readonly by: string },
): Promise<void> {
  const at = app.clock();
  const key = `thread-${thread.channel}-${thread.ts.replace('.', '-')}`;
  const holder = { holder: 'incidents' as const, team: incident.team, id: incident.id };
  await app.effects.add(holder, { key, effect: { kind: 'thread', ...thread, at } }, at);
  app.queue.offer([{ ...holder, key }]);
}

async function createAction(context: ListenerContext, submission: Submission): Promise<SubmissionResult> {
  const { app, command } = context;
  const { team, user, id } = submission;
  const typed = readNewItemModal(submission.values);
  const title = cleanText(typed.title ?? '');
  if (isBlank(title)) return errors(INPUTS.title, actionUnclear({ kind: 'empty' }, command));
  const known = await incidentChosen(context, submission, typed.incident);
  if (typeof known === 'string') return underFirstInput(submission, known);
  const { incident } = known;
  const due = typed.due === undefined ? undefined : parseCalendarDate(typed.due);
  const person = await personOf(app, team, user);
  const { owner, heldBy } = typed;
  const sourceEntry = await sourceStands(context, submission);
  if (sourceEntry === 'gone') return underFirstInput(submission, entryGone());
  const request = { id, incident, person, text: '', title, owner, heldBy, due, sourceEntry: sourceEntry?.id };
  const result = await addActionItem(app, request);
  switch (result.kind) {
    case 'added': {
      const { item, dueByDefault, dueInUtc, unread, unable } = result;
      const remarks = {
        dueByDefault,
        dueInUtc,
        unread,
        unable,
        unknownMentions: [],
        inChannel: submission.refs.channel === known.channel,
        advice: await adviceOnce(app, known, item),
      };
      return { kind: 'closed', message: actionAddedView(item, remarks, command) };
    }
    case 'outside':
      return errors(INPUTS.owner, ownerOutside(incident.key));
    case 'unclear':
      return errors(INPUTS.title, actionUnclear(result.reading, command));
    default:
      return result satisfies never;
  }
}

/** The entry that the item is made of; `gone` for somebody who may not see it any more. */
async function sourceStands(
  { app }: ListenerContext,
  { team, user, refs }: Submission,
): Promise<Entry | 'gone' | undefined> {
  if (refs.entry === undefined) return undefined;
  return (await entryFor(app, { team, user, id: refs.entry })) ?? 'gone';
}

function errors(input: string, words: string): SubmissionResult {
  return { kind: 'errors', errors: { [input]: words } };
}
