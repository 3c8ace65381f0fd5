import type { PostmortemShown, Reminded, ReviewMeeting } from '../../app/ports/review-posts.ts';
import { dateIn, daysBetween } from '../../domain/actions/calendar-date.ts';
import { markedKey } from '../../domain/incident/drill-mark.ts';
import { commanderOf } from '../../domain/incident/incident.ts';
import type { ReviewWord, WorkflowState } from '../../domain/postmortem/review/workflow.ts';
import { openWordings } from '../../domain/postmortem/rewording/open-wordings.ts';
import { draftReady } from './drafts.ts';
import { counted } from './entries.ts';
import { flat, literal, person } from './escape.ts';
import { incidentName } from './names.ts';
import { remarkParts, wordingParts } from './suggestions.ts';
import { dueDay, utcWhen } from './times.ts';

/** The state of a postmortem, in one line for everybody. */
export function workflowLine(state: WorkflowState, now: Date): string {
  switch (state.state) {
    case 'draft':
      return 'Draft';
    case 'in review':
      return [
        `In review since ${utcWhen(state.askedAt, now)}, to be approved by ${approver(state.approver, state.askedBy)}`,
        ...(state.reviewers.length > 0 ? [`also asked: ${state.reviewers.map(person).join(', ')}`] : []),
        ...state.said.map(reviewWord),
      ].join('; ');
    case 'approved':
      return `Approved by ${approver(state.by, state.askedBy)}, ${utcWhen(state.at, now)}${reviewed(state.reviewedBy)}`;
    case 'published':
      return `Published by ${person(state.by)}, ${utcWhen(state.at, now)} · approved by ${approver(state.approvedBy, state.askedBy)}${reviewed(state.reviewedBy)}${state.exception ? ` · exception: ${literal(state.exception)}` : ''}`;
    case 'not required':
      return `Not required: ${literal(state.why)} (${person(state.by)})`;
    default:
      return state satisfies never;
  }
}

/** Whoever approves what they themselves asked about may do so, and everybody sees it. */
function approver(user: string, askedBy: string | undefined): string {
  return user === askedBy ? `${person(user)}, who also asked for the review` : person(user);
}

function reviewWord(word: ReviewWord): string {
  switch (word.kind) {
    case 'approves':
      return `${person(word.by)} has no objection`;
    case 'wants':
      return `${person(word.by)} asks for changes: ${literal(word.why)}`;
    default:
      return word satisfies never;
  }
}

function reviewed(by: readonly string[]): string {
  return by.length > 0 ? `, reviewed by ${by.map(person).join(', ')}` : '';
}

export function overviewHead({ incident }: PostmortemShown): string {
  return `Postmortem of ${incidentName(incident)}`;
}

/** `Draft ready: 42 entries, 3 open questions, 100% of statements with evidence.`, as it is now. */
export function draftFigures({ coverage, document }: PostmortemShown): string {
  const { openQuestions: questions, share } = coverage;
  return draftReady({ entries: document.entryCount, questions, share, older: false });
}

/** What there is, in figures. */
export function overviewFigures(what: PostmortemShown): string {
  const { openQuestions, share } = what.coverage;
  return [
    counted(openQuestions, 'open question', 'open questions'),
    `${Math.floor(share * 100)}% of statements with evidence`,
    ...moreParts(what),
  ].join(' · ');
}

/** The same without what `draftFigures` says; empty where nothing is left. */
export function overviewMore(what: PostmortemShown): string {
  return moreParts(what).join(' · ');
}

function moreParts(what: PostmortemShown): readonly string[] {
  const { coverage, blameFindings, remarks, stale, state } = what;
  return [
    ...(coverage.writers.length > 0
      ? [`edited by ${counted(coverage.writers.length, 'person', 'people')}`]
      : []),
    ...(blameFindings > 0 ? [`${counted(blameFindings, 'wording', 'wordings')} of blame`] : []),
    ...remarkParts(remarks),
    ...wordingParts(openWordings(what.document, state.verdicts).length),
    ...(stale ? ['something was recorded since'] : []),
    ...(state.due && !isSettled(state.workflow) ? [`due ${dueDay(state.due)}`] : []),
  ];
}

/** A postmortem that is published or skipped is no longer due. */
function isSettled({ state }: WorkflowState): boolean {
  return state === 'published' || state === 'not required';
}

/** For the approver, or for somebody who is to review it beside them: what is wanted first. */
export function reviewAsked(what: PostmortemShown, of: string): string {
  const { workflow } = what.state;
  const asked = workflow.state === 'in review' ? workflow : undefined;
  const name = `the postmortem of ${incidentName(what.incident)}`;
  const who = asked ? person(asked.askedBy) : 'somebody';
  return asked && asked.approver !== of
    ? `*Please review ${name}.* Asked by ${who}; ${person(asked.approver)} approves it. ${overviewFigures(what)}`
    : `*Please approve ${name}.* Asked by ${who}. ${overviewFigures(what)}`;
}

/** The same message once nothing is wanted any more. */
export function reviewOver(what: PostmortemShown, now: Date): string {
  return `No action needed. ${reviewTold(what, now)}`;
}

export function reviewTold(what: PostmortemShown, now: Date): string {
  return `${overviewHead(what)}: ${workflowLine(what.state.workflow, now)}`;
}

export function published(what: PostmortemShown, now: Date): string {
  return `${overviewHead(what)} is published.${what.incident.drill ? ' It was a drill.' : ''} ${workflowLine(what.state.workflow, now)}`;
}

export function meetingTitle({ incident }: PostmortemShown): string {
  return `Review of ${markedKey(incident)}: ${flat(incident.title)}`;
}

/** `<!date…>` shows the moment in every reader's own zone. */
export function meetingHead(what: PostmortemShown, { at, attendees, sequence }: ReviewMeeting): string {
  const seconds = Math.floor(at.getTime() / 1_000);
  const stamp = `${dueDay(at.toISOString().slice(0, 10))}, ${at.toISOString().slice(11, 16)} UTC`;
  const moment = `<!date^${seconds}^{date_short_pretty} {time}|${stamp}> (${stamp})`;
  const who = attendees.length > 0 ? ` With ${literal(attendees.join(', '))}.` : '';
  return `*Review of ${incidentName(what.incident)}* ${sequence > 0 ? 'is moved to' : 'is on'} ${moment}.${who} The calendar file is below.`;
}

/** Plain lines: what is open, what is disputed, and what every review comes to. */
export function agendaLines({ questions, disputed }: ReviewMeeting): readonly string[] {
  return [
    'Agenda:',
    '1. What happened: the timeline',
    ...part(2, 'Open questions', questions),
    ...part(3, 'Disputed: the record says two things', disputed),
    '4. Action items: owners and due dates',
  ];
}

const AGENDA_MOST = 20;

function part(number: number, head: string, items: readonly string[]): readonly string[] {
  if (items.length === 0) return [`${number}. ${head}: none`];
  const rest = items.length - AGENDA_MOST;
  return [
    `${number}. ${head}:`,
    ...items.slice(0, AGENDA_MOST).map((item) => `   • ${flat(item)}`),
    ...(rest > 0 ? [`   • and ${rest} more`] : []),
  ];
}

/** What is wanted of whoever is reminded, when it was due, and how far the document is. */
export function postmortemDueText(what: PostmortemShown, as: Reminded['as'], now: Date): string {
  const { due } = what.state;
  const figures = overviewFigures({ ...what, state: { ...what.state, due: undefined } });
  const late = due === undefined ? 0 : daysBetween(due, dateIn(now, 'UTC'));
  const when =
    late > 0
      ? `due ${dueDay(due ?? '')}, ${counted(late, 'day', 'days')} ago`
      : `due ${due ? dueDay(due) : 'now'}`;
  return `${wantedOf(as, `the postmortem of ${incidentName(what.incident)}, ${when}`, what)} ${figures}`;
}

function wantedOf(as: Reminded['as'], which: string, { incident }: PostmortemShown): string {
  const lead = person(commanderOf(incident) ?? incident.declaredBy);
  switch (as) {
    case 'lead':
      return `Please finish ${which}.`;
    case 'reviewer':
      return `Your review is wanted: ${which}. The message that asked you has the document and the buttons.`;
    case 'approver':
      return `Still open: ${which}. ${lead} leads the incident; you approve its postmortem.`;
    case 'channel':
      return `Still open: ${which}. ${lead} leads the incident; everybody here can help to finish it.`;
    default:
      return as satisfies never;
  }
}
