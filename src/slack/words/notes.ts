import type { Overtaken } from '../../app/incidents/impact-form.ts';
import type { DueFault } from '../../domain/actions/due-date.ts';
import { VERBS } from '../../domain/incident/verbs/verbs.ts';
import type { NoteKind } from '../../domain/postmortem/questions/answers.ts';
import { dueFault } from './actions.ts';
import { literal, mrkdwn, person } from './escape.ts';
import { type Reader, when } from './times.ts';

/** Where a note of one line goes. */
const NOTE_NAMES: Readonly<Record<NoteKind, string>> = {
  'note.why': 'why',
  'note.well': 'went well',
  'note.wrong': 'went wrong',
  'note.lucky': 'luck',
  'note.cause.people': 'contributing, people',
  'note.cause.process': 'contributing, process',
  'note.cause.technology': 'contributing, technology',
  'note.cause.environment': 'contributing, environment',
  'note.lesson.technical': 'lesson, technical',
  'note.lesson.process': 'lesson, process',
  'note.lesson.organizational': 'lesson, organizational',
  'note.metric': 'metric',
};

export function noted(kind: NoteKind, text: string): string {
  return `Noted (${NOTE_NAMES[kind]}): ${mrkdwn(text)}. The next draft has it.`;
}

export function metricUnclear(command: string): string {
  return `Say which figure, what it usually is, and what it was during the incident. Write \`${command} ${VERBS.metric.usage}\`, for example \`${command} ${VERBS.metric.example}\``;
}

export const IMPACT = {
  heading: 'Impact',
  submit: 'Save',
  intro: 'What users and the business felt. Leave out what nobody knows yet; it can be added later.',
} as const;

/** The parts of the impact that the form asks for, each with an example. */
export const IMPACT_FIELDS = [
  { question: 'impact.users', label: 'Users affected', example: '12% of users, about 3,400', lines: false },
  { question: 'impact.regions', label: 'Regions', example: 'eu-west, us-east', lines: false },
  { question: 'impact.functionality', label: 'What did not work', example: 'Paying by card', lines: true },
  { question: 'impact.failedRequests', label: 'Failed requests', example: '12,000', lines: false },
  { question: 'impact.revenue', label: 'Revenue', example: 'about 4,000 EUR of orders', lines: false },
  { question: 'impact.sloBudget', label: 'SLO budget', example: '18% of the month', lines: false },
  { question: 'impact.tickets', label: 'Support tickets', example: '31', lines: false },
  { question: 'impact.data', label: 'Data', example: 'None lost', lines: true },
  {
    question: 'impact.services',
    label: 'Services, one per line',
    example: 'checkout: down',
    lines: true,
  },
  { question: 'impact.reputation', label: 'Reputation', example: 'Two posts with many replies', lines: true },
  {
    question: 'impact.sla',
    label: 'Service level agreements',
    example: '99.9% of the month missed',
    lines: false,
  },
  { question: 'impact.compliance', label: 'Compliance', example: 'Nothing to report', lines: false },
  {
    question: 'impact.accessibility',
    label: 'Could users reach the service at all?',
    example: 'The site was up, paying was not possible',
    lines: false,
  },
  {
    question: 'impact.infrastructure',
    label: 'Resources and their cost',
    example: 'Twice as many instances for two hours',
    lines: true,
  },
] as const;

/** Parts that two people changed at the same time: nothing is lost, whoever is second decides. */
export function impactOvertaken(parts: readonly Overtaken[]): string {
  const lines = parts.map(({ question, theirs, by }) => {
    const label = IMPACT_FIELDS.find((field) => field.question === question)?.label ?? question;
    const who = by === undefined ? 'Somebody' : person(by);
    return theirs === '' ? `• ${label}: ${who} took it away` : `• ${label}: ${who} wrote “${mrkdwn(theirs)}”`;
  });
  return [
    'This changed while you were writing, and yours is not saved yet. What you typed is below; Save keeps it.',
    ...lines,
  ].join('\n');
}

export function impactTooLong(label: string, length: number): string {
  return `*${label}* stays as it is: it has ${length} characters, and a form in Slack takes 3,000. Change it in its section of the document.`;
}

export function impactSaved(count: number): string {
  return count === 0 ? 'The impact is as it was.' : 'The impact is noted. The next draft has it.';
}

export function meetingSet(at: Date, reader: Reader): string {
  return `The review meeting is on ${when(at, reader)}. Agenda and calendar file follow in the channel.`;
}

export function meetingUnclear(said: string, command: string): string {
  return `"${literal(said)}" is not a day and a time. Write \`${command} ${VERBS.meeting.usage}\`, for example \`${command} ${VERBS.meeting.example}\``;
}

/** The day can be none, or not this one. */
export function meetingDayUnclear(said: string, why: DueFault, command: string): string {
  return `${dueFault(said, why)} For example \`${command} ${VERBS.meeting.example}\``;
}

const WEEK_MS = 7 * 86_400_000;

export function meetingPast(at: Date, reader: Reader, command: string): string {
  const ahead = new Date(reader.now.getTime() + WEEK_MS).toISOString().slice(0, 10);
  return `${when(at, reader)} has passed. Choose a time that is still ahead, for example \`${command} meeting ${ahead} 15:00 @someone\``;
}
