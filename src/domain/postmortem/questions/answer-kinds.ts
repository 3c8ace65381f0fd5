import type { EntryType } from '../../timeline/entry.ts';
import type { MilestoneName } from '../../timeline/milestone-name.ts';
import type { QuestionName } from './questions.ts';
import * as update from './record-updates.ts';

/** What a person types or chooses for an answer that is kept in a field of the record. */
export type FieldInput = 'line' | 'lines' | 'number' | 'day' | 'person' | 'people' | 'signer';
/** The form that every line of an answer must have. */
export type LineRule = 'address' | 'term' | 'metric';

/** How a question is answered, and what happens to the answer. */
export type AnswerKind =
  /** Kept with its author, and applied to the record. */
  | {
      readonly to: 'field';
      readonly input: FieldInput;
      readonly update: update.RecordUpdate;
      readonly rule?: LineRule;
      /** The field is a list, to which everybody's answer adds. */
      readonly adds?: true;
    }
  /** Shown beside the question, and closes it. */
  | { readonly to: 'remark' }
  /** A key time that a person states; the words beside it become an entry of that time. */
  | {
      readonly to: 'time';
      readonly milestone: MilestoneName;
      readonly type: EntryType;
      /** Somebody did it, and is chosen beside the time. */
      readonly who?: true;
    }
  /** The two times that do not fit, or the time of an entry; else words that explain it. */
  | { readonly to: 'times' }
  /** An entry at a moment given with it; `before` is put before its words. */
  | { readonly to: 'entry'; readonly type: EntryType; readonly before?: string }
  | { readonly to: 'severity' }
  | { readonly to: 'meeting'; readonly update: update.RecordUpdate }
  /** New action items. */
  | { readonly to: 'actions' }
  /** A change of an action item. */
  | { readonly to: 'owner' }
  | { readonly to: 'due' };

/** The one-tap answer that there is nothing to say. */
export interface WithNone {
  readonly none?: string;
}

const line = (apply: update.RecordUpdate, none?: string) => field('line', apply, none);
const lines = (apply: update.RecordUpdate, none?: string) => field('lines', apply, none);
const list = (apply: update.RecordUpdate, none?: string) => adding(lines(apply, none));
const adding = (kind: FieldKind): FieldKind => ({ ...kind, adds: true });
const ruled = (kind: FieldKind, rule: LineRule): FieldKind => ({ ...kind, rule });

type FieldKind = Extract<AnswerKind, { to: 'field' }> & WithNone;

function field(input: FieldInput, apply: update.RecordUpdate, none?: string): FieldKind {
  return { to: 'field', input, update: apply, ...(none ? { none } : {}) };
}

const NOT_APPLICABLE = 'Does not apply';

function told(before: 'Internal' | 'External'): AnswerKind & WithNone {
  return { to: 'entry', type: 'communication', before, none: 'Nobody was told' };
}

/** How each question is answered; a question that is missing here does not compile. */
const ANSWER_KINDS: Readonly<Record<QuestionName, AnswerKind & WithNone>> = {
  severity: { to: 'severity' },
  authors: field('people', update.people('authors')),
  reviewers: field('people', update.people('reviewers')),
  commander: field('person', update.role('commander')),
  scribe: field('person', update.role('scribe'), 'Nobody'),
  'incident-id': line(update.textOf('key')),
  'impact-start': { to: 'time', milestone: 'impactStarted', type: 'note' },
  detection: { to: 'time', milestone: 'detected', type: 'detection' },
  acknowledgement: { to: 'time', milestone: 'acknowledged', type: 'response', who: true },
  mitigation: { to: 'time', milestone: 'mitigated', type: 'recovery' },
  resolution: { to: 'time', milestone: 'resolved', type: 'resolution' },
  summary: lines(update.textOf('summary')),
  impact: lines(update.impact('functionality', update.same)),
  'impact.users': line(update.impact('users', update.same)),
  'impact.regions': line(update.impact('regions', update.namesOf)),
  'impact.functionality': lines(update.impact('functionality', update.same)),
  'impact.failedRequests': line(update.impact('failedRequests', update.amountOf), 'None'),
  'impact.revenue': line(update.impact('revenue', update.same), NOT_APPLICABLE),
  'impact.sloBudget': line(update.impact('sloBudget', update.same), NOT_APPLICABLE),
  'impact.tickets': field('number', update.impact('tickets', update.amountOf)),
  'impact.data': lines(update.impact('data', update.same), 'None lost or damaged'),
  'impact.services': lines(update.impact('services', update.servicesOf)),
  'impact.reputation': lines(update.impact('reputation', update.same), 'Nothing was said'),
  'impact.sla': line(update.impact('sla', update.same), 'None was broken'),
  'impact.compliance': line(update.impact('compliance', update.same), NOT_APPLICABLE),
  'impact.accessibility': line(update.impact('accessibility', update.same)),
  'impact.infrastructure': lines(update.impact('infrastructure', update.same), 'Nothing'),
  rootCause: lines(update.textOf('rootCause')),
  contributing: list(update.contributing()),
  'cause.people': list(update.contributing('people'), 'None'),
  'cause.process': list(update.contributing('process'), 'None'),
  'cause.technology': list(update.contributing('technology'), 'None'),
  'cause.environment': list(update.contributing('environment'), 'None'),
  whys: list(update.added('whys')),
  well: list(update.added('well')),
  preventedWorse: list(update.added('preventedWorse')),
  wrong: list(update.added('wrong')),
  'wrong.process': list(update.added('wrong', update.named('Process')), 'None'),
  actions: { to: 'actions' },
  lessons: list(update.lesson('technical')),
  'lessons.technical': list(update.lesson('technical')),
  'lessons.process': list(update.lesson('process')),
  'lessons.organizational': list(update.lesson('organizational')),
  'fixes.lasting': list(update.prevention({ done: true, place: 'fix' }), 'None yet'),
  'fixes.monitoring': list(update.prevention({ done: true, place: 'monitoring' }), 'Nothing yet'),
  prevention: list(update.prevention()),
  'prevention.technical': list(update.prevention({ kind: 'technical', place: 'change' })),
  'prevention.process': list(update.prevention({ kind: 'process' })),
  'prevention.training': list(update.prevention({ kind: 'training' }), 'None'),
  logs: list(update.exhibits({ kind: 'log' }, 'From the logs'), 'None'),
  graphs: list(update.exhibits({ kind: 'graph' }, 'Graph'), 'None'),
  'code.cause': lines(
    update.exhibits({ kind: 'code-diff', shows: 'cause' }, 'The change that caused it'),
    'None',
  ),
  'code.fix': list(update.exhibits({ kind: 'code-diff', shows: 'fix' }, 'The change that fixed it'), 'None'),
  codeChanges: list(update.exhibits({ kind: 'code-diff' }, 'Code change'), 'None'),
  metrics: ruled(
    lines((record, text) => update.linesOf(text).map(update.readMetric).reduce(update.metric, record)),
    'metric',
  ),
  related: list(update.related, 'None like it'),
  'related.id': line(update.relatedId, 'It has none'),
  'related.date': field('day', update.ofRelated('date')),
  'related.why': line(update.ofRelated('why')),
  'related.lessons': line(update.ofRelated('lessonsApplied')),
  references: ruled(list(update.references, 'None'), 'address'),
  glossary: ruled(list(update.glossary, 'None'), 'term'),
  tools: adding(line(update.added('tools', update.namesOf))),
  entries: { to: 'entry', type: 'note' },
  backdated: { to: 'remark', none: 'Nothing' },
  'communications.internal': told('Internal'),
  'communications.external': told('External'),
  communication: told('External'),
  'meeting.at': { to: 'meeting', update: update.meetingAt },
  'meeting.attendees': field('people', update.attendees),
  'meeting.recording': ruled(line(update.recording, 'None is made'), 'address'),
  'meeting.notes': lines(update.meetingText('notes')),
  'meeting.followUp': field('day', update.meetingText('followUp')),
  successMetrics: list(update.added('successMetrics')),
  signOff: adding(field('signer', update.signOff)),
  'signOff.name': field('person', update.signerName),
  'signOff.at': field('day', update.signOffDay),
  'distribution.internal': list(update.added('distribution', update.namesOf)),
  'distribution.external': list(
    update.added('distribution', update.named('External', update.namesOf)),
    'Nobody',
  ),
  teams: adding(line(update.added('teams', update.namesOf))),
  lucky: list(update.added('lucky'), 'Nowhere'),
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
  return ANSWER_KINDS[name];
}
