import { describe, expect, it } from '@jest/globals';
import type { Nodes } from 'mdast';
import { answerQuestions } from '../../src/app/questions/answer-questions.ts';
import { openQuestions, type Typed } from '../../src/app/questions/question-form.ts';
import { readAnswer, readNone } from '../../src/app/questions/read-answer.ts';
import { analyse } from '../../src/domain/postmortem/analysis/analysis.ts';
import type { Postmortem } from '../../src/domain/postmortem/document/document.ts';
import { paragraph } from '../../src/domain/postmortem/document/nodes.ts';
import { sourceIndex, sourcesOfCite } from '../../src/domain/postmortem/document/source.ts';
import { plainText } from '../../src/domain/postmortem/document/walk.ts';
import { draftPostmortem } from '../../src/domain/postmortem/draft/draft-postmortem.ts';
import {
  FIELD_NAMES,
  type Question,
  type QuestionName,
  readQuestionId,
  rowOf,
  SUBJECT_NAMES,
} from '../../src/domain/postmortem/questions/questions.ts';
import { emptyRecord, type IncidentRecord } from '../../src/domain/postmortem/record/record.ts';
import { BLOCK_SLOTS } from '../../src/domain/postmortem/templates/own/block-slots.ts';
import { VALUE_SLOTS } from '../../src/domain/postmortem/templates/own/value-slots.ts';
import { BUILT_IN } from '../../src/domain/postmortem/templates/registry.ts';
import { timeline } from '../../src/domain/postmortem/templates/sections/timeline.ts';
import type { Template } from '../../src/domain/postmortem/templates/template.ts';
import type { EntryType } from '../../src/domain/timeline/entry.ts';
import { actionOf } from '../builders/action.ts';
import { AnswerStage, ASKED_AT, type Recorded } from '../builders/answer-stage.ts';
import { entryOf } from '../builders/entry.ts';

const ANA = { id: 'view.T1.V1', by: 'UANA' };
const CONTEXT = { now: ASKED_AT, zone: 'UTC', over: undefined };
const at = (clock: string) => new Date(`2026-11-20T${clock}:00Z`);

/** Every slot of operators' templates at once: they ask for more than the five built-in templates do. */
const slots: Template = {
  name: 'slots',
  version: '1',
  draft: (analysis) => [
    ...[...VALUE_SLOTS].map(([id, write]) => ({
      id,
      level: 2 as const,
      blocks: [paragraph(...write(analysis))],
    })),
    ...[...BLOCK_SLOTS].flatMap(([id, slot]) =>
      'write' in slot ? [{ id, level: 2 as const, blocks: slot.write(analysis, () => false) }] : [],
    ),
    timeline(analysis),
  ],
};
const TEMPLATES: readonly Template[] = [...BUILT_IN.values(), slots];

const entry = (id: string, clock: string, [type, text]: readonly [EntryType, string]) =>
  entryOf({ type, id, text, occurredAt: at(clock), loggedAt: at(clock), author: 'UBO' });

/** Incidents that together leave everything open. */
const RECORDED: readonly Recorded[] = [
  { stated: { milestones: {} } },
  {
    incident: { severity: 1, roles: {} },
    stated: {
      milestones: { mitigated: at('20:45'), resolved: at('20:40') },
      related: [{ key: 'INC-2025-0101' }, { key: '2025-03-02' }],
      prevention: [{ text: 'Add a memory alarm', done: true }],
      signOff: [{ role: 'Manager' }],
    },
    entries: [
      entry('e1', '19:00', ['detection', 'alert: 5xx on checkout']),
      entry('e2', '19:05', ['decision', 'wait for the vendor']),
      { ...entry('e3', '20:00', ['note', 'still down']), loggedAt: at('19:30') },
    ],
    actions: [actionOf({ owner: undefined, due: undefined })],
  },
  {
    entries: [
      entry('e1', '19:00', ['detection', 'alert']),
      entry('e2', '19:02', ['response', 'bo looks']),
      entry('e3', '19:05', ['mitigation', 'rolled back']),
    ],
    stated: { milestones: {} },
  },
  {
    entries: [
      entry('e1', '19:00', ['detection', 'alert']),
      entry('e2', '19:02', ['investigation', 'the pool has no limit']),
      {
        ...entry('e3', '19:05', ['note', 'here we go again']),
        marks: [{ is: 'relapse' as const }],
      },
    ],
    stated: { milestones: {} },
  },
  {
    entries: [
      entry('e1', '19:00', ['detection', 'alert']),
      { ...entry('e3', '19:05', ['mitigation', 'rolled back']), outcome: { was: 'worked' as const } },
    ],
  },
  { stated: { kind: 'security' } },
  { stated: { kind: 'third party' } },
];

interface Case {
  readonly typed: Typed;
  /** What a reader of the next draft finds; absent where it is the mark on an entry, or templates do not show it. */
  readonly shows?: string;
}

const says = (text: string, shows = text): Case => ({ typed: { text }, shows });

/** An answer to every question; one without does not compile. */
const ANSWERS: Readonly<Record<QuestionName, Case>> = {
  kind: { typed: { choice: 'data loss' } },
  attempt: { typed: { choice: 'no effect' } },
  'over-before': { typed: { choice: 'e1' } },
  cause: { typed: { choice: 'e2' } },
  provider: { typed: { text: 'The card network, for two hours' } },
  exposure: says('A token of one customer, to nobody that we know of'),
  containment: { typed: { text: 'The token is revoked' } },
  notification: says('The customer, within 72 hours: done'),
  loss: { typed: { text: 'Twelve orders' } },
  'to-dos': { typed: {} },
  'actions.owners': { typed: { person: 'UBO', day: '2026-12-01' }, shows: 'Bo Lind' },
  severity: { typed: { severity: '2' }, shows: 'SEV-2' },
  authors: { typed: { people: ['UANA', 'UBO'] }, shows: 'Ana Ruiz, Bo Lind' },
  reviewers: { typed: { people: ['UBO'] }, shows: 'Bo Lind' },
  commander: { typed: { person: 'UBO' }, shows: 'Bo Lind' },
  scribe: { typed: { person: 'UBO' }, shows: 'Bo Lind' },
  'incident-id': says('OPS-12'),
  'impact-start': { typed: { time: at('18:58') }, shows: '18:58' },
  detection: { typed: { time: at('19:01'), text: 'a customer called' }, shows: 'a customer called' },
  acknowledgement: { typed: { time: at('19:04'), person: 'UBO' }, shows: '19:04' },
  mitigation: { typed: { time: at('19:20') }, shows: 'Mitigated' },
  resolution: { typed: { text: '19:30 all green again' }, shows: '19:30' },
  declaration: { typed: { time: at('19:06') }, shows: '19:06' },
  'cause-identified': { typed: { time: at('19:15'), text: 'the pool is full' }, shows: '19:15' },
  'mitigation-start': { typed: { time: at('19:18'), text: 'rollback begins' }, shows: '19:18' },
  change: { typed: { time: at('18:40'), text: 'deploy of v9' }, shows: '18:40' },
  decision: { typed: { time: at('19:07'), text: 'roll back' }, shows: '19:07' },
  entries: {
    typed: { time: at('19:07'), text: 'nothing helped at first' },
    shows: 'nothing helped at first',
  },
  backdated: says('the whole of it, from memory'),
  summary: says('Checkout failed for an hour.'),
  impact: says('Nobody could pay'),
  'impact.users': says('12% of users'),
  'impact.regions': says('eu-west, us-east'),
  'impact.functionality': says('Paying by card'),
  'impact.failedRequests': says('12000', '12,000'),
  'impact.revenue': says('about 4,000 EUR'),
  'impact.sloBudget': says('18% of the month'),
  'impact.tickets': says('31', '31 support tickets'),
  'impact.data': says('None lost'),
  'impact.services': says('checkout: down\nsearch: slow', 'checkout (down)'),
  'impact.reputation': says('two angry posts'),
  'impact.sla': says('the monthly one was missed'),
  'impact.compliance': says('nothing to report'),
  'impact.accessibility': says('the site was up'),
  'impact.infrastructure': says('twice the instances'),
  rootCause: says('The pool had no limit'),
  contributing: says('Load tests were short'),
  'cause.people': says('One person knew the pool'),
  'cause.process': says('No review of limits'),
  'cause.technology': says('The driver retries for ever'),
  'cause.environment': says('Black Friday'),
  whys: says('The pool was full'),
  well: says('The rollback was quick'),
  preventedWorse: says('The cache kept serving'),
  wrong: says('The alert came late'),
  'wrong.process': says('No runbook for the pool'),
  lucky: says('The expert was awake'),
  actors: says('The support team answered'),
  'actions.priority': says('Those of the pool come first'),
  actions: {
    typed: { text: 'Add an alarm on the pool P1', person: 'UBO', day: '2026-12-01' },
    shows: 'Add an alarm on the pool',
  },
  lessons: says('Limits need alarms'),
  'lessons.technical': says('Pools need limits'),
  'lessons.process': says('Rehearse rollbacks'),
  'lessons.organizational': says('One owner per service'),
  'fixes.lasting': says('The alert and the limit are in place'),
  'fixes.monitoring': says('Pool use is watched'),
  prevention: says('Limit every pool'),
  'prevention.technical': says('Alert on pool use'),
  'prevention.process': says('Review limits each quarter'),
  'prevention.training': says('A session on pools'),
  'prevention.done': says('It is in place since Monday'),
  logs: says('FATAL: remaining slots are reserved'),
  graphs: says('Errors https://grafana.example.com/d/1', 'Errors'),
  'code.cause': says('Revert the fix of the pool https://git.example.com/1', 'Revert the fix of the pool'),
  'code.fix': says('Limit the pool https://git.example.com/2', 'Limit the pool'),
  codeChanges: says('https://git.example.com/3', 'Code change'),
  metrics: says('Error rate normal=0.1% during=45%', '45%'),
  related: says('INC-2025-0099 2025-03-02 the same pool', 'INC-2025-0099'),
  'related.id': says('INC-2025-0077'),
  'related.date': { typed: { day: '2025-03-02' }, shows: '2025-03-02' },
  'related.why': says('the same pool was full'),
  'related.lessons': says('partly'),
  references: says('Dashboard https://grafana.example.com/d/2', 'Dashboard'),
  glossary: says('WAL: the log written ahead', 'the log written ahead'),
  tools: says('Grafana, psql', 'psql'),
  teams: says('Payments, Platform', 'Platform'),
  'communications.internal': {
    typed: { time: at('19:10'), text: 'support is briefed' },
    shows: 'support is briefed',
  },
  'communications.external': {
    typed: { time: at('19:11'), text: 'status page: degraded' },
    shows: 'status page: degraded',
  },
  communication: {
    typed: { time: at('19:12'), text: 'status page: looking into it' },
    shows: 'status page: looking into it',
  },
  'meeting.at': { typed: { time: new Date('2026-11-27T15:00:00Z') }, shows: '2026-11-27' },
  'meeting.attendees': { typed: { people: ['UANA', 'UBO'] }, shows: 'Bo Lind' },
  'meeting.recording': says('https://video.example.com/1', 'Recording of the review meeting'),
  'meeting.notes': says('Pools get owners'),
  'meeting.followUp': { typed: { day: '2027-01-11' }, shows: '2027-01-11' },
  successMetrics: says('No full pool for a quarter'),
  signOff: { typed: { person: 'UBO', text: 'Engineering manager' }, shows: 'Bo Lind' },
  'signOff.name': { typed: { person: 'UBO' }, shows: 'Bo Lind' },
  'signOff.at': { typed: { day: '2026-11-21' }, shows: 'November 21, 2026' },
  'distribution.internal': says('Engineering'),
  'distribution.external': says('Premium customers'),
  contradiction: { typed: { first: at('20:30'), second: at('20:40') }, shows: '20:30' },
  verification: says('Orders came in again'),
  outcome: says('The vendor never answered'),
  silence: says('Everybody waited for the vendor'),
  'action.owner': { typed: { person: 'UBO' }, shows: 'Bo Lind' },
  'action.due': { typed: { day: '2026-12-01' }, shows: 'A-3' },
};

/** The first of these incidents and templates that asks the question. */
async function askedIn(name: QuestionName) {
  for (const recorded of RECORDED) {
    const record = asInFile(name, await (await AnswerStage.of(recorded)).record());
    for (const template of TEMPLATES) {
      const { questions } = draftPostmortem(record, template);
      const question = [...questions, ...analyse(record).gaps].find(
        ({ id }) => readQuestionId(id)?.name === name,
      );
      if (question) return { recorded, template, question };
    }
  }
  throw new Error(`No template asks ${name}; add an incident that leaves it open.`);
}

/** In Slack an incident has its key, an entry its author, an item its priority; a file may leave them out. */
function asInFile(name: QuestionName, record: IncidentRecord): IncidentRecord {
  const { key, entries, actions, ...others } = record;
  if (name === 'incident-id')
    return { ...others, entries, actions, ...(key === 'INC-2026-0001' ? {} : { key: `${key}` }) };
  if (name === 'actors') return { ...record, entries: entries.map(({ author: _, ...each }) => each) };
  if (name === 'actions.priority')
    return { ...record, actions: actions.map(({ priority: _, ...each }) => each) };
  // A record that tells anything at all tells a story.
  if (name === 'summary') {
    const { title, summary, answers, people } = record;
    return { ...emptyRecord(title), answers, people, ...(summary === undefined ? {} : { summary }) };
  }
  return record;
}

async function answered(name: QuestionName, answer: (question: Question) => ReturnType<typeof readAnswer>) {
  const { recorded, template, question } = await askedIn(name);
  const stage = await AnswerStage.of(recorded);
  const read = answer(question);
  if (read.kind !== 'read') throw new Error(`${question.id}: ${JSON.stringify(read)}`);
  const problem = await answerQuestions(stage.app, stage.known, {
    ...ANA,
    answers: [{ id: question.id, reading: read.reading }],
  });
  expect(problem).toBeUndefined();
  const record = asInFile(name, await stage.record());
  return { stage, question, record, document: draftPostmortem(record, template) };
}

const ids = (questions: readonly { readonly id: string }[]) => questions.map(({ id }) => id);

/** Asked only where words suggest them, which is tested with the offers. */
const SUGGESTED = new Set<QuestionName>(['to-dos']);

/** Asked by earlier versions alone; the answers that they stored still count. */
const FORMER = new Set<QuestionName>(['prevention.done']);

describe.each([...FIELD_NAMES, ...SUBJECT_NAMES].filter((name) => !SUGGESTED.has(name) && !FORMER.has(name)))(
  'the question %s',
  (name) => {
    const { typed, shows } = ANSWERS[name];

    it('is closed by its answer, which the next draft shows with its author', async () => {
      const { stage, question, record, document } = await answered(name, ({ id }) =>
        readAnswer({ id, typed }, CONTEXT),
      );
      expect(ids(document.questions)).not.toContain(question.id);
      const open = await openQuestions(stage.app, await stage.fresh(), { stored: undefined });
      expect(ids(open.map((each) => each.question))).not.toContain(question.id);
      if (shows !== undefined) expect(saidBy(document, record, shows)).toContain('Ana Ruiz');
    });

    const { none } = rowOf(name);
    if (none === undefined) return;

    it('is closed by one tap', async () => {
      const { question, record, document } = await answered(name, ({ id }) => {
        const reading = readNone(id);
        return reading ? { kind: 'read', reading } : { kind: 'nothing' };
      });
      expect(ids(document.questions)).not.toContain(question.id);
      if (shows !== undefined) expect(saidBy(document, record, none)).toContain('Ana Ruiz');
    });
  },
);

describe('action items of an answer', () => {
  it.each([
    ['named in a line', 'Add an alarm\nFix the pool <@UBO>', undefined],
    ['chosen for all', 'Add an alarm\nFix the pool', 'UBO'],
  ])('are added all, or none where an owner cannot be one: %s', async (_, text, owner) => {
    const stage = await AnswerStage.of({});
    const bo = { team: 'T1', user: 'UBO', name: 'Bo Lind', zone: 'UTC', readAt: ASKED_AT };
    await stage.app.people.put({ ...bo, deactivated: true });
    const reading = { kind: 'actions', titles: text.split('\n'), owner, due: undefined } as const;
    const answer = { ...ANA, answers: [{ id: 'actions' as const, reading }] };
    const titles = async () =>
      (await stage.app.actions.ofIncident('T1', stage.known.incident.key)).map(({ item }) => item.title);
    expect(await answerQuestions(stage.app, stage.known, answer)).toEqual({
      id: 'actions',
      problem: { kind: 'unable', person: { user: 'UBO', why: 'deactivated' } },
    });
    expect(await titles()).toEqual([]);
    await stage.app.people.put({ ...bo, deactivated: false });
    expect(await answerQuestions(stage.app, stage.known, answer)).toBeUndefined();
    expect(await titles()).toEqual(['Add an alarm', 'Fix the pool']);
  });

  it('are none either where an owner is not in the channel of the private incident', async () => {
    const stage = await AnswerStage.of({ incident: { private: true, declaredBy: 'UANA', roles: {} } });
    const titles = ['Add an alarm <@UANA>', 'Fix the pool <@UBO>'];
    const reading = { kind: 'actions', titles, owner: undefined, due: undefined } as const;
    const answer = { ...ANA, answers: [{ id: 'actions' as const, reading }] };
    expect(await answerQuestions(stage.app, stage.known, answer)).toMatchObject({
      problem: { kind: 'outside' },
    });
    expect(await stage.app.actions.ofIncident('T1', stage.known.incident.key)).toEqual([]);
  });
});

/** Everybody whose statements back the lines that contain these words. */
function saidBy(document: Postmortem, record: IncidentRecord, words: string): string[] {
  const index = sourceIndex(document.sources);
  const authors: string[] = [];
  const look = (node: Nodes): void => {
    const isLine = node.type === 'paragraph' || node.type === 'tableRow';
    if (isLine && plainText([node]).includes(words)) authors.push(...authorsOf(node));
    else if (node.type === 'list' && plainText([node]).includes(words)) node.children.forEach(look);
    else if ('children' in node) node.children.forEach(look);
  };
  const authorsOf = (node: Nodes): string[] => {
    if (node.type === 'cite') return sourcesOfCite(node, index).flatMap(({ author }) => author ?? []);
    const row = node.type === 'tableRow' ? node.data?.entry : undefined;
    const author = record.entries.find(({ id }) => id === row)?.author;
    const below = 'children' in node ? node.children.flatMap((child) => authorsOf(child)) : [];
    return author === undefined ? below : [record.people[author] ?? author];
  };
  for (const { blocks } of document.sections) blocks.forEach(look);
  return authors;
}
