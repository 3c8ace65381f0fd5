import type { App as BoltApp } from '@slack/bolt';
import { entryFor } from '../../../app/incident-for.ts';
import { markEntry } from '../../../app/mark-entry.ts';
import type { Entry } from '../../../domain/timeline/entry.ts';
import type { MeaningChange } from '../../../domain/timeline/mark.ts';
import { outcomeAsked } from '../../../domain/timeline/meaning-question.ts';
import { readEntryBlock, readMeaningRef, readTimelinePageRef } from '../../views/button-values.ts';
import { editEntryModal } from '../../views/entry-modal.ts';
import { ACTIONS, MEAN_PATTERN, TIMELINE_PAGE_PATTERN } from '../../views/ids.ts';
import { changeOfChoice, meaningModal, meaningQuestionView, meaningView } from '../../views/meaning.ts';
import { alreadyTakenBackView } from '../../views/receipt.ts';
import { TIMELINE_SIZES } from '../../views/timeline.ts';
import { entryGone, statement } from '../../words/entries.ts';
import { ASK, meaningKnown, struckMeansNothing } from '../../words/meaning.ts';
import { type Answer, open, replaceBy, say, sayText } from '../answer.ts';
import type { ListenerContext } from '../listener-context.ts';
import { readerOf } from '../reader-of.ts';
import type { UserRequest } from '../request.ts';
import { timelinePage } from '../timeline-page.ts';
import { RESOLVED_TOO } from '../verbs/handler.ts';
import { withIncident } from '../with-incident.ts';
import { undo } from './entry.ts';
import { type Click, onClick } from './on-click.ts';

/** The buttons under a question about an entry, and the menu beside each entry of a timeline. */
export function listenToMeaningButtons(bolt: BoltApp, context: ListenerContext): void {
  onClick({ bolt, context }, MEAN_PATTERN, (click) => tapped(context, click));
  onClick({ bolt, context }, ACTIONS.entryMenu, (click) => chosen(context, click));
  onClick({ bolt, context }, TIMELINE_PAGE_PATTERN, (click) => turned(context, click));
}

async function tapped(context: ListenerContext, { request, value }: Click): Promise<Answer> {
  const ref = readMeaningRef(value);
  if (!ref) return sayText(entryGone(), 'gone');
  if (ref.still) return replaceBy({ text: ASK.stillRunning, blocks: [] });
  const { answer, entry } = await mean(context, request, { id: ref.entry, change: ref.change });
  const next = entry && ref.change.kind === 'set' && ref.change.is === 'restored' && entry;
  if (!next) return answer;
  // Whoever saw service come back probably knows what brought it back.
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
      blocks: [...answer.message.blocks.slice(0, 1), ...asked.blocks],
    },
  };
}

/** Says it of the entry, and what came of that. */
async function mean(
  context: ListenerContext,
  request: UserRequest,
  { id, change }: { readonly id: string; readonly change: MeaningChange },
): Promise<{ readonly answer: Answer; readonly entry?: Entry }> {
  const { team, user } = request;
  const result = await markEntry(context.app, { team, user, id }, change);
  const reader = await readerOf(context, request);
  switch (result.kind) {
    case 'marked':
      return { answer: replaceBy(meaningView(result.entry, change, reader)), entry: result.entry };
    case 'unchanged':
      return { answer: sayText(meaningKnown(statement(result.entry, reader)), 'unchanged') };
    case 'struck':
      return { answer: sayText(struckMeansNothing(statement(result.entry, reader)), 'refused') };
    case 'gone':
      return { answer: sayText(entryGone(), 'gone') };
    default:
      return result satisfies never;
  }
}

/** Another page in the place of the one that holds the button. */
async function turned(context: ListenerContext, { request, value }: Click): Promise<Answer> {
  const ref = readTimelinePageRef(value);
  return withIncident(
    { context, request: { ...request, incident: ref?.incident ?? '' }, ...RESOLVED_TOO },
    async (on) =>
      replaceBy(
        await timelinePage(context, on.request, {
          known: on.known,
          skip: ref?.skip ?? 0,
          size: TIMELINE_SIZES.all,
        }),
      ),
  );
}

/** What somebody chose in the menu of an entry; the timeline that holds the menu stays. */
async function chosen(context: ListenerContext, click: Click): Promise<Answer> {
  const { request, value, blockId } = click;
  const id = readEntryBlock(blockId);
  if (id === undefined) return sayText(entryGone(), 'gone');
  const change = changeOfChoice(value);
  if (change) {
    const { answer } = await mean(context, request, { id, change });
    return answer.kind === 'say' ? { ...answer, replace: false } : answer;
  }
  if (value === 'undo') return undo(context, click, { id, answer: say });
  const { team, user, channel } = request;
  const entry = await entryFor(context.app, { team, user, id });
  if (!entry) return sayText(entryGone(), 'gone');
  const reader = await readerOf(context, request);
  if (entry.standing.state === 'struck') return say(alreadyTakenBackView(entry, reader), 'refused');
  if (value === 'edit') return open(editEntryModal(entry, { channel }));
  const attempts = await earlierAttempts(context, entry);
  return open(meaningModal(entry, attempts, { reader, refs: { channel } }));
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
