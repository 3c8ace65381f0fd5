import type { App as BoltApp } from '@slack/bolt';
import { addTextItems, offeredItems } from '../../../app/actions/items-in-text.ts';
import { personOf } from '../../../app/people/load-person.ts';
import type { StoredDraft } from '../../../app/ports/stored-draft.ts';
import { editSection } from '../../../app/postmortems/edit-section.ts';
import { judgeCandidate } from '../../../app/postmortems/judge-candidates.ts';
import { applyProposal } from '../../../app/postmortems/revise-postmortem.ts';
import { tooDeepAt } from '../../../domain/postmortem/document/nesting.ts';
import { differences } from '../../../domain/postmortem/draft/redraft.ts';
import { blameInSection } from '../../../domain/postmortem/draft/written-by-people.ts';
import type { Message } from '../../views/blocks.ts';
import { INPUTS, MODALS } from '../../views/ids.ts';
import { readChangesModal } from '../../views/modals/changes-modal.ts';
import { comparisonModal, readRevisionsModal } from '../../views/modals/revisions-modal.ts';
import {
  pageText,
  readPage,
  readSectionModal,
  sectionModal,
  withPage,
} from '../../views/modals/section-modal.ts';
import { readTextItemsModal, textItemsOfferedView } from '../../views/modals/text-items-modal.ts';
import { typed } from '../../views/modals/view-state.ts';
import { answerView } from '../../views/plain-answer.ts';
import { savedNotShown } from '../../words/modals.ts';
import {
  changesApplied,
  changesGone,
  changesNone,
  sectionGone,
  sectionSaved,
  sectionTooDeep,
  sectionUnchanged,
  wordingAdvice,
} from '../../words/sections.ts';
import { TEXT_ITEMS, textItemsAdded } from '../../words/text-items.ts';
import { afterSaving, inSteps } from '../after-saving.ts';
import { shownChanges, suggestions } from '../buttons/postmortem.ts';
import type { ListenerContext } from '../listener-context.ts';
import { applyReviewStep } from '../verbs/review.ts';
import { type PostmortemHere, postmortemOf } from '../with-postmortem.ts';
import { onSubmit, type Submission, type SubmissionResult, underFirstInput } from './on-submit.ts';

type OnPostmortem = (
  context: ListenerContext,
  submission: Submission,
  here: PostmortemHere,
) => Promise<SubmissionResult>;

const FORMS: Readonly<Record<string, OnPostmortem>> = {
  [MODALS.candidate]: rewordCandidate,
  [MODALS.section]: saveSection,
  [MODALS.sectionPage]: openPage,
  [MODALS.changes]: applyChanges,
  [MODALS.textItems]: addItems,
  [MODALS.revisions]: compare,
  [MODALS.requestChanges]: requestChanges,
};

/** The modals of a postmortem. */
export function listenToPostmortemModals(bolt: BoltApp, context: ListenerContext): void {
  for (const [callback, act] of Object.entries(FORMS)) {
    onSubmit({ bolt, context }, callback, async (submission) => {
      const here = await postmortemOf({ context, request: submission, key: submission.refs.incident ?? '' });
      return 'instead' in here ? keptOpen(submission, here.instead) : act(context, submission, here);
    });
  }
}

async function rewordCandidate(
  context: ListenerContext,
  submission: Submission,
  here: PostmortemHere,
): Promise<SubmissionResult> {
  const text = typed(submission.values, INPUTS.text);
  const { candidate } = submission.refs;
  if (text !== undefined && candidate !== undefined) {
    const verdict = { kind: 'edited' as const, text, by: submission.user, at: context.app.clock() };
    await judgeCandidate(context.app, here.known, { candidate, verdict });
  }
  const asked = { ...askedIn(submission), channel: submission.refs.channel ?? submission.user };
  return afterSaving<SubmissionResult>(
    context,
    async () => ({ kind: 'update', view: await suggestions(context, { request: asked }, here) }),
    closed(savedNotShown()),
  );
}

/** When two people edit one section, the second sees what the first wrote and keeps their own text. */
async function saveSection(
  context: ListenerContext,
  submission: Submission,
  { known, stored }: PostmortemHere,
): Promise<SubmissionResult> {
  const { renderer } = context.app;
  const { section: id = '', draft: base = '', page } = submission.refs;
  const { team, key: incident } = known.incident;
  const markdown = readSectionModal(submission.values);
  const deep = tooDeepAt(markdown);
  if (deep !== undefined) return underFirstInput(submission, sectionTooDeep(deep));
  const edited = await editSection(context.app, {
    ...{ id: `${submission.id}.${base}`, by: submission.user, team, incident },
    section: id,
    base,
    write: async (section, { document }) => {
      const whole =
        page === undefined
          ? markdown
          : withPage(await renderer.sectionText(section, document), page, markdown);
      return renderer.sectionBlocks(whole, section, document);
    },
  });
  const { heading = id } = stored.latest.document.sections.find((each) => each.id === id) ?? {};
  switch (edited.kind) {
    case 'revised': {
      const section = edited.revision.document.sections.find((each) => each.id === id);
      const findings = section ? blameInSection(section) : [];
      const words = sectionSaved(heading, edited.backToDraft);
      const said = findings.length === 0 ? words : `${words}\n${wordingAdvice(findings)}`;
      const more = await itemsOffered(context, known, { revision: edited.revision, section: id });
      return { ...closed(said), more };
    }
    case 'unchanged':
      return closed(sectionUnchanged(heading));
    case 'gone':
      return keptOpen(submission, sectionGone(context.command));
    case 'overtaken': {
      const { latest, section } = edited;
      const theirs = { by: latest.by, markdown: await renderer.sectionText(section, latest.document) };
      const refs = page === undefined ? { ...submission.refs, draft: latest.id } : submission.refs;
      return { kind: 'update', view: sectionModal({ heading, markdown, theirs }, refs) };
    }
    default:
      return edited satisfies never;
  }
}

/** What people wrote into the section that is no action item yet; nothing where that cannot be told now. */
async function itemsOffered(
  context: ListenerContext,
  known: PostmortemHere['known'],
  { revision, section }: { readonly revision: StoredDraft; readonly section: string },
): Promise<readonly Message[]> {
  const { key: incident } = known.incident;
  return afterSaving<readonly Message[]>(context, async () => {
    const items = await offeredItems(context.app, known, revision);
    const count = items.filter((one) => one.written && one.section === section).length;
    return count === 0 ? [] : [textItemsOfferedView(count, { incident, draft: revision.id, section })];
  }, []);
}

/** Makes action items of the list items that were chosen, as the form showed them. */
async function addItems(
  context: ListenerContext,
  { team, user, refs, values }: Submission,
  { known, stored }: PostmortemHere,
): Promise<SubmissionResult> {
  const { app, command } = context;
  const chosen = readTextItemsModal(values);
  const shown = await app.revisions.byId(team, known.incident.key, refs.draft ?? '');
  const offered = await offeredItems(app, known, shown ?? stored.latest);
  const items = offered.filter(({ place }) => chosen.has(place));
  if (items.length === 0) return closed(TEXT_ITEMS.nothing);
  const person = await personOf(app, team, user);
  const added = await inSteps(() => addTextItems(app, known, { person, items }));
  return closed(textItemsAdded(added, command));
}

/** One page of a long section, as it was when the section was opened. */
async function openPage(
  context: ListenerContext,
  submission: Submission,
  { known, stored }: PostmortemHere,
): Promise<SubmissionResult> {
  const { section: id = '', draft: base = '' } = submission.refs;
  const { team, key } = known.incident;
  const read = (await context.app.revisions.byId(team, key, base)) ?? stored.latest;
  const section = read.document.sections.find((each) => each.id === id);
  if (!section) return closed(sectionGone(context.command));
  const page = readPage(submission.values);
  const markdown = pageText(await context.app.renderer.sectionText(section, read.document), page);
  const { heading = id } = section;
  return { kind: 'update', view: sectionModal({ heading, markdown }, { ...submission.refs, page }) };
}

async function applyChanges(
  context: ListenerContext,
  submission: Submission,
  { known }: PostmortemHere,
): Promise<SubmissionResult> {
  const chosen = readChangesModal(submission.values);
  if (chosen.size === 0) return closed(changesNone());
  const { team, key: incident } = known.incident;
  const who = { id: submission.id, by: submission.user, team, incident };
  const result = await applyProposal(context.app, who, { proposal: submission.refs.draft ?? '', chosen });
  switch (result.kind) {
    case 'revised':
      return closed(changesApplied(chosen.size, result.backToDraft));
    case 'unchanged':
      return closed(changesNone());
    case 'gone':
      return closed(changesGone(context.command));
    default:
      return result satisfies never;
  }
}

async function compare(
  context: ListenerContext,
  submission: Submission,
  { known }: PostmortemHere,
): Promise<SubmissionResult> {
  const { from = '', to = '' } = readRevisionsModal(submission.values);
  const { team, key } = known.incident;
  const [before, after] = await Promise.all([
    context.app.revisions.byId(team, key, from),
    context.app.revisions.byId(team, key, to),
  ]);
  if (!before || !after) return closed(changesGone(context.command));
  const changes = differences(before.document, after.document);
  const documents = { before: before.document, after: after.document };
  const shown = await shownChanges(context, documents, changes);
  return { kind: 'update', view: comparisonModal(shown, submission.refs) };
}

async function requestChanges(
  context: ListenerContext,
  submission: Submission,
  { known }: PostmortemHere,
): Promise<SubmissionResult> {
  const why = typed(submission.values, INPUTS.why) ?? '';
  const answer = await applyReviewStep(
    { context, request: submission, known },
    { kind: 'request-changes', why },
  );
  if (answer.kind !== 'say') return { kind: 'closed' };
  return answer.outcome === 'done'
    ? { kind: 'closed', message: answer.message }
    : keptOpen(submission, answer.message.text);
}

/** What was typed stays in the form where it is not taken; a form in which nothing can be typed says it and closes. */
function keptOpen(submission: Submission, words: string): SubmissionResult {
  return Object.keys(submission.values).length === 0 ? closed(words) : underFirstInput(submission, words);
}

function closed(words: string): Extract<SubmissionResult, { kind: 'closed' }> {
  return { kind: 'closed', message: answerView(words) };
}

function askedIn({ team, user, id }: Submission) {
  return { team, user, id, text: '', triggerId: undefined, responseUrl: undefined };
}
