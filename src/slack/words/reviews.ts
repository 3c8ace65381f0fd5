import { markedKey } from '../../domain/incident/drill-mark.ts';
import type { Incident } from '../../domain/incident/incident.ts';
import { type Question, wholeText } from '../../domain/postmortem/questions/questions.ts';
import type { Obstacles, WorkflowRefusal, WorkflowState } from '../../domain/postmortem/review/workflow.ts';
import { counted } from './entries.ts';
import { literal, mrkdwn, person } from './escape.ts';
import { incidentName } from './names.ts';
import { workflowLine } from './postmortems.ts';
import { type Reader, when } from './times.ts';

/** The result of a review step, for the person who took it. */
export function reviewMoved(incident: Incident, state: WorkflowState, command: string): string {
  const name = `The postmortem of ${incidentName(incident)}`;
  switch (state.state) {
    case 'draft':
      return `${name} is a draft again.`;
    case 'in review':
      return spoken(state) ?? inReview(incident, state);
    case 'approved':
      return `${name} is approved. It can be published: \`${command} publish\``;
    case 'published':
      return state.exception
        ? `${name} is published, with the exception on record: ${literal(state.exception)}`
        : `${name} is published.`;
    case 'not required':
      return `${name} is not required: ${literal(state.why)}. A draft can still be made.`;
    default:
      return state satisfies never;
  }
}

/** For whoever said something about it just now. */
function spoken({ said, approver, askedBy }: InReview): string | undefined {
  const last = said.at(-1);
  if (!last) return undefined;
  const told = last.by === askedBy ? 'It is in the postmortem’s message' : `${person(askedBy)} is told`;
  switch (last.kind) {
    case 'approves':
      return `Noted: you have no objection. ${told}; it still waits for ${person(approver)} to approve it.`;
    case 'wants': {
      const next =
        last.by === approver ? 'you can approve it when it is done' : `${person(approver)} approves it`;
      return `Noted: you ask for changes. ${told}; ${next}.`;
    }
    default:
      return last satisfies never;
  }
}

function inReview(incident: Incident, { approver, reviewers }: InReview): string {
  const others = reviewers.length > 0 ? `, and ${reviewers.map(person).join(', ')} to review it` : '';
  return `${person(approver)} is asked to approve the postmortem of ${incidentName(incident)}${others}.`;
}

type InReview = Extract<WorkflowState, { state: 'in review' }>;

/** Nothing changed because it was so already: by whom, and since when. */
export function reviewUnchanged(incident: Incident, state: WorkflowState, reader: Reader): string {
  const name = `The postmortem of ${incidentName(incident)}`;
  return state.state === 'approved' || state.state === 'published'
    ? `${name} was ${state.state} already, by ${person(state.by)}, ${when(state.at, reader)}.`
    : `${name}: nothing to change. ${workflowLine(state, reader.now)}.`;
}

/** What a refusal shows: the required questions that are `open`, times for the `reader`, and the `command`'s name. */
interface Shown {
  readonly open: readonly Question[];
  readonly reader: Reader;
  readonly command: string;
}

/** Why a step is not taken, and what can be done instead. */
export function reviewRefused(
  incident: Incident,
  refusal: WorkflowRefusal,
  { open, reader, command }: Shown,
): string {
  switch (refusal.code) {
    case 'no-draft':
      return `${markedKey(incident)} has no draft yet. One comes with the resolution, or now: \`${command} draft\``;
    case 'not-in-review':
      return `Nobody is asked to approve it. ${workflowLine(refusal.now, reader.now)}. Ask somebody: \`${command} review @someone\``;
    case 'not-the-approver':
      return `${person(refusal.approver)} is asked to approve it; you are not among those who were asked. To ask another person: \`${command} review @someone\``;
    case 'own-review':
      return `You asked for this review yourself, so somebody else has to approve it: \`${command} review @someone\``;
    case 'not-approved':
      return refusal.now.state === 'in review'
        ? `It is not approved yet: it waits for ${person(refusal.now.approver)}. ${workflowLine(refusal.now, reader.now)}.`
        : `It is not approved yet. ${workflowLine(refusal.now, reader.now)}. Ask for it: \`${command} review @someone\``;
    case 'published-already':
      return `${workflowLine(refusal.now, reader.now)}. What is published stays published; its sections can still be edited.`;
    case 'obstacles':
      return obstacles(refusal.obstacles, open, command);
    default:
      return refusal satisfies never;
  }
}

const LISTED = 5;

function obstacles(
  { requiredQuestions, unwrittenAnswers, blameFindings }: Obstacles,
  open: readonly Question[],
  command: string,
): string {
  const parts = [
    ...(requiredQuestions > 0
      ? [`${counted(requiredQuestions, 'required question is', 'required questions are')} open`]
      : []),
    ...(unwrittenAnswers > 0
      ? [`${counted(unwrittenAnswers, 'answer is', 'answers are')} not in the text yet`]
      : []),
    ...(blameFindings > 0
      ? [`${counted(blameFindings, 'blaming wording', 'blaming wordings')} in what people wrote`]
      : []),
  ];
  const ways =
    requiredQuestions + unwrittenAnswers > 0
      ? `${requiredQuestions > 0 ? 'Answer them and draft' : 'Draft'} again: \`${command} draft\`.`
      : 'Edit those sections.';
  const listed = open.slice(0, LISTED).map((question) => `• ${mrkdwn(wholeText(question))}`);
  const rest = open.length > LISTED ? [`• and ${open.length - LISTED} more`] : [];
  return [
    `It is not published: ${parts.join(', ')}.`,
    ...listed,
    ...rest,
    `${ways} Or publish in spite of it with the reason: \`${command} publish the cause is still looked into\``,
  ].join('\n');
}

/** The approver was asked about an earlier text. */
export function changedSinceAsked(incident: Incident): string {
  return `The postmortem of ${incidentName(incident)} was changed since you were asked. Look at it again; these buttons are about the text as it is now.`;
}

export const CHANGES_WANTED = {
  heading: 'Request changes',
  submit: 'Request',
  why: 'What should be different?',
  whyExample: 'say which alert fired first, and when',
} as const;
