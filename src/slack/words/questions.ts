import type { UnknownOwner } from '../../app/people/typed-owners.ts';
import type { AnswerFault } from '../../app/questions/answer-reading.ts';
import type { AnswerProblem } from '../../app/questions/answering.ts';
import type { Slot } from '../../app/questions/question-form.ts';
import type { QuestionName } from '../../domain/postmortem/questions/questions.ts';
import { actionUnknown } from './actions.ts';
import { counted } from './entries.ts';
import { flat, mrkdwn, person } from './escape.ts';
import { actionRefused } from './item-not-changed.ts';
import { cannotTake, refused } from './refusals.ts';
import { ownerOutsideInForm } from './sharing.ts';
import { zoneNeeded } from './time-readings.ts';
import type { Reader } from './times.ts';

export const QUESTIONS = {
  heading: 'Open questions',
  submit: 'Answer',
  next: 'Answer and go on',
  intro: 'Answer what you know. Each answer goes into the record with your name.',
  none: 'There are no open questions.',
  otherwise: 'Or something else',
  confirm: 'Confirm these',
  timeHint: 'In your own time zone, to the minute.',
  stillMissing: 'Also open, and asked again with the draft:',
} as const;

/** `Questions 1 to 31 of 62. The others follow.` */
export function questionsPart(
  { from, to, of }: { readonly from: number; readonly to: number; readonly of: number },
  more: boolean,
): string {
  return `Questions ${from} to ${to} of ${of}.${othersFollow(more)}`;
}

/** The same where each stands with its number in the draft, whose list also has those that were answered since. */
export function questionsNumbered(
  { shown, of }: { readonly shown: number; readonly of: number },
  more: boolean,
): string {
  const count =
    shown === of ? counted(of, 'open question', 'open questions') : `${shown} of ${of} open questions`;
  return `${count}, numbered as in the draft.${othersFollow(more)}`;
}

function othersFollow(more: boolean): string {
  return more ? ' The others follow, whether you answer these or not.' : '';
}

/** Above the few that come first; `ticks`: some have a suggestion with a box. */
export function questionsFirst(count: number, ticks: boolean): string {
  const would = `*${counted(count, 'answer', 'answers')} would complete this draft.*`;
  return ticks ? `${would} A suggestion counts only when you tick it.` : would;
}

/** The button below them. */
export function showAll(count: number): string {
  return `Show all ${count}`;
}

/** Answers that the record suggests, to be confirmed together. */
export function questionsSuggested(
  suggested: readonly {
    readonly asked: string;
    readonly offered: string;
    readonly source: string | undefined;
  }[],
): string {
  const lines = suggested.map(
    ({ asked, offered, source }) =>
      `• ${mrkdwn(asked)} *${mrkdwn(offered)}*${source === undefined ? '' : ` (${mrkdwn(source)})`}`,
  );
  return ['The record suggests these answers:', ...lines].join('\n');
}

/** What an answer may look like, where the question alone does not say. */
const EXAMPLES: Readonly<Partial<Record<QuestionName, string>>> = {
  'impact-start': 'the first customers wrote',
  detection: 'the alert “5xx on checkout” fired',
  acknowledgement: 'took the page',
  mitigation: 'rolled back to v2.4.4',
  'mitigation-start': 'rollback to v2.4.4 started',
  'cause-identified': 'the pool had no limit',
  declaration: 'declared in #incidents',
  'impact.users': '12% of users, about 3,400',
  'impact.regions': 'eu-west, us-east',
  'impact.failedRequests': '12,000',
  'impact.revenue': 'about 4,000 EUR of orders',
  'impact.sloBudget': '18% of the month',
  'impact.tickets': '31',
  'impact.services': 'checkout: down',
  'incident-id': 'INC-2026-0012',
  metrics: 'Error rate normal=0.1% during=45%',
  references: 'Dashboard of the checkout https://grafana.example.com/d/12',
  'meeting.recording': 'https://video.example.com/12',
  glossary: 'WAL: the log that the database writes ahead of its tables',
  related: 'INC-2025-0101 2025-03-02 the same pool was full',
  'related.why': 'the same pool was full',
  'related.lessons': 'partly: the alarm is there, the limit is not',
  'actions.owners': 'A-12 @kim due friday',
  actions: 'Add an alarm on the pool P1 due friday',
  tools: 'Grafana, psql',
  'distribution.internal': 'Engineering, Support',
  'distribution.external': 'Customers on the premium plan',
  'code.cause': 'https://git.example.com/pull/481, or the diff',
  'code.fix': 'https://git.example.com/pull/482, or the diff',
  codeChanges: 'https://git.example.com/pull/481, or the diff',
  logs: 'FATAL: remaining connection slots are reserved',
  graphs: 'Error rate https://grafana.example.com/d/12',
  change: 'deploy of v2.4.5 finished',
  decision: 'roll back instead of waiting',
  'communications.internal': 'told the support team what to answer',
  'communications.external': 'status page: checkout is degraded',
  communication: 'status page: checkout is degraded',
};

/** The placeholder of one input. */
export function exampleFor(name: QuestionName, slot: Slot): string {
  switch (slot) {
    case 'person':
      return 'Choose a person';
    case 'people':
      return 'Choose people';
    case 'severity':
      return 'Choose a severity';
    case 'choice':
      return 'Choose one';
    case 'text':
      if (name === 'signOff') return 'Engineering manager';
      if (name === 'contradiction') return 'the clock of the worker was two minutes ahead';
      return EXAMPLES[name] ?? 'in a few words, one thing on each line';
    case 'time':
    case 'first':
    case 'second':
    case 'day':
    case 'taken':
      return '';
    default:
      return slot satisfies never;
  }
}

/** The label of a further input of a question. */
export function labelFor(name: QuestionName, slot: Slot): string {
  switch (slot) {
    case 'text':
      if (name === 'signOff') return 'In which role?';
      if (name === 'actions.owners') return 'Or for each of them, one per line';
      return name === 'contradiction' ? 'If both are right: why?' : 'What happened then, in a few words?';
    case 'time':
      return name === 'contradiction' ? 'When was it?' : 'When?';
    case 'first':
    case 'second':
      return 'When?';
    case 'person':
      return name === 'actions' ? 'Who owns them, where the text does not say?' : 'Who?';
    case 'choice':
    case 'taken':
      return 'Which one?';
    case 'people':
      return 'Who?';
    case 'day':
      if (name === 'actions.owners') return 'Due when?';
      return name === 'actions' ? 'Due when, where the text does not say?' : 'On which day?';
    case 'severity':
      return 'Severity';
    default:
      return slot satisfies never;
  }
}

/** The error under an input: what is wrong with the answer, and what would do. */
export function answerFault(why: AnswerFault, said: string): string {
  switch (why) {
    case 'no-time':
      return 'Begin with a time: 14:05, 2026-11-20 14:05 or -10m; or choose it above.';
    case 'ahead':
      return 'This time is in the future. Choose one that has passed, for example 14:05.';
    case 'no-severity':
      return 'Say 1, 2, 3 or 4; 1 is the worst.';
    case 'still-contradictory':
      return 'This must not be before the time above. Correct one of the two, or leave both and say below why they are right.';
    case 'zone-unknown':
      return zoneNeeded(said);
    case 'needs-time':
      return 'Say when, too: choose the moment, so that it gets its place on the timeline.';
    case 'needs-words':
      return 'Say in a few words what it was, too.';
    case 'needs-person':
      return 'Choose the person, too.';
    case 'needs-day':
      return 'Choose a day from the calendar, for example 2026-12-01.';
    case 'past-day':
      return `${said} has passed. Choose today or a later day.`;
    case 'no-action':
      return `“${short(said)}” is not an action item. One per line, for example: Add an alarm on the pool P1 due friday`;
    case 'no-owner':
      return `“${short(said)}” does not say who owns which item. One per line, for example: A-12 @kim due friday`;
    case 'no-address':
      return `“${short(said)}” has no address. One per line, for example: Dashboard https://grafana.example.com/d/12`;
    case 'no-term':
      return `“${short(said)}” is not a term and what it means. One per line, for example: WAL: the log written ahead`;
    case 'no-metric':
      return `“${short(said)}” says nothing to compare. One per line, for example: Error rate normal=0.1% during=45%`;
    case 'unknown-question':
      return 'This question is gone: the record has changed since the form was opened. Log it instead, for example with "log 14:05 …".';
    default:
      return why satisfies never;
  }
}

const SHORT = 60;

function short(said: string): string {
  const letters = [...said];
  return letters.length > SHORT ? `${letters.slice(0, SHORT).join('')}…` : said;
}

/** Why an answer that could be read was not taken. */
export function answerProblem(problem: AnswerProblem, reader: Reader, command: string): string {
  switch (problem.kind) {
    case 'refused':
      return refused(problem.refusal, reader, command);
    case 'action':
      return actionRefused(problem.item, problem.why, { reader, command });
    case 'outside':
      return ownerOutsideInForm(command);
    case 'no-action':
      return actionUnknown(0, command);
    case 'unable':
      return cannotTake(problem.person, undefined);
    case 'no-entry':
      return 'This entry is gone from the timeline; there is nothing left to correct.';
    default:
      return problem satisfies never;
  }
}

/** Somebody else answered the same while the form was open. */
export function answersOvertaken(
  theirs: readonly { readonly question: string; readonly text: string; readonly by: string }[],
): string {
  const lines = theirs.map(
    ({ question, text, by }) => `• ${mrkdwn(question)} ${person(by)}: “${mrkdwn(text)}”`,
  );
  return [
    'Answered by somebody else while you were writing, so nothing is taken yet. Send it again to put your words in their place, or clear yours.',
    ...lines,
  ].join('\n');
}

/** Under an input: somebody else answered while the form was open. */
export function answeredByOther(text: string): string {
  return `Answered by somebody else while you were writing: “${flat(text)}”. Clear yours to keep that; you can change it in the draft's questions.`;
}

/** An item whose owner was typed as plain text, and could not be found. */
export function ownerUnknown({ item, names }: UnknownOwner): string {
  const are = names.length === 1 ? 'is nobody' : 'are nobody';
  return `${names.map((name) => `“${flat(name)}”`).join(', ')} ${are} that Scribe knows here; ${item} has no owner yet.`;
}

/** What became of a form of answers. */
export function answersTaken(count: number): string {
  return count === 0
    ? 'You answered none of the questions, and nothing was changed. They stay open; the button brings them back.'
    : `${counted(count, 'answer is', 'answers are')} in the record. The next draft uses ${count === 1 ? 'it' : 'them'}.`;
}

/** One tap: `“Nothing happened” is in the record.` */
export function noneTaken(words: string): string {
  return `“${mrkdwn(words)}” is in the record, with your name.`;
}

export function noneGone(): string {
  return 'This question was answered meanwhile.';
}
