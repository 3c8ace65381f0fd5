import type { App as BoltApp } from '@slack/bolt';
import { offeredItems } from '../../../app/actions/items-in-text.ts';
import { wordsOf } from '../../../app/ports/stored-draft.ts';
import { candidatesFor, judgeCandidate } from '../../../app/postmortems/judge-candidates.ts';
import { postmortemShown } from '../../../app/postmortems/postmortem-shown.ts';
import { restoreRevision } from '../../../app/postmortems/revise-postmortem.ts';
import { keepPlain, takeWording, wordingsOffered } from '../../../app/postmortems/take-wording.ts';
import { compareDrafts, type differences } from '../../../domain/postmortem/draft/redraft.ts';
import { readDraftRef } from '../../views/button-values.ts';
import { ACTIONS } from '../../views/ids.ts';
import { candidateModal, candidatesModal } from '../../views/modals/candidates-modal.ts';
import { changesModal, type ShownChange } from '../../views/modals/changes-modal.ts';
import { requestChangesModal } from '../../views/modals/request-changes-modal.ts';
import { revisionsModal } from '../../views/modals/revisions-modal.ts';
import { choosePageModal, pageCount, sectionModal } from '../../views/modals/section-modal.ts';
import { textItemsModal } from '../../views/modals/text-items-modal.ts';
import { reviewAskedView } from '../../views/postmortem.ts';
import { changedSinceAsked, reviewRefused } from '../../words/reviews.ts';
import { changesGone, sectionGone } from '../../words/sections.ts';
import { shownAgain } from '../after-saving.ts';
import { type Answer, open, replaceBy, sayText, update } from '../answer.ts';
import { documentAddress } from '../document-address.ts';
import type { ListenerContext } from '../listener-context.ts';
import { readerOf } from '../reader-of.ts';
import { approveIt } from '../verbs/review.ts';
import { type PostmortemHere, withPostmortem } from '../with-postmortem.ts';
import { type Click, onClick } from './on-click.ts';

type OnPostmortem = (context: ListenerContext, click: Click, here: PostmortemHere) => Promise<Answer>;

/** Buttons in messages: their value names the incident. */
const IN_MESSAGES: Readonly<Record<string, OnPostmortem>> = {
  [ACTIONS.candidates]: async (context, click, here) => open(await suggestions(context, click, here)),
  [ACTIONS.revisions]: async (context, click, here) => open(await revisions(context, click, here)),
  [ACTIONS.showChanges]: showChanges,
  [ACTIONS.textItems]: chooseItems,
  [ACTIONS.approve]: approve,
  [ACTIONS.requestChanges]: requestChanges,
};

/** A review that is over takes no more wishes: whoever would write one hears that first. */
async function requestChanges(
  context: ListenerContext,
  { request }: Click,
  { known: { incident }, stored }: PostmortemHere,
): Promise<Answer> {
  const now = stored.state.workflow;
  if (now.state === 'in review')
    return open(requestChangesModal({ incident: incident.key, channel: request.channel }));
  const shown = { open: [], reader: await readerOf(context, request), command: context.command };
  return sayText(reviewRefused(incident, { code: 'not-in-review', now }, shown), 'refused');
}

/** Buttons in modals: the modal remembers the incident. */
const IN_MODALS: Readonly<Record<string, OnPostmortem>> = {
  [ACTIONS.candidateAccept]: judgedAs('accepted'),
  [ACTIONS.candidateDrop]: judgedAs('dropped'),
  [ACTIONS.candidateEdit]: editCandidate,
  [ACTIONS.wordingTake]: takeWords,
  [ACTIONS.wordingPlain]: keepPlainWords,
  [ACTIONS.revisionRestore]: restore,
};

/** The overview of a postmortem, its modals, and the approver's direct message. */
export function listenToPostmortem(bolt: BoltApp, context: ListenerContext): void {
  for (const [id, act] of Object.entries(IN_MESSAGES)) {
    onClick({ bolt, context }, id, (click) => {
      const key = readDraftRef(click.value)?.incident ?? '';
      return withPostmortem({ context, request: click.request, key }, (here) => act(context, click, here));
    });
  }
  for (const [id, act] of Object.entries(IN_MODALS)) {
    onClick({ bolt, context }, id, (click) =>
      withPostmortem({ context, request: click.request, key: click.refs.incident ?? '' }, (here) =>
        act(context, click, here),
      ),
    );
  }
  onClick({ bolt, context }, ACTIONS.sectionEdit, (click) => {
    const key = click.blockId.split(' ').at(-1) ?? '';
    return withPostmortem({ context, request: click.request, key }, (here) =>
      editSection(context, click, here),
    );
  });
}

/** The list items of the latest text, or of one section of it, that are no action items yet. */
async function chooseItems(
  context: ListenerContext,
  { request, value }: Click,
  { known, stored: { latest } }: PostmortemHere,
): Promise<Answer> {
  const section = readDraftRef(value)?.section;
  const all = await offeredItems(context.app, known, latest);
  const items = section === undefined ? all : all.filter((one) => one.written && one.section === section);
  const refs = { incident: known.incident.key, draft: latest.id, channel: request.channel };
  return open(textItemsModal(items, section === undefined ? refs : { ...refs, section }));
}

/** The modal of suggestions in its current state. */
export async function suggestions(
  context: ListenerContext,
  { request }: Pick<Click, 'request'>,
  { known }: Pick<PostmortemHere, 'known'>,
) {
  const reader = await readerOf(context, request);
  const refs = { incident: known.incident.key, channel: request.channel };
  const [candidates, wordings] = await Promise.all([
    candidatesFor(context.app, known),
    wordingsOffered(context.app, known),
  ]);
  return candidatesModal({ candidates, wordings }, reader, refs);
}

/** Puts a language model's words in the place of the plain text; where they no longer fit, they are just gone. */
async function takeWords(context: ListenerContext, click: Click, here: PostmortemHere): Promise<Answer> {
  const { team, key: incident } = here.known.incident;
  const { id, user: by } = click.request;
  await takeWording(context.app, { id, by, team, incident }, click.value ?? '');
  return shownAgain(context, () => suggestions(context, click, here));
}

async function keepPlainWords(context: ListenerContext, click: Click, here: PostmortemHere): Promise<Answer> {
  const { team, key: incident } = here.known.incident;
  const choice = { section: click.value ?? '', by: click.request.user };
  await keepPlain(context.app, { team, incident }, choice);
  return shownAgain(context, () => suggestions(context, click, here));
}

function judgedAs(kind: 'accepted' | 'dropped'): OnPostmortem {
  return async (context, click, here) => {
    const verdict = { kind, by: click.request.user, at: context.app.clock() };
    await judgeCandidate(context.app, here.known, { candidate: click.value ?? '', verdict });
    return shownAgain(context, () => suggestions(context, click, here));
  };
}

async function editCandidate(context: ListenerContext, click: Click, here: PostmortemHere): Promise<Answer> {
  const candidates = await candidatesFor(context.app, here.known);
  const candidate = candidates.find(({ id }) => id === click.value);
  if (!candidate) return update(await suggestions(context, click, here));
  return update(candidateModal(candidate, await readerOf(context, click.request), click.refs));
}

async function revisions(context: ListenerContext, { request }: Click, { known }: PostmortemHere) {
  const { team, key } = known.incident;
  const all = await context.app.revisions.list(team, key);
  return revisionsModal(all, await readerOf(context, request), { incident: key, channel: request.channel });
}

async function restore(context: ListenerContext, click: Click, here: PostmortemHere): Promise<Answer> {
  const { team, key: incident } = here.known.incident;
  const { id, user: by } = click.request;
  await restoreRevision(context.app, { id, by, team, incident }, click.value ?? '');
  return shownAgain(context, () => revisions(context, click, here));
}

/** What the proposal would change in the current document. */
async function showChanges(
  context: ListenerContext,
  click: Click,
  { known, stored }: PostmortemHere,
): Promise<Answer> {
  const { team, key } = known.incident;
  const proposal = readDraftRef(click.value)?.draft ?? '';
  const proposed = await context.app.revisions.byId(team, key, proposal);
  if (!proposed) return sayText(changesGone(context.command), 'refused');
  const { changes } = compareDrafts(stored.latest.document, proposed.document);
  const documents = { before: stored.latest.document, after: proposed.document };
  const shown = await shownChanges(context, documents, changes);
  return open(changesModal(shown, { incident: key, draft: proposal, channel: click.request.channel }));
}

type Document = PostmortemHere['stored']['latest']['document'];

/** The changes with their diffs. */
export async function shownChanges(
  { app }: ListenerContext,
  { before, after }: { readonly before: Document; readonly after: Document },
  changes: ReturnType<typeof differences>,
): Promise<readonly ShownChange[]> {
  const diffs = await app.renderer.diffs(before, after, changes);
  return changes.map(({ id, heading, kind }, index) => ({ id, heading, kind, diff: diffs[index] ?? '' }));
}

async function editSection(
  context: ListenerContext,
  click: Click,
  { known, stored }: PostmortemHere,
): Promise<Answer> {
  const { latest } = stored;
  const section = latest.document.sections.find(({ id }) => id === click.value);
  if (!section) return sayText(sectionGone(context.command), 'refused');
  const markdown = await context.app.renderer.sectionText(section, latest.document);
  const { heading = section.id } = section;
  const { channel } = click.request;
  const refs = { incident: known.incident.key, draft: latest.id, section: section.id, channel };
  const show = pageCount(markdown) > 1 ? choosePageModal : sectionModal;
  return open(show({ heading, markdown }, refs));
}

/** Approves the text that the approver was asked about; if it changed since, asks again. */
async function approve(
  context: ListenerContext,
  click: Click,
  { known, stored }: PostmortemHere,
): Promise<Answer> {
  const asked = readDraftRef(click.value)?.draft;
  const { workflow } = stored.state;
  if (workflow.state === 'in review' && wordsOf(asked ?? '') !== wordsOf(stored.latest.id)) {
    const shown = postmortemShown(known.incident, stored);
    const message = reviewAskedView(shown, {
      ...{ to: click.request.user, now: context.app.clock() },
      url: await documentAddress(context.app, shown),
    });
    const words = changedSinceAsked(known.incident);
    const first = { type: 'section' as const, text: { type: 'mrkdwn' as const, text: words } };
    return replaceBy(
      { text: `${words}\n${message.text}`, blocks: [first, ...message.blocks] },
      'changed since',
    );
  }
  const answer = await approveIt({ context, request: click.request, known });
  return answer.kind === 'say' && answer.outcome === 'done' ? replaceBy(answer.message) : answer;
}
