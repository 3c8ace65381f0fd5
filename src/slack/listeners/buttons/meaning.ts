import type { App as BoltApp } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { entryFor } from '../../../app/access/incident-for.ts';
import { withBylines } from '../../../app/effects/with-bylines.ts';
import { groupsSoon } from '../../../app/people/groups-soon.ts';
import { LONGEST_ACTION_TITLE } from '../../../domain/actions/action-item.ts';
import type { Entry } from '../../../domain/timeline/entry.ts';
import { outcomeAsked } from '../../../domain/timeline/meaning-question.ts';
import { readEntryBlock } from '../../views/block-ids.ts';
import { type MeaningRef, readMeaningRef, readTimelinePageRef } from '../../views/button-values.ts';
import { changeOfChoice } from '../../views/entry-menu.ts';
import { ACTIONS, MEAN_PATTERN, TIMELINE_PAGE_PATTERN } from '../../views/ids.ts';
import { meaningQuestionView } from '../../views/meaning.ts';
import { editEntryModal } from '../../views/modals/entry-modal.ts';
import { meaningModal } from '../../views/modals/meaning-modal.ts';
import { newItemModal } from '../../views/modals/new-item-modal.ts';
import { entryChosenView, TIMELINE_SIZES } from '../../views/timeline.ts';
import { truncate } from '../../views/truncate.ts';
import { entryGone } from '../../words/entries.ts';
import { ASK } from '../../words/meaning.ts';
import { afterSaving } from '../after-saving.ts';
import { type Answer, replaceBy, say, sayBest, sayText } from '../answer.ts';
import type { ListenerContext } from '../listener-context.ts';
import { meanEntry } from '../mean-entry.ts';
import { openForEntry } from '../open-for-entry.ts';
import { readerOf } from '../reader-of.ts';
import type { UserRequest } from '../request.ts';
import { timelinePage } from '../timeline-page.ts';
import { RESOLVED_TOO } from '../verbs/handler.ts';
import { withIncident } from '../with-incident.ts';
import { putBack, undo } from './entry.ts';
import { type Click, onClick } from './on-click.ts';

/** The buttons under a question about an entry, the menu under a timeline, and the menu of each entry. */
export function listenToMeaningButtons(bolt: BoltApp, context: ListenerContext): void {
  onClick({ bolt, context }, MEAN_PATTERN, (click) => tapped(context, click));
  onClick({ bolt, context }, ACTIONS.entryChoose, (click) => choseEntry(context, click));
  onClick({ bolt, context }, ACTIONS.receiptMenu, (click) => chosen(context, click, replaceBy));
  onClick({ bolt, context }, ACTIONS.entryMenu, (click) => chosen(context, click, say));
  onClick({ bolt, context }, TIMELINE_PAGE_PATTERN, (click) => turned(context, click));
}

async function tapped(context: ListenerContext, { request, value }: Click): Promise<Answer> {
  const ref = readMeaningRef(value);
  if (!ref) return sayText(entryGone(), 'gone');
  if (ref.still) return replaceBy({ text: ASK.stillRunning, blocks: [] });
  if (ref.where) return openPart(context, request, ref);
  const { entry: id, change, instead } = ref;
  const { answer: said, entry } = await meanEntry(context, request, { id, change, instead });
  const answer = said.kind === 'say' && said.outcome === 'done' ? { ...said, replace: true } : said;
  const next = entry && ref.change.kind === 'set' && ref.change.is === 'restored' && entry;
  if (!next) return answer;
  return afterSaving(context, () => withQuestion(context, request, { answer, next }), answer);
}

/** Whoever saw service come back probably knows what brought it back. */
async function withQuestion(
  context: ListenerContext,
  request: UserRequest,
  { answer, next }: { readonly answer: Answer; readonly next: Entry },
): Promise<Answer> {
  const entries = await context.app.entries.ofIncident(next.team, next.incident);
  const question = outcomeAsked(
    next,
    entries.filter(({ standing }) => standing.state === 'standing'),
  );
  if (!question || answer.kind !== 'say') return answer;
  const asked = meaningQuestionView(question, await readerOf(context, request));
  return {
    ...answer,
    message: {
      text: `${answer.message.text}\n${asked.text}`,
      blocks: [...answer.message.blocks, ...asked.blocks],
    },
  };
}

/** Which part is back: asked in the form, where the mark is set already. */
async function openPart(
  context: ListenerContext,
  request: UserRequest,
  { entry: id, change }: MeaningRef,
): Promise<Answer> {
  if (change.kind !== 'set') return sayText(entryGone(), 'gone');
  const { is } = change;
  const form = (entry: Entry) => {
    const others = (entry.marks ?? []).filter((mark) => mark.is !== is);
    return meaningForm(context, request, { ...entry, marks: [...others, { is }] });
  };
  return openForEntry(context, request, { id, form });
}

/** Everything that the entry can mean. */
async function meaningForm(context: ListenerContext, request: UserRequest, entry: Entry) {
  const reader = await readerOf(context, request);
  const { channel } = request;
  return meaningModal(entry, await earlierAttempts(context, entry), { reader, refs: { channel } });
}

/** Another page in the place of the one that holds the button. */
async function turned(context: ListenerContext, { request, value }: Click): Promise<Answer> {
  const ref = readTimelinePageRef(value);
  return withIncident(
    { context, request: { ...request, incident: ref?.incident ?? '' }, ...RESOLVED_TOO },
    async (on) => ({
      ...sayBest(
        await timelinePage(context, on.request, {
          known: on.known,
          skip: ref?.skip ?? 0,
          size: TIMELINE_SIZES.all,
        }),
      ),
      replace: true,
    }),
  );
}

/** The entry that somebody chose below a timeline, with its own menu; the timeline stays. */
async function choseEntry(context: ListenerContext, { request, value = '' }: Click): Promise<Answer> {
  const { team, user } = request;
  const entry = await entryFor(context.app, { team, user, id: value });
  if (!entry) return sayText(entryGone(), 'gone');
  const [named = entry] = await withBylines(context.app, team, [entry]);
  const all = await context.app.actions.ofIncident(team, entry.incident);
  const items = all.map(({ item }) => item).filter(({ sourceEntry }) => sourceEntry === entry.id);
  return say(entryChosenView(named, await readerOf(context, request), items), 'asked which');
}

/** What somebody chose in the menu of an entry. A receipt gives way to what became of it; a timeline stays. */
async function chosen(context: ListenerContext, click: Click, answer: typeof say): Promise<Answer> {
  const { request, value, blockId } = click;
  const id = readEntryBlock(blockId);
  if (id === undefined) return sayText(entryGone(), 'gone');
  const change = changeOfChoice(value);
  if (change) return (await meanEntry(context, request, { id, change })).answer;
  if (value === 'undo') return undo(context, click, { id, answer });
  if (value === 'put-back') return putBack(context, click, { id, answer });
  const { channel } = request;
  if (value === 'item')
    return openForEntry(context, request, { id, form: async (entry) => itemForm(context, entry, channel) });
  const form = async (entry: Entry) =>
    value === 'edit' ? editEntryModal(entry, { channel }) : meaningForm(context, request, entry);
  return openForEntry(context, request, { id, form });
}

/** What an entry says is to be done, as an item that links to it. */
async function itemForm(
  { app }: ListenerContext,
  { id, team, incident, text }: Entry,
  channel: string,
): Promise<ModalView> {
  const title = truncate(text.replace(/\s+/g, ' '), LONGEST_ACTION_TITLE);
  const { roles, teams } = app.policy;
  const groups = await groupsSoon(app, team);
  return newItemModal({ here: incident }, { title, roles, teams, groups }, { channel, entry: id });
}

/** The entries that began an attempt before this one. */
async function earlierAttempts(context: ListenerContext, entry: Entry): Promise<readonly Entry[]> {
  if (entry.type !== 'mitigation') return [];
  const all = await context.app.entries.ofIncident(entry.team, entry.incident);
  return all.filter(
    ({ id, type, attempt, occurredAt, standing }) =>
      type === 'mitigation' &&
      attempt === undefined &&
      id !== entry.id &&
      standing.state === 'standing' &&
      occurredAt <= entry.occurredAt,
  );
}
