import type { MarkName, Meaning, MeaningChange, Outcome, StatedOutcome } from '../../domain/timeline/mark.ts';
import { flat, mrkdwn, person } from './escape.ts';

/** A mark as a button or a menu offers it. */
export const MARK_OFFERS: Readonly<Record<MarkName, string>> = {
  'impact-started': 'It began here',
  detected: 'It was noticed here',
  acknowledged: 'Somebody took it on here',
  declared: 'It was declared here',
  cause: 'This is the cause',
  contributing: 'This contributed',
  mitigated: 'Users were fine from here',
  restored: 'Service was back here',
  relapse: 'The problem returned here',
  loss: 'Something was lost',
  escalated: 'More people were called in',
};

/** A mark beside the entry that has it. */
const MARK_WORDS: Readonly<Record<MarkName, string>> = {
  'impact-started': 'impact began',
  detected: 'noticed',
  acknowledged: 'taken on',
  declared: 'declared',
  cause: 'cause',
  contributing: 'contributed',
  mitigated: 'mitigated',
  restored: 'service back',
  relapse: 'problem returned',
  loss: 'loss',
  escalated: 'escalation',
};

/** An outcome as a button or a menu offers it. */
export const OUTCOME_OFFERS: Readonly<Record<Outcome, string>> = {
  worked: 'It worked',
  partly: 'It helped in part',
  'no effect': 'It had no effect',
  worse: 'It made it worse',
  unknown: 'Nobody knows',
};

const OUTCOME_WORDS: Readonly<Record<Outcome, string>> = {
  worked: 'worked',
  partly: 'helped in part',
  'no effect': 'no effect',
  worse: 'made it worse',
  unknown: 'outcome unknown',
};

/** `cause, no effect`: what people said that an entry means; empty where nobody said anything. */
export function meaningWords({ marks = [], outcome }: Meaning): string {
  const said = marks.map(({ is, part }) => `${MARK_WORDS[is]}${part ? ` (${flat(part)})` : ''}`);
  return [...said, ...(outcome ? [OUTCOME_WORDS[outcome.was]] : [])].join(', ');
}

/** Answers a tap: what the entry means now. */
export function meaningSaid(change: MeaningChange, statement: string): string {
  switch (change.kind) {
    case 'set':
      return `Marked as *${MARK_WORDS[change.is]}*${change.part ? ` (${mrkdwn(change.part)})` : ''}: ${statement}`;
    case 'taken-back':
      return `No longer marked as ${MARK_WORDS[change.is]}: ${statement}`;
    case 'attempt':
      return change.of === undefined
        ? `An attempt of its own: ${statement}`
        : `Part of the attempt before it: ${statement}`;
    case 'outcome':
      return change.was === undefined
        ? `Outcome taken off: ${statement}`
        : `Outcome *${OUTCOME_WORDS[change.was]}*: ${statement}`;
    default:
      return change satisfies never;
  }
}

/** A second tap, or that of somebody who came later. */
export function meaningKnown(change: MeaningChange, statement: string): string {
  const takes = change.kind === 'taken-back' || (change.kind === 'outcome' && change.was === undefined);
  return takes ? `There is nothing to take back: ${statement}` : `It already says that: ${statement}`;
}

/** What somebody else had said of the attempt before. */
export function outcomeBefore({ was, by }: StatedOutcome): string {
  return `Before: ${OUTCOME_WORDS[was]}${by === undefined ? '' : `, by ${person(by)}`}.`;
}

/** Somebody says that the impact began at an entry, though another is marked so already. */
export function beganElsewhere(other: string): string {
  return `The impact began here, as it is marked: ${other}\nShall that move, or did the problem return later?`;
}

/** A mark on an entry that was taken back. */
export function struckMeansNothing(statement: string): string {
  return `This entry was taken back, so it cannot be marked: ${statement}`;
}

/** The one question that may follow a receipt. */
export const ASK = {
  outcome: (attempt: string) => `What became of the attempt before? ${attempt}`,
  cause: 'Is this what caused it?',
  restored: 'Is service back?',
  began: 'Did the impact begin here?',
  stillRunning: 'Still running. You are asked again when the incident is resolved.',
  dismissed: 'Left open.',
} as const;

/** Labels of the buttons under these questions. */
export const TAPS = {
  worked: 'Worked',
  partly: 'Partly',
  noEffect: 'No effect',
  stillRunning: 'Still running',
  cause: 'This is the cause',
  all: 'All of it',
  part: 'Part of it',
  began: 'It began here',
  takeBack: 'Take it back',
  edit: 'Edit text, type, time',
  undo: 'Undo',
  item: 'Create action item',
  putBack: 'Put it back',
  move: 'Move it here',
  returned: 'It returned here',
  more: 'What it means…',
  choose: 'Edit or mark an entry',
  earlier: 'Earlier entries',
  later: 'Later entries',
} as const;

/** The form for everything that an entry can mean. */
export const MEANING = {
  heading: 'What it means',
  submit: 'Save',
  marks: 'What is this entry?',
  marksExample: 'Nothing in particular',
  part: 'Only in a part: which?',
  partExample: 'eu-west, or web checkout',
  outcome: 'What became of this attempt?',
  outcomeExample: 'Nobody said yet',
  attempt: 'Does it go on with an earlier attempt?',
  attemptExample: 'No, it is one of its own',
} as const;

/** The review when an incident is resolved. */
export const REVIEW = {
  lead: 'What became of it? The draft has only what somebody says here or tapped before.',
  attempt: (line: string) => `What became of this? ${line}`,
  attemptExample: 'Nobody said yet',
  cause: 'Which entry says what caused it?',
  relapse: 'Was it back in between? Where?',
  entryExample: 'Choose an entry, or leave it open',
  take: 'Suggested by what the entries say',
  takeBox: 'Take the suggestions where I chose nothing',
} as const;

/** Under a menu: what the words of the record suggest. */
export function suggestedOutcome(was: Outcome, shown: string | undefined): string {
  return `Reads like: ${OUTCOME_WORDS[was]}${shown === undefined ? '' : ` (${shown})`}`;
}

/** `mark` with words that name no entry, or several. */
export function noEntryAt(said: string): string {
  return `No entry is at ${mrkdwn(said)}. Say the time of one as the timeline shows it, in your own zone or in UTC, or \`last\` for your own last entry.`;
}

/** Which of several entries of one minute was meant. */
export function whichEntry(count: number): string {
  return `${count} entries have that time. Which one do you mean?`;
}

/** The text of an acknowledgement that came without one; everybody reads it. */
export const ACKNOWLEDGED = 'Acknowledged';

/** Below the receipt of an acknowledgement. */
export function countsAsAcknowledgement(): string {
  return 'It counts as the acknowledgement.';
}
