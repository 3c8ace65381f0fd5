/** What a question is about. */
export type QuestionKind =
  | 'milestone'
  | 'verification'
  | 'outcome'
  | 'silence'
  | 'field'
  | 'action'
  | 'communication'
  | 'contradiction';

/** Something that the record does not hold, asked of a person. */
export interface Question {
  /** The same gap has the same id in every draft. */
  readonly id: QuestionId;
  readonly kind: QuestionKind;
  readonly text: string;
  /** What it is about, when it is shown away from that: `A-12 “Add an alarm”`. */
  readonly about?: string;
  /** The part of the document that waits for the answer. */
  readonly section: string;
  /** A document with one of these open is only published with a reason. */
  readonly required: boolean;
  readonly entries: readonly string[];
}

interface Asked {
  readonly text: string;
  readonly section: string;
  readonly required?: boolean;
  readonly kind?: QuestionKind;
}

/** Questions about single fields, by the field's name. */
const FIELDS = {
  severity: { text: 'How severe was it?', section: 'header', required: true },
  authors: { text: 'Who writes this postmortem?', section: 'header' },
  reviewers: { text: 'Who reviews it?', section: 'header' },
  'impact-start': {
    text: 'When did the impact start?',
    section: 'impact',
    required: true,
    kind: 'milestone',
  },
  detection: {
    text: 'When and how was it detected?',
    section: 'timeline',
    required: true,
    kind: 'milestone',
  },
  acknowledgement: { text: 'Who acknowledged it, and when?', section: 'timeline', kind: 'milestone' },
  resolution: { text: 'When was it resolved?', section: 'header', required: true, kind: 'milestone' },
  summary: { text: 'What happened, in two or three sentences?', section: 'summary' },
  impact: { text: 'What did users notice, and how many of them?', section: 'impact', required: true },
  'impact.users': { text: 'How many users, or which share of them?', section: 'impact', required: true },
  'impact.regions': { text: 'Which regions?', section: 'impact' },
  'impact.functionality': { text: 'What could users not do?', section: 'impact' },
  'impact.failedRequests': { text: 'How many requests failed?', section: 'impact' },
  'impact.revenue': { text: 'What did it cost, or is that not applicable?', section: 'impact' },
  'impact.sloBudget': { text: 'How much of the error budget did it take?', section: 'impact' },
  'impact.tickets': { text: 'How many support tickets came in?', section: 'impact' },
  rootCause: {
    text: 'Which component failed, why, and why was it not caught earlier?',
    section: 'root-cause',
    required: true,
  },
  contributing: { text: 'What made this more likely, or worse?', section: 'root-cause' },
  well: { text: 'What went well in the response?', section: 'well' },
  wrong: { text: 'What made it worse, or slowed the response?', section: 'wrong' },
  actions: {
    text: 'Which actions follow, with an owner and a due date each?',
    section: 'actions',
    required: true,
  },
  'lessons.technical': { text: 'What was learned about the systems?', section: 'lessons' },
  'lessons.process': { text: 'What was learned about how the team works?', section: 'lessons' },
  'meeting.at': { text: 'When is the review meeting?', section: 'follow-up' },
  'meeting.attendees': { text: 'Who takes part?', section: 'follow-up' },
  'meeting.recording': { text: 'Where is the recording, if one is made?', section: 'follow-up' },
  'meeting.notes': { text: 'What was agreed?', section: 'follow-up' },
  successMetrics: { text: 'Which figures will show that the actions worked?', section: 'follow-up' },
  references: { text: 'Which logs, dashboards and changes belong here?', section: 'references' },
  metrics: { text: 'Which metrics changed, and what were their normal values?', section: 'appendix' },
  commander: { text: 'Who commanded the response?', section: 'header' },
  scribe: { text: 'Who kept the record?', section: 'header' },
  'incident-id': { text: 'What is the ID of the incident?', section: 'header' },
  'impact.accessibility': { text: 'Could users reach the service at all?', section: 'impact' },
  'impact.reputation': {
    text: 'What was said about it outside, in public or to support?',
    section: 'impact',
  },
  'impact.sla': { text: 'Was any service level agreement broken?', section: 'impact' },
  'impact.compliance': { text: 'Must it be reported under a regulation?', section: 'impact' },
  'impact.services': { text: 'Which services were affected, and how badly?', section: 'impact' },
  'impact.data': { text: 'Was data lost or damaged?', section: 'impact' },
  'impact.infrastructure': { text: 'What did it do to resources and their cost?', section: 'impact' },
  whys: { text: 'Why did it happen, and why was that, up to five times?', section: 'root-cause' },
  'cause.people': {
    text: 'Did working conditions or training play a part, and which?',
    section: 'root-cause',
  },
  'cause.process': { text: 'Which gap in how the team works let it through?', section: 'root-cause' },
  'cause.technology': { text: 'Which weakness of the systems let it through?', section: 'root-cause' },
  'cause.environment': { text: 'What around the systems made it more likely?', section: 'root-cause' },
  preventedWorse: { text: 'What kept it from getting worse?', section: 'well' },
  'wrong.process': { text: 'Which process was missing, or did not hold?', section: 'wrong' },
  lessons: { text: 'What was learned?', section: 'lessons' },
  'lessons.organizational': { text: 'What was learned about the organization?', section: 'lessons' },
  mitigation: { text: 'What ended it, and when?', section: 'resolution', kind: 'milestone' },
  'fixes.lasting': { text: 'Which lasting fixes are in place?', section: 'resolution' },
  'fixes.monitoring': { text: 'What changed in monitoring and alerts?', section: 'resolution' },
  logs: { text: 'Which log lines show the failure?', section: 'evidence' },
  graphs: { text: 'Which graphs show the incident?', section: 'evidence' },
  'code.cause': { text: 'Which change caused it?', section: 'evidence' },
  'code.fix': { text: 'Which change fixed it?', section: 'evidence' },
  related: { text: 'Which earlier incidents were like it?', section: 'related' },
  'communications.internal': { text: 'Who inside was told what, and when?', section: 'communication' },
  'communications.external': { text: 'What were users told, and when?', section: 'communication' },
  prevention: { text: 'What will keep it from happening again?', section: 'prevention' },
  'prevention.technical': { text: 'Which change to the systems will prevent it?', section: 'prevention' },
  'prevention.process': {
    text: 'Which change to how the team works will prevent it?',
    section: 'prevention',
  },
  'prevention.training': { text: 'Which training will help?', section: 'prevention' },
  'meeting.followUp': { text: 'When are the actions looked at again?', section: 'follow-up' },
  signOff: { text: 'Who signs it off, and in which role?', section: 'sign-off' },
  'signOff.at': { text: 'On which day is it approved?', section: 'sign-off' },
  'distribution.internal': { text: 'Who in the company receives this document?', section: 'distribution' },
  'distribution.external': { text: 'Who outside receives it, if anybody?', section: 'distribution' },
  communication: { text: 'What were users told, and when?', section: 'timeline', kind: 'communication' },
  glossary: { text: 'Which terms does a reader from another team need?', section: 'appendix' },
  tools: { text: 'Which tools were used?', section: 'appendix' },
  teams: { text: 'Which teams took part?', section: 'header' },
  change: { text: 'Which change came before it, if there was one?', section: 'timeline' },
  declaration: { text: 'When was it declared an incident?', section: 'timeline', kind: 'milestone' },
  'cause-identified': { text: 'When was the cause found?', section: 'timeline', kind: 'milestone' },
  decision: { text: 'What was decided once it was acknowledged, and when?', section: 'timeline' },
  'mitigation-start': {
    text: 'When was it first tried to end it?',
    section: 'timeline',
    kind: 'milestone',
  },
  entries: { text: 'What happened in the course of it, and when?', section: 'timeline' },
  actors: {
    text: 'Who acted at the times that name nobody?',
    section: 'timeline',
    kind: 'outcome',
  },
  'actions.priority': {
    text: 'Which priority (P0 to P3) does each action have?',
    section: 'actions',
    kind: 'outcome',
  },
  backdated: { text: 'What was written down only afterwards?', section: 'timeline' },
  lucky: { text: 'Where did luck help?', section: 'well' },
  codeChanges: { text: 'Which change caused it, and which one fixed it?', section: 'appendix' },
} as const satisfies Record<string, Asked>;

export type FieldName = keyof typeof FIELDS;

/**
 * Questions about one of several things: an entry, a pair of times, an action item. The part after the dot names it.
 */
const SUBJECTS = {
  contradiction: { kind: 'contradiction', section: 'timeline', required: true },
  verification: { kind: 'verification', section: 'timeline', required: false },
  outcome: { kind: 'outcome', section: 'timeline', required: false },
  silence: { kind: 'silence', section: 'timeline', required: false },
  'action.owner': { kind: 'action', section: 'actions', required: true },
  'action.due': { kind: 'action', section: 'actions', required: true },
  'prevention.done': { kind: 'outcome', section: 'prevention', required: false },
  'related.id': { kind: 'field', section: 'related', required: false },
  'related.date': { kind: 'field', section: 'related', required: false },
  'related.why': { kind: 'field', section: 'related', required: false },
  'related.lessons': { kind: 'field', section: 'related', required: false },
  'signOff.name': { kind: 'field', section: 'sign-off', required: false },
} as const satisfies Record<string, Pick<Question, 'kind' | 'section' | 'required'>>;

export type SubjectName = keyof typeof SUBJECTS;
/** All questions; `answer-kinds.ts` says how each is answered. */
export type QuestionName = FieldName | SubjectName;
export type QuestionId = FieldName | `${SubjectName}.${string}`;

/** The names of all questions about single fields. */
export const FIELD_NAMES = Object.keys(FIELDS) as readonly FieldName[];
/** The names of all questions about one thing among several. */
export const SUBJECT_NAMES = Object.keys(SUBJECTS) as readonly SubjectName[];

/** The question for a field that nobody filled in. */
export function fieldQuestion(name: FieldName, entries: readonly string[] = []): Question {
  const { text, section, required = false, kind = 'field' }: Asked = FIELDS[name];
  return { id: name, kind, text, section, required, entries };
}

/** A question about one thing among several, which `key` names. */
export function subjectQuestion(
  name: SubjectName,
  key: string,
  words: Pick<Question, 'text'> & Partial<Pick<Question, 'about' | 'entries'>>,
): Question {
  return { id: `${name}.${key}`, entries: [], ...SUBJECTS[name], ...words };
}

/** A question's name, and which thing it is about. */
export interface QuestionRef {
  readonly name: QuestionName;
  /** Empty for the question about a field. */
  readonly key: string;
}

/** Parses a question's id; `undefined` if it is not one. */
export function readQuestionId(id: string): QuestionRef | undefined {
  const field = FIELD_NAMES.find((name) => name === id);
  if (field !== undefined) return { name: field, key: '' };
  const subject = SUBJECT_NAMES.find((name) => id.startsWith(`${name}.`));
  return subject && { name: subject, key: id.slice(subject.length + 1) };
}

/** The question in words that make sense on their own. */
export function wholeText({ about, text }: Pick<Question, 'about' | 'text'>): string {
  return about === undefined ? text : `${about}: ${text}`;
}
