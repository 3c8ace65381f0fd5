import { z } from 'zod';
import { INCIDENT_KINDS } from '../domain/postmortem/record/record.ts';
import { ENTRY_SOURCES, ENTRY_TYPES } from '../domain/timeline/entry.ts';
import { MARK_NAMES, OUTCOMES } from '../domain/timeline/mark.ts';
import { MILESTONES } from '../domain/timeline/milestone-name.ts';

const words = z.string().min(1);
const moment = z.iso
  .datetime({ offset: true })
  .describe('A moment with its zone, such as 2026-03-02T10:02:00Z.');
const amount = z.union([z.number().nonnegative(), words]);
const optionalWords = words.optional();
const listOfWords = z.array(words).optional();

/** Lists what people may leave out, so that only `title` and `entries` are required. */
const listOf = <Item extends z.ZodType>(item: Item) => z.array(item).optional();

const markName = z.enum(MARK_NAMES);

const mark = z
  .union([
    markName,
    z.strictObject({
      is: markName,
      part: optionalWords.describe('What it holds for, where that is not all of it: "eu only".'),
      by: optionalWords,
      at: moment.optional(),
    }),
  ])
  .describe('What a person said that the entry means.');

const outcomeName = z.enum(OUTCOMES);

const outcome = z
  .union([
    outcomeName,
    z.strictObject({
      was: outcomeName,
      shown: optionalWords.describe('The id of the entry that shows it.'),
      by: optionalWords,
      at: moment.optional(),
    }),
  ])
  .describe('What became of the attempt that the entry belongs to.');

const entry = z.strictObject({
  id: optionalWords.describe('Unique in the file; e1, e2, … where it is left out.'),
  at: moment,
  loggedAt: moment.optional(),
  type: z.enum(ENTRY_TYPES).optional().describe('A note where it is left out.'),
  text: words,
  author: optionalWords,
  source: z.enum(ENTRY_SOURCES).optional(),
  permalink: z.url({ protocol: /^https?$/ }).optional(),
  quotedFrom: optionalWords.describe('The name of the transcript of a call that it is a quote from.'),
  language: z
    .string()
    .regex(/^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*$/, 'a BCP 47 language tag is expected')
    .optional()
    .describe('The language of the text as a BCP 47 tag, such as de or pt-BR.'),
  marks: listOf(mark),
  attempt: optionalWords.describe('The id of the entry that began the attempt which this entry belongs to.'),
  outcome: outcome.optional(),
});

const impact = z.strictObject({
  users: optionalWords,
  regions: listOfWords,
  functionality: optionalWords,
  failedRequests: amount.optional(),
  revenue: optionalWords,
  sloBudget: optionalWords,
  tickets: amount.optional(),
  data: optionalWords,
  services: listOf(z.strictObject({ name: words, state: optionalWords })),
  reputation: optionalWords,
  sla: optionalWords,
  compliance: optionalWords,
  accessibility: optionalWords,
  infrastructure: optionalWords,
});

const holder = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('group'), group: words, name: optionalWords }),
  z.strictObject({ kind: z.literal('role'), role: words }),
  z.strictObject({ kind: z.literal('team'), team: words }),
]);

const action = z.strictObject({
  id: optionalWords,
  title: words,
  kind: z.enum(['prevent', 'detect', 'respond', 'improve']).optional(),
  owner: optionalWords,
  due: z.iso.date().optional(),
  priority: z.enum(['P0', 'P1', 'P2', 'P3']).optional(),
  status: z.enum(['open', 'in progress', 'done', 'not doing']).optional(),
  doneWhen: optionalWords,
  heldBy: holder.optional(),
  link: z.url({ protocol: /^https$/ }).optional(),
});

const communication = z.strictObject({
  at: moment,
  audience: z.enum(['internal', 'external']),
  channel: optionalWords,
  text: words,
});

const answer = z
  .strictObject({
    question: words,
    text: words,
    by: words,
    at: moment,
    fields: listOfWords.describe('Which fields of this file say so; none where the answer itself is all.'),
  })
  .describe('What somebody answered to a question of a draft.');

const meeting = z.strictObject({
  at: moment.optional(),
  attendees: listOfWords,
  notes: optionalWords,
  followUp: optionalWords,
});

const milestones = z.strictObject(
  Object.fromEntries(MILESTONES.map((name) => [name, moment.optional()])) as Record<
    (typeof MILESTONES)[number],
    z.ZodOptional<typeof moment>
  >,
);

/** The incident file: one incident as JSON. Unknown fields are refused. */
export const incidentFileSchema = z.strictObject({
  title: words,
  key: optionalWords,
  severity: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]).optional(),
  status: z
    .enum(['investigating', 'identified', 'mitigating', 'monitoring', 'resolved', 'cancelled', 'merged'])
    .optional(),
  drill: z.boolean().optional(),
  kind: z.enum(INCIDENT_KINDS).optional(),
  private: z
    .boolean()
    .optional()
    .describe('Whether only the people in its channel may see it; an import asks where it is left out.'),
  roles: z.record(words, z.union([words, z.array(words)])).optional(),
  people: z
    .record(words, words)
    .optional()
    .describe('Ids that stand elsewhere in the file, such as U0123ABCD, to the names that documents print.'),
  milestones: milestones.optional(),
  entries: z.array(entry),
  impact: impact.optional(),
  metrics: listOf(z.strictObject({ name: words, normal: optionalWords, during: optionalWords })),
  rootCause: optionalWords,
  losses: listOf(
    z.strictObject({ text: words, entry: optionalWords.describe('The id of the entry that says so.') }),
  ),
  contributing: listOf(
    z.strictObject({
      text: words,
      branch: z.enum(['people', 'process', 'technology', 'environment']).optional(),
    }),
  ),
  whys: listOfWords,
  well: listOfWords,
  wrong: listOfWords,
  lucky: listOfWords,
  lessons: listOf(z.strictObject({ kind: z.enum(['technical', 'process', 'organizational']), text: words })),
  communications: listOf(communication),
  actions: listOf(action),
  related: listOf(
    z.strictObject({
      key: words,
      date: z.iso.date().optional(),
      why: optionalWords,
      lessonsApplied: optionalWords,
    }),
  ),
  summary: optionalWords,
  preventedWorse: listOfWords,
  services: listOfWords,
  teams: listOfWords,
  fields: listOf(z.strictObject({ name: words, value: words })).describe("Fields of the team's own."),
  authors: listOfWords,
  reviewers: listOfWords,
  signOff: listOf(z.strictObject({ role: words, name: optionalWords, at: moment.optional() })),
  references: listOf(z.strictObject({ title: words, url: z.url({ protocol: /^https?$/ }) })),
  evidence: listOf(
    z.strictObject({
      kind: z.enum(['log', 'code-diff', 'graph']),
      title: words,
      text: optionalWords,
      url: z.url({ protocol: /^https?$/ }).optional(),
      shows: z.enum(['cause', 'fix']).optional(),
    }),
  ),
  glossary: listOf(z.strictObject({ term: words, meaning: words })),
  tools: listOfWords,
  distribution: listOfWords,
  meeting: meeting.optional(),
  successMetrics: listOfWords,
  prevention: listOf(
    z.strictObject({
      kind: z.enum(['technical', 'process', 'training', 'organizational']).optional(),
      text: words,
      done: z.boolean().optional(),
      place: z.enum(['fix', 'monitoring', 'change']).optional(),
    }),
  ),
  answers: listOf(answer),
  files: listOf(
    z.strictObject({
      name: words,
      at: moment,
      by: optionalWords,
      permalink: z.url({ protocol: /^https?$/ }).optional(),
    }),
  ).describe('What people shared with entries, by name. Files are not imported.'),
});

export type IncidentFile = z.infer<typeof incidentFileSchema>;

/** The JSON Schema of the incident file, as published under `schema/`. */
export function incidentJsonSchema(): string {
  const schema = z.toJSONSchema(incidentFileSchema, { target: 'draft-2020-12' });
  return `${JSON.stringify({ title: 'Scribe incident file', ...schema }, undefined, 2)}\n`;
}
