import type { CauseBranch, Impact, IncidentRecord, LessonKind, MetricRow } from './record.ts';

/** What a person answered to a question about a field, or noted for one in a line. */
export interface FieldAnswer {
  /** The question's id; or a note's, such as `note.well`. */
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

/** `checkout: down` on each line. */
const services = (text: string): NonNullable<Impact['services']> =>
  lines(text).map((line) => {
    const [, name = line, state] = /^([^:]+?)\s*:\s*(.+)$/.exec(line) ?? [];
    return { name, ...(state ? { state } : {}) };
  });

/** A part of the impact; an empty answer takes it away again. */
function impact<K extends keyof Impact>(part: K, read: (text: string) => NonNullable<Impact[K]>): Apply {
  return (record, text) => {
    const { [part]: _before, ...others } = record.impact;
    return { ...record, impact: text === '' ? others : { ...others, [part]: read(text) } };
  };
}

const same = (text: string): string => text;

const metric = (record: IncidentRecord, row: MetricRow): IncidentRecord => ({
  ...record,
  metrics: [...record.metrics.filter(({ name }) => name !== row.name), row],
});

const contributing =
  (branch?: CauseBranch): Apply =>
  (record, text) => ({
    ...record,
    contributing: [
      ...record.contributing,
      ...lines(text).map((line) => ({ text: line, ...(branch ? { branch } : {}) })),
    ],
  });

const lesson =
  (kind: LessonKind): Apply =>
  (record, text) => ({
    ...record,
    lessons: [...record.lessons, ...lines(text).map((line) => ({ kind, text: line }))],
  });

type TextList = 'well' | 'wrong' | 'lucky' | 'whys' | 'preventedWorse' | 'tools';

const added =
  (list: TextList, read: (text: string) => string[] = lines): Apply =>
  (record, text) => ({ ...record, [list]: [...record[list], ...read(text)] });

const prevention =
  (kind: 'technical' | 'process' | 'training'): Apply =>
  (record, text) => ({
    ...record,
    prevention: [...record.prevention, ...lines(text).map((line) => ({ kind, text: line }))],
  });

/** Into which field of the record the answer to each question goes. Times are no fields: they are stated times. */
const FIELDS: Readonly<Record<string, Apply>> = {
  authors: (record, text) => ({ ...record, authors: names(text) }),
  reviewers: (record, text) => ({ ...record, reviewers: names(text) }),
  summary: (record, text) => ({ ...record, summary: text }),
  impact: impact('functionality', same),
  'impact.users': impact('users', same),
  'impact.regions': impact('regions', names),
  'impact.functionality': impact('functionality', same),
  'impact.failedRequests': impact('failedRequests', same),
  'impact.revenue': impact('revenue', same),
  'impact.sloBudget': impact('sloBudget', same),
  'impact.tickets': impact('tickets', same),
  'impact.data': impact('data', same),
  'impact.services': impact('services', services),
  'impact.reputation': impact('reputation', same),
  'impact.sla': impact('sla', same),
  'impact.compliance': impact('compliance', same),
  rootCause: (record, text) => ({ ...record, rootCause: text }),
  contributing: contributing(),
  'cause.people': contributing('people'),
  'cause.process': contributing('process'),
  whys: added('whys'),
  teams: (record, text) => ({ ...record, teams: names(text) }),
  well: added('well'),
  lucky: added('lucky'),
  preventedWorse: added('preventedWorse'),
  wrong: added('wrong'),
  'lessons.technical': lesson('technical'),
  'lessons.process': lesson('process'),
  'lessons.organizational': lesson('organizational'),
  'prevention.technical': prevention('technical'),
  'prevention.process': prevention('process'),
  'prevention.training': prevention('training'),
  tools: added('tools', names),
  metrics: (record, text) => lines(text).map(readMetric).reduce(metric, record),
  'meeting.at': (record, text) => {
    const at = new Date(text);
    return Number.isNaN(at.getTime()) ? record : { ...record, meeting: { ...record.meeting, at } };
  },
  'meeting.attendees': (record, text) => ({
    ...record,
    meeting: { ...record.meeting, attendees: names(text) },
  }),
  'meeting.notes': (record, text) => ({ ...record, meeting: { ...record.meeting, notes: text } }),
  'distribution.internal': (record, text) => ({
    ...record,
    distribution: [...record.distribution, ...names(text)],
  }),
  successMetrics: (record, text) => ({ ...record, successMetrics: lines(text) }),
};

/** What one-line commands note: each note counts, in the order in which they were made. */
const NOTES = {
  'note.why': added('whys', whole),
  'note.well': added('well', whole),
  'note.wrong': added('wrong', whole),
  'note.lucky': added('lucky', whole),
  'note.cause.people': contributing('people'),
  'note.cause.process': contributing('process'),
  'note.cause.technology': contributing('technology'),
  'note.cause.environment': contributing('environment'),
  'note.lesson.technical': lesson('technical'),
  'note.lesson.process': lesson('process'),
  'note.lesson.organizational': lesson('organizational'),
  'note.metric': (record, text) => metric(record, readMetric(text)),
} satisfies Record<string, Apply>;

export type NoteKind = keyof typeof NOTES;

/** Whether the answer to this question fills a field; the others become entries. */
export function fillsField(question: string): boolean {
  return question !== 'meeting.at' && Object.hasOwn(FIELDS, question);
}

/** The record with everything that people answered and noted: of several answers to one question the latest. */
export function withAnswers(record: IncidentRecord, answers: readonly FieldAnswer[]): IncidentRecord {
  const latest = new Map<string, FieldAnswer>();
  for (const answer of answers) {
    const before = latest.get(answer.question);
    if (!before || before.at <= answer.at) latest.set(answer.question, answer);
  }
  return answers.reduce((filled, answer) => {
    const note = named(NOTES, answer.question);
    if (note) return note(filled, answer.text);
    const counts = latest.get(answer.question) === answer;
    return counts ? (named(FIELDS, answer.question)?.(filled, answer.text) ?? filled) : filled;
  }, record);
}

/** `NAME normal=… during=…`, the two in any order, each perhaps in quotes. */
export function readMetric(text: string): MetricRow {
  const found: { normal?: string; during?: string } = {};
  const name = text
    .replace(
      /(?:^|\s)(normal|during)\s*=\s*(?:["“”]([^"“”]*)["“”]|(.*?))(?=\s+(?:normal|during)\s*=|\s*$)/gi,
      (_, key: string, quoted?: string, bare?: string) => {
        found[key.toLowerCase() === 'normal' ? 'normal' : 'during'] = (quoted ?? bare ?? '').trim();
        return '';
      },
    )
    .replace(/^["“”]|["“”]$/g, '')
    .trim();
  return { name, ...found };
}

function whole(text: string): string[] {
  return [text];
}

function named(all: Readonly<Partial<Record<string, Apply>>>, name: string): Apply | undefined {
  return Object.hasOwn(all, name) ? all[name] : undefined;
}
