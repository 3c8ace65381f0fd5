import { adding, field, line, lines, list, ruled } from '../answer-kind.ts';
import { OWN, type QuestionRow } from '../question-row.ts';
import * as update from '../record-updates.ts';

/** What shows it: logs, graphs, changes, figures, incidents like it. */
export const EVIDENCE_ROWS = {
  references: {
    text: 'Which logs, dashboards and changes belong here?',
    section: 'references',
    answer: ruled(list(update.references), 'address'),
    none: 'None',
  },
  metrics: {
    text: 'Which metrics changed, and what were their normal values?',
    section: 'appendix',
    answer: ruled(
      lines((record, text) => update.linesOf(text).map(update.readMetric).reduce(update.metric, record)),
      'metric',
    ),
  },
  logs: {
    text: 'Which log lines show the failure?',
    section: 'evidence',
    answer: list(update.exhibits({ kind: 'log' }, 'From the logs')),
    none: 'None',
  },
  graphs: {
    text: 'Which graphs show the incident?',
    section: 'evidence',
    answer: list(update.exhibits({ kind: 'graph' }, 'Graph')),
    none: 'None',
  },
  'code.cause': {
    text: 'Which change caused it?',
    section: 'evidence',
    answer: lines(update.exhibits({ kind: 'code-diff', shows: 'cause' }, 'The change that caused it')),
    none: 'None',
    on: OWN,
  },
  'code.fix': {
    text: 'Which change fixed it?',
    section: 'evidence',
    answer: list(update.exhibits({ kind: 'code-diff', shows: 'fix' }, 'The change that fixed it')),
    none: 'None',
    on: OWN,
  },
  codeChanges: {
    text: 'Which change caused it, and which one fixed it?',
    section: 'appendix',
    answer: list(update.exhibits({ kind: 'code-diff' }, 'Code change')),
    none: 'None',
    on: OWN,
  },
  related: {
    text: 'Which earlier incidents were like it?',
    section: 'related',
    answer: list(update.related),
    none: 'None like it',
  },
  'related.id': {
    text: '',
    section: 'related',
    answer: line(update.relatedId),
    none: 'It has none',
    each: true,
  },
  'related.date': {
    text: '',
    section: 'related',
    answer: field('day', update.ofRelated('date')),
    each: true,
  },
  'related.why': { text: '', section: 'related', answer: line(update.ofRelated('why')), each: true },
  'related.lessons': {
    text: '',
    section: 'related',
    answer: line(update.ofRelated('lessonsApplied')),
    each: true,
  },
  glossary: {
    text: 'Which terms does a reader from another team need?',
    section: 'appendix',
    answer: ruled(list(update.glossary), 'term'),
    none: 'None',
  },
  tools: {
    text: 'Which tools were used?',
    section: 'appendix',
    answer: adding(line(update.added('tools', update.namesOf))),
  },
} as const satisfies Readonly<Record<string, QuestionRow>>;
