import type { EntryType } from '../timeline/entry.ts';
import type { MilestoneName } from '../timeline/milestone-name.ts';
import type { QuestionName } from './questions.ts';
import * as fill from './record-updates.ts';

/** What a person types or chooses for an answer that is kept in a field of the record. */
export type FieldInput = 'line' | 'lines' | 'number' | 'day' | 'person' | 'people' | 'signer';
/** What every line of an answer has to have. */
export type LineRule = 'address' | 'term' | 'metric';

/** How a question is answered, and what becomes of the answer. */
export type AnswerKind =
  /** Kept with its author, and laid over the record. */
  | {
      readonly to: 'field';
      readonly input: FieldInput;
      readonly fill: fill.RecordUpdate;
      readonly rule?: LineRule;
      /** The field is a list, to which everybody's answer adds. */
      readonly adds?: true;
    }
  /** Stands beside the question, which is closed by it. */
  | { readonly to: 'remark' }
  /** A key time that a person states; the words beside it are an entry of that time. */
  | {
      readonly to: 'time';
      readonly milestone: MilestoneName;
      readonly type: EntryType;
      /** Somebody did it, and is chosen beside the time. */
      readonly who?: true;
    }
  /** The two times that do not fit, or the time of an entry; else words that explain it. */
  | { readonly to: 'times' }
  /** An entry of a moment that is given with it; `before` stands before its words. */
  | { readonly to: 'entry'; readonly type: EntryType; readonly before?: string }
  | { readonly to: 'severity' }
  | { readonly to: 'meeting'; readonly fill: fill.RecordUpdate }
  /** New action items. */
  | { readonly to: 'actions' }
  /** A change of an action item. */
  | { readonly to: 'owner' }
  | { readonly to: 'due' };

/** The answer of one tap: that there is nothing to say. */
export interface WithNone {
  readonly none?: string;
}

const line = (apply: fill.RecordUpdate, none?: string) => field('line', apply, none);
const lines = (apply: fill.RecordUpdate, none?: string) => field('lines', apply, none);
const list = (apply: fill.RecordUpdate, none?: string) => adding(lines(apply, none));
const adding = (kind: FieldKind): FieldKind => ({ ...kind, adds: true });
const ruled = (kind: FieldKind, rule: LineRule): FieldKind => ({ ...kind, rule });

type FieldKind = Extract<AnswerKind, { to: 'field' }> & WithNone;

function field(input: FieldInput, apply: fill.RecordUpdate, none?: string): FieldKind {
  return { to: 'field', input, fill: apply, ...(none ? { none } : {}) };
}

const NOT_APPLICABLE = 'Does not apply';

function told(before: 'Internal' | 'External'): AnswerKind & WithNone {
  return { to: 'entry', type: 'communication', before, none: 'Nobody was told' };
}

/** Every question, and the way to answer it. One without a way does not compile. */
const WAYS: Readonly<Record<QuestionName, AnswerKind & WithNone>> = {
  severity: { to: 'severity' },
  authors: field('people', fill.people('authors')),
  reviewers: field('people', fill.people('reviewers')),
  commander: field('person', fill.role('commander')),
  scribe: field('person', fill.role('scribe'), 'Nobody'),
  'incident-id': line(fill.textOf('key')),
  'impact-start': { to: 'time', milestone: 'impactStarted', type: 'note' },
  detection: { to: 'time', milestone: 'detected', type: 'detection' },
  acknowledgement: { to: 'time', milestone: 'acknowledged', type: 'response', who: true },
  mitigation: { to: 'time', milestone: 'mitigated', type: 'recovery' },
  resolution: { to: 'time', milestone: 'resolved', type: 'resolution' },
  summary: lines(fill.textOf('summary')),
  impact: lines(fill.impact('functionality', fill.same)),
  'impact.users': line(fill.impact('users', fill.same)),
  'impact.regions': line(fill.impact('regions', fill.namesOf)),
  'impact.functionality': lines(fill.impact('functionality', fill.same)),
  'impact.failedRequests': line(fill.impact('failedRequests', fill.amountOf), 'None'),
  'impact.revenue': line(fill.impact('revenue', fill.same), NOT_APPLICABLE),
  'impact.sloBudget': line(fill.impact('sloBudget', fill.same), NOT_APPLICABLE),
  'impact.tickets': field('number', fill.impact('tickets', fill.amountOf)),
  'impact.data': lines(fill.impact('data', fill.same), 'None lost or damaged'),
  'impact.services': lines(fill.impact('services', fill.servicesOf)),
  'impact.reputation': lines(fill.impact('reputation', fill.same), 'Nothing was said'),
  'impact.sla': line(fill.impact('sla', fill.same), 'None was broken'),
  'impact.compliance': line(fill.impact('compliance', fill.same), NOT_APPLICABLE),
  'impact.accessibility': line(fill.impact('accessibility', fill.same)),
  'impact.infrastructure': lines(fill.impact('infrastructure', fill.same), 'Nothing'),
  rootCause: lines(fill.textOf('rootCause')),
  contributing: list(fill.contributing()),
  'cause.people': list(fill.contributing('people'), 'None'),
  'cause.process': list(fill.contributing('process'), 'None'),
  'cause.technology': list(fill.contributing('technology'), 'None'),
  'cause.environment': list(fill.contributing('environment'), 'None'),
  whys: list(fill.added('whys')),
  well: list(fill.added('well')),
  preventedWorse: list(fill.added('preventedWorse')),
  wrong: list(fill.added('wrong')),
  'wrong.process': list(fill.added('wrong', fill.named('Process')), 'None'),
  actions: { to: 'actions' },
  lessons: list(fill.lesson('technical')),
  'lessons.technical': list(fill.lesson('technical')),
  'lessons.process': list(fill.lesson('process')),
  'lessons.organizational': list(fill.lesson('organizational')),
  'fixes.lasting': list(fill.prevention({ done: true, place: 'fix' }), 'None yet'),
  'fixes.monitoring': list(fill.prevention({ done: true, place: 'monitoring' }), 'Nothing yet'),
  prevention: list(fill.prevention()),
  'prevention.technical': list(fill.prevention({ kind: 'technical', place: 'change' })),
  'prevention.process': list(fill.prevention({ kind: 'process' })),
  'prevention.training': list(fill.prevention({ kind: 'training' }), 'None'),
  logs: list(fill.exhibits({ kind: 'log' }, 'From the logs'), 'None'),
  graphs: list(fill.exhibits({ kind: 'graph' }, 'Graph'), 'None'),
  'code.cause': lines(
    fill.exhibits({ kind: 'code-diff', shows: 'cause' }, 'The change that caused it'),
    'None',
  ),
  'code.fix': list(fill.exhibits({ kind: 'code-diff', shows: 'fix' }, 'The change that fixed it'), 'None'),
  codeChanges: list(fill.exhibits({ kind: 'code-diff' }, 'Code change'), 'None'),
  metrics: ruled(
    lines((record, text) => fill.linesOf(text).map(fill.readMetric).reduce(fill.metric, record)),
    'metric',
  ),
  related: list(fill.related, 'None like it'),
  'related.id': line(fill.relatedId, 'It has none'),
  'related.date': field('day', fill.ofRelated('date')),
  'related.why': line(fill.ofRelated('why')),
  'related.lessons': line(fill.ofRelated('lessonsApplied')),
  references: ruled(list(fill.references, 'None'), 'address'),
  glossary: ruled(list(fill.glossary, 'None'), 'term'),
  tools: adding(line(fill.added('tools', fill.namesOf))),
  entries: { to: 'entry', type: 'note' },
  backdated: { to: 'remark', none: 'Nothing' },
  'communications.internal': told('Internal'),
  'communications.external': told('External'),
  communication: told('External'),
  'meeting.at': { to: 'meeting', fill: fill.meetingAt },
  'meeting.attendees': field('people', fill.attendees),
  'meeting.recording': ruled(line(fill.recording, 'None is made'), 'address'),
  'meeting.notes': lines(fill.meetingText('notes')),
  'meeting.followUp': field('day', fill.meetingText('followUp')),
  successMetrics: list(fill.added('successMetrics')),
  signOff: adding(field('signer', fill.signOff)),
  'signOff.name': field('person', fill.signerName),
  'signOff.at': field('day', fill.signOffDay),
  'distribution.internal': list(fill.added('distribution', fill.namesOf)),
  'distribution.external': list(fill.added('distribution', fill.named('External', fill.namesOf)), 'Nobody'),
  teams: adding(line(fill.added('teams', fill.namesOf))),
  lucky: list(fill.added('lucky'), 'Nowhere'),
  declaration: { to: 'time', milestone: 'declared', type: 'response' },
  'cause-identified': { to: 'time', milestone: 'causeIdentified', type: 'investigation' },
  'mitigation-start': { to: 'time', milestone: 'mitigationStarted', type: 'mitigation' },
  change: { to: 'entry', type: 'change', none: 'There was none' },
  decision: { to: 'entry', type: 'decision', none: 'Nothing was decided' },
  contradiction: { to: 'times' },
  verification: { to: 'remark', none: 'It was not verified' },
  outcome: { to: 'remark', none: 'Nothing came of it' },
  silence: { to: 'remark', none: 'Nothing happened' },
  'prevention.done': { to: 'remark' },
  actors: { to: 'remark', none: 'Not known' },
  'actions.priority': { to: 'remark' },
  'action.owner': { to: 'owner' },
  'action.due': { to: 'due' },
};

export function answerKindOf(name: QuestionName): AnswerKind & WithNone {
  return WAYS[name];
}
