import { markedKey } from '../../domain/incident/drill-mark.ts';
import type { Incident } from '../../domain/incident/incident.ts';
import type { MilestoneName } from '../../domain/timeline/milestone-name.ts';
/** Labels, examples and errors in modals. */
export const DECLARE = {
  heading: 'Declare an incident',
  submit: 'Declare',
  title: 'What is happening?',
  titleExample: 'Checkout errors after deploy',
  first: 'First entry',
  firstExample: 'Error rate rose to 40%',
  severity: 'Severity',
  severityExample: 'Not known yet',
  options: 'Options',
  private: 'Private: only people who are invited can see it',
  drill: 'Drill: an exercise, counted in no metric',
  here: 'Use this channel instead of a new one',
  started: 'When did the impact start?',
  startedHint: 'In your own time zone. Leave it out if nobody knows yet.',
  noTitle: 'Say in a few words what is happening, for example: Checkout errors after deploy',
  titleTooLong: 'A title has at most 200 characters; details belong on the timeline.',
} as const;

/** A form that takes longer than Slack waits. */
export const SAVING = {
  waiting:
    'Still saving: the database is slow. The result appears here; if you close this, Scribe tells you.',
  saved: 'Saved.',
  inDoubt:
    'Not confirmed: the database did not answer in time, so this may be saved or not. Check before you send it again.',
  notTaken: 'Not everything was taken. Copy your text, open the form again and send it.',
  typed: 'Your text:',
  close: 'Close',
} as const;

/** Said where something is saved, and the form that shows it cannot be read right now. */
export function savedNotShown(): string {
  return 'Saved. What follows cannot be shown right now: the database does not answer.';
}

export const RESOLVE = {
  submit: 'Resolve',
  summary: 'How was it resolved?',
  summaryExample: 'Rolled back to v2.4.4, error rate is back to normal',
  times: 'Key times, in your own time zone. Correct what is wrong; what nobody knows stays empty.',
  all: 'All times and questions',
  stated: 'stated by a person',
  recorded: 'From the record.',
  unknown: 'Not in the record.',
  end: 'Empty means now.',
  asked: 'Still missing. It can also be answered later, and the draft asks again.',
  missing: 'Also open; the draft asks for it:',
} as const;

export const STATUS = {
  submit: 'Update',
  status: 'Status',
  statusExample: 'Choose one',
  text: 'What can everybody be told?',
  textExample: 'rolling back to v2.4.4; checkout should work again in 10 minutes',
  textHint: 'The channel sees it.',
  textHintAnnounced: 'The channel sees it, and so does everybody where it is announced.',
} as const;

export const ROLES_FORM = {
  submit: 'Save',
  nobody: 'Nobody yet',
} as const;

/** What the form about one incident is called: its key, and what it does. */
export function formHeading(does: 'Update' | 'Roles', incident: Pick<Incident, 'key' | 'drill'>): string {
  return `${does} · ${incident.key}`;
}

export const ENTRY = {
  add: 'Add to the timeline',
  edit: 'Edit the entry',
  save: 'Save',
  time: 'When did it happen?',
  timeHint: 'In your own time zone, to the minute.',
  type: 'Type',
  text: 'What happened?',
  more: 'What happened? (continued)',
  textExample: 'deploy of v2.4.5 finished',
  empty: 'Say what happened, for example: deploy of v2.4.5 finished',
} as const;

/** The forms behind the shortcuts of a message. */
export const FROM_MESSAGE = {
  heading: 'Add to timeline',
  add: 'Add',
  incident: 'Incident',
  incidentExample: 'Which incident?',
  threadLabel: 'Thread',
  thread: 'Take the whole thread, each message at its own time',
  actionHeading: 'Create action item',
  create: 'Create',
  actionTitle: 'What is to be done?',
  actionExample: 'Add an alarm on free memory',
  owner: 'Owner',
  ownerExample: 'Who does it?',
  holder: 'Or a role or team, until a person takes it',
  due: 'Due',
  dueHint: 'Without a date, the severity decides when it is due.',
} as const;

export const GIVE = {
  heading: 'Hand an item over',
  submit: 'Hand over',
  to: 'To',
  toExample: 'Choose a role or a team',
  person: 'Or to a person',
  personExample: 'Somebody who can do it',
  note: 'Note',
  noteExample: 'The payments team knows this queue better',
  nobody: 'Choose who gets it.',
} as const;

/** Whoever gave an item to somebody, among those who can have it. */
export function gaveIt(name: string): string {
  return `${name}, who gave it`;
}

export const MOVE = {
  heading: 'Move the due date',
  submit: 'Move',
  due: 'New due date',
  why: 'Why?',
  whyExample: 'waiting for the new library version',
  noWhy: 'Say why, for example: waiting for the new library version',
  past: 'The new due date is in the past. Choose today or later.',
} as const;

export const SNOOZE = {
  heading: 'Snooze an item',
  submit: 'Snooze',
  until: 'Until',
  hint: 'No reminder of it comes to you before that day. The due date stays; Move date changes that.',
  why: 'Why?',
  whyExample: 'on call this week',
  noWhy: 'Say why, for example: on call this week',
} as const;

export const REASSIGN = {
  heading: 'Reassign an item',
  submit: 'Reassign',
  to: 'Who has it from now on?',
  toExample: 'A person',
  why: 'Why?',
  whyExample: 'knows the payment service',
} as const;

/** A modal's heading has 24 characters; its button says Resolve as well. */
export function resolveHeading(incident: Pick<Incident, 'key' | 'drill'>): string {
  return incident.drill ? markedKey(incident) : `Resolve ${incident.key}`;
}

/** Below a key time, where it comes from. */
export function timeHint(milestone: MilestoneName, from: 'stated' | 'record' | 'unknown'): string {
  if (milestone === 'resolved' && from === 'unknown') return RESOLVE.end;
  switch (from) {
    case 'stated':
      return `As ${RESOLVE.stated}.`;
    case 'record':
      return RESOLVE.recorded;
    case 'unknown':
      return RESOLVE.unknown;
    default:
      return from satisfies never;
  }
}

/** Below the question whether an incident is new: what was to be its first entry waits. */
export function notDeclaredYet(): string {
  return 'The first entry waits until there is an incident.';
}

/** The declare modal was sent with nothing but spaces in its title. */
export function titleMissing(): string {
  return `Say what is happening, for example: ${DECLARE.titleExample}`;
}
