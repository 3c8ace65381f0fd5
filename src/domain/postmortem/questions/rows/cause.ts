import { lines, list } from '../answer-kind.ts';
import { OWN, type QuestionRow } from '../question-row.ts';
import * as update from '../record-updates.ts';

/** Why it happened, and what people learned from it. */
export const CAUSE_ROWS = {
  cause: {
    text: 'Which of these is the cause?',
    section: 'root-cause',
    answer: { to: 'mark', is: 'cause' },
    required: true,
    atResolve: false,
    on: OWN,
    rank: 12,
  },
  provider: {
    text: 'Which provider failed, and what do they say about it?',
    section: 'root-cause',
    answer: list(update.contributing('environment')),
    on: ['third party'],
    rank: 12,
  },
  rootCause: {
    text: 'Which component failed, why, and why was it not caught earlier?',
    section: 'root-cause',
    answer: lines(update.textOf('rootCause')),
    required: true,
    rank: 22,
    after: 'cause',
  },
  contributing: {
    text: 'What made this more likely, or worse?',
    section: 'root-cause',
    answer: list(update.contributing()),
    rank: 46,
    rankOn: { drill: false },
  },
  whys: {
    text: 'Why did it happen, and why was that, up to five times?',
    section: 'root-cause',
    answer: list(update.added('whys')),
  },
  'cause.people': {
    text: 'Did working conditions or training play a part, and which?',
    section: 'root-cause',
    answer: list(update.contributing('people')),
    none: 'None',
  },
  'cause.process': {
    text: 'Which gap in how the team works let it through?',
    section: 'root-cause',
    answer: list(update.contributing('process')),
    none: 'None',
  },
  'cause.technology': {
    text: 'Which weakness of the systems let it through?',
    section: 'root-cause',
    answer: list(update.contributing('technology')),
    none: 'None',
  },
  'cause.environment': {
    text: 'What around the systems made it more likely?',
    section: 'root-cause',
    answer: list(update.contributing('environment')),
    none: 'None',
  },
  well: {
    text: 'What went well in the response?',
    section: 'well',
    answer: list(update.added('well')),
    rank: 54,
    rankOn: { drill: 24 },
  },
  preventedWorse: {
    text: 'What kept it from getting worse?',
    section: 'well',
    answer: list(update.added('preventedWorse')),
  },
  lucky: {
    text: 'Where did luck help?',
    section: 'well',
    answer: list(update.added('lucky')),
    none: 'Nowhere',
  },
  wrong: {
    text: 'What made it worse, or slowed the response?',
    section: 'wrong',
    answer: list(update.added('wrong')),
    rank: 50,
    rankOn: { drill: 22 },
  },
  'wrong.process': {
    text: 'Which process was missing, or did not hold?',
    section: 'wrong',
    answer: list(update.added('wrong', update.named('Process'))),
    none: 'None',
  },
  lessons: {
    text: 'What was learned?',
    section: 'lessons',
    answer: list(update.lesson('technical')),
    rank: 52,
    rankOn: { drill: 26 },
  },
  'lessons.technical': {
    text: 'What was learned about the systems?',
    section: 'lessons',
    answer: list(update.lesson('technical')),
    rank: 52,
  },
  'lessons.process': {
    text: 'What was learned about how the team works?',
    section: 'lessons',
    answer: list(update.lesson('process')),
    rank: 53,
    rankOn: { drill: 28 },
  },
  'lessons.organizational': {
    text: 'What was learned about the organization?',
    section: 'lessons',
    answer: list(update.lesson('organizational')),
  },
} as const satisfies Readonly<Record<string, QuestionRow>>;
