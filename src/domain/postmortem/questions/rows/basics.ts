import { INCIDENT_KINDS } from '../../record/record.ts';
import { adding, choice, field, line, lines } from '../answer-kind.ts';
import { type QuestionRow, REAL } from '../question-row.ts';
import * as update from '../record-updates.ts';

/** What it was, how bad it was, and who took part. */
export const BASIC_ROWS = {
  kind: {
    text: 'What kind of incident was it?',
    section: 'header',
    answer: choice(INCIDENT_KINDS, update.incidentKind),
    on: REAL,
    rank: 30,
  },
  severity: {
    text: 'How severe was it?',
    section: 'header',
    answer: { to: 'severity' },
    required: true,
    rank: 34,
  },
  authors: {
    text: 'Who writes this postmortem?',
    section: 'header',
    answer: field('people', update.people('authors')),
    byRole: 'scribe',
  },
  reviewers: {
    text: 'Who reviews it?',
    section: 'header',
    answer: field('people', update.people('reviewers')),
  },
  commander: {
    text: 'Who commanded the response?',
    section: 'header',
    answer: field('person', update.role('commander')),
    byRole: 'commander',
  },
  scribe: {
    text: 'Who kept the record?',
    section: 'header',
    answer: field('person', update.role('scribe')),
    byRole: 'scribe',
    none: 'Nobody',
  },
  'incident-id': {
    text: 'What is the ID of the incident?',
    section: 'header',
    answer: line(update.textOf('key')),
  },
  teams: {
    text: 'Which teams took part?',
    section: 'header',
    answer: adding(line(update.added('teams', update.namesOf))),
  },
  summary: {
    text: 'What happened, in two or three sentences?',
    section: 'summary',
    answer: lines(update.textOf('summary')),
    rankOn: { drill: 20 },
  },
} as const satisfies Readonly<Record<string, QuestionRow>>;
