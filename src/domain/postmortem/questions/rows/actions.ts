import { adding, field, line, lines, list, ruled } from '../answer-kind.ts';
import { OWN, type QuestionRow, REAL } from '../question-row.ts';
import * as update from '../record-updates.ts';

/** What follows from it: fixes, action items, the meeting, who signs and who reads. */
export const ACTION_ROWS = {
  'to-dos': {
    text: 'Which of these become action items?',
    section: 'actions',
    kind: 'action',
    answer: { to: 'to-dos' },
    none: 'None of them',
  },
  actions: {
    text: 'Which actions follow, with an owner and a due date each?',
    section: 'actions',
    answer: { to: 'actions' },
    required: true,
    rank: 40,
  },
  'actions.owners': {
    text: 'Who owns the action items that have no owner yet, and when are they due?',
    section: 'actions',
    kind: 'action',
    answer: { to: 'owners' },
    required: true,
    rank: 42,
  },
  'action.owner': {
    text: '',
    section: 'actions',
    kind: 'action',
    answer: { to: 'owner' },
    required: true,
    each: true,
    askedBy: 'actions.owners',
  },
  'action.due': {
    text: '',
    section: 'actions',
    kind: 'action',
    answer: { to: 'due' },
    required: true,
    each: true,
    askedBy: 'actions.owners',
  },
  'actions.priority': {
    text: 'Which priority (P0 to P3) does each action have?',
    section: 'actions',
    kind: 'outcome',
    answer: { to: 'remark' },
  },
  'fixes.lasting': {
    text: 'Which lasting fixes are in place?',
    section: 'resolution',
    answer: list(update.prevention({ done: true, place: 'fix' })),
    none: 'None yet',
  },
  'fixes.monitoring': {
    text: 'What changed in monitoring and alerts?',
    section: 'resolution',
    answer: list(update.prevention({ done: true, place: 'monitoring' })),
    none: 'Nothing yet',
  },
  prevention: {
    text: 'What will keep it from happening again?',
    section: 'prevention',
    answer: list(update.prevention()),
    rank: 48,
  },
  'prevention.technical': {
    text: 'Which change to the systems will prevent it?',
    section: 'prevention',
    answer: list(update.prevention({ kind: 'technical', place: 'change' })),
  },
  'prevention.process': {
    text: 'Which change to how the team works will prevent it?',
    section: 'prevention',
    answer: list(update.prevention({ kind: 'process' })),
  },
  'prevention.training': {
    text: 'Which training will help?',
    section: 'prevention',
    answer: list(update.prevention({ kind: 'training' })),
    none: 'None',
  },
  'prevention.done': {
    text: '',
    section: 'prevention',
    kind: 'outcome',
    answer: { to: 'remark' },
    each: true,
  },
  'meeting.at': {
    text: 'When is the review meeting?',
    section: 'follow-up',
    answer: { to: 'meeting', update: update.meetingAt },
  },
  'meeting.attendees': {
    text: 'Who takes part?',
    section: 'follow-up',
    answer: field('people', update.attendees),
  },
  'meeting.recording': {
    text: 'Where is the recording, if one is made?',
    section: 'follow-up',
    answer: ruled(line(update.recording), 'address'),
    none: 'None is made',
  },
  'meeting.notes': {
    text: 'What was agreed?',
    section: 'follow-up',
    answer: lines(update.meetingText('notes')),
  },
  'meeting.followUp': {
    text: 'When are the actions looked at again?',
    section: 'follow-up',
    answer: field('day', update.meetingText('followUp')),
  },
  successMetrics: {
    text: 'Which figures will show that the actions worked?',
    section: 'follow-up',
    answer: list(update.added('successMetrics')),
    on: OWN,
  },
  signOff: {
    text: 'Who signs it off, and in which role?',
    section: 'sign-off',
    answer: adding(field('signer', update.signOff)),
  },
  'signOff.name': {
    text: '',
    section: 'sign-off',
    answer: field('person', update.signerName),
    each: true,
  },
  'signOff.at': {
    text: 'On which day is it approved?',
    section: 'sign-off',
    answer: field('day', update.signOffDay),
  },
  'distribution.internal': {
    text: 'Who in the company receives this document?',
    section: 'distribution',
    answer: list(update.added('distribution', update.namesOf)),
  },
  'distribution.external': {
    text: 'Who outside receives it, if anybody?',
    section: 'distribution',
    answer: list(update.added('distribution', update.named('External', update.namesOf))),
    none: 'Nobody',
    on: REAL,
  },
} as const satisfies Readonly<Record<string, QuestionRow>>;
