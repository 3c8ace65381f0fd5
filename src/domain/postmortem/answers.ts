import type { FieldName } from './questions.ts';
import type { Impact, IncidentRecord } from './record.ts';

/** What a person answered to a question about a field. The latest answer to a question counts. */
export interface FieldAnswer {
  /** The question's id. */
  readonly question: string;
  readonly text: string;
  readonly by: string;
  readonly at: Date;
}

type Apply = (record: IncidentRecord, text: string) => IncidentRecord;

const lines = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.replace(/^\s*(?:[-*•]|\d+[.)])\s+/, '').trim())
    .filter((line) => line !== '');

const names = (text: string): string[] =>
  text
    .split(/[,;\n]/)
    .map((name) => name.trim())
    .filter((name) => name !== '');

const impact =
  (change: (text: string) => Partial<Impact>): Apply =>
  (record, text) => ({ ...record, impact: { ...record.impact, ...change(text) } });

/** Into which field of the record the answer to each question goes. Times are no fields: they are stated times. */
const FIELDS: Partial<Record<FieldName, Apply>> = {
  authors: (record, text) => ({ ...record, authors: names(text) }),
  reviewers: (record, text) => ({ ...record, reviewers: names(text) }),
  summary: (record, text) => ({ ...record, summary: text }),
  impact: impact((text) => ({ functionality: text })),
  'impact.users': impact((text) => ({ users: text })),
  'impact.regions': impact((text) => ({ regions: names(text) })),
  'impact.functionality': impact((text) => ({ functionality: text })),
  'impact.failedRequests': impact((text) => ({ failedRequests: text })),
  'impact.revenue': impact((text) => ({ revenue: text })),
  'impact.sloBudget': impact((text) => ({ sloBudget: text })),
  'impact.tickets': impact((text) => ({ tickets: text })),
  rootCause: (record, text) => ({ ...record, rootCause: text }),
  contributing: (record, text) => ({
    ...record,
    contributing: [...record.contributing, ...lines(text).map((line) => ({ text: line }))],
  }),
  well: (record, text) => ({ ...record, well: [...record.well, ...lines(text)] }),
  wrong: (record, text) => ({ ...record, wrong: [...record.wrong, ...lines(text)] }),
  'lessons.technical': (record, text) => lessons(record, 'technical', text),
  'lessons.process': (record, text) => lessons(record, 'process', text),
  'meeting.attendees': (record, text) => ({
    ...record,
    meeting: { ...record.meeting, attendees: names(text) },
  }),
  'meeting.notes': (record, text) => ({ ...record, meeting: { ...record.meeting, notes: text } }),
  successMetrics: (record, text) => ({ ...record, successMetrics: lines(text) }),
};

/** Whether the answer to this question fills a field; the others become entries. */
export function fillsField(question: string): boolean {
  return Object.hasOwn(FIELDS, question);
}

/** The record with everything that people answered. */
export function withAnswers(record: IncidentRecord, answers: readonly FieldAnswer[]): IncidentRecord {
  const latest = new Map<string, FieldAnswer>();
  for (const answer of answers) {
    const before = latest.get(answer.question);
    if (!before || before.at <= answer.at) latest.set(answer.question, answer);
  }
  return [...latest.values()].reduce((filled, { question, text }) => {
    const apply = Object.entries(FIELDS).find(([name]) => name === question)?.[1];
    return apply ? apply(filled, text) : filled;
  }, record);
}

function lessons(record: IncidentRecord, kind: 'technical' | 'process', text: string): IncidentRecord {
  return { ...record, lessons: [...record.lessons, ...lines(text).map((line) => ({ kind, text: line }))] };
}
