import { type Document, isCollection, isMap, isNode, isScalar, LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import type { TemplatePolicy } from '../app/template-for.ts';
import { parseCalendarDate } from '../domain/actions/calendar-date.ts';
import { ON_THE_DAY, type ReminderPolicy } from '../domain/actions/reminder.ts';
import type { Holidays } from '../domain/actions/working-day.ts';
import { nearest } from '../domain/incident/nearest.ts';
import { THRESHOLDS, type Thresholds } from '../domain/postmortem/candidates.ts';
import { TEMPLATE_NAMES } from '../domain/postmortem/templates/registry.ts';
import { ConfigFault } from './fault.ts';

/** What the file named by `SCRIBE_CONFIG` decides; everything in it has a default. */
export interface FilePolicy {
  readonly roles: readonly string[];
  readonly reactions: { readonly timeline: readonly string[]; readonly receipt: string };
  readonly holidays: Holidays;
  readonly reminders: ReminderPolicy;
  readonly templates: TemplatePolicy;
  /** From which figures on something is proposed as a remark; minutes, and a share for `backdated`. */
  readonly thresholds: Thresholds;
  /** Where published postmortems are told of: a channel's name or id; none for the incident's own channel. */
  readonly publishChannel: string | undefined;
  /** An OpenAI-compatible endpoint that may reword drafts; its key stands in SCRIBE_LANGUAGE_KEY. Off without it. */
  readonly language: { readonly url: string; readonly model: string } | undefined;
}

const name = z.string().regex(/^[a-z][a-z0-9_+'-]*$/, 'must be a name in lower case, for example commander');
const reaction = z
  .string()
  .regex(/^[a-z0-9_+'-]+$/, 'must be a reaction without colons, for example pushpin');
const date = z
  .string()
  .refine((text) => parseCalendarDate(text) !== undefined, 'must be a day such as 2026-12-25');

const template = z
  .string()
  .refine((text) => TEMPLATE_NAMES.includes(text), `must be one of ${TEMPLATE_NAMES.join(', ')}`);
const minutes = z.number().min(0, 'must be a number of minutes, 0 or more');

/** The file's shape. Unknown keys are refused, since a misspelt one would be ignored in silence. */
const FILE = z.strictObject({
  roles: z.array(name).min(1).default(['commander', 'scribe', 'communications', 'operations']),
  reactions: z
    .strictObject({
      timeline: z.array(reaction).min(1).default(['pushpin', 'round_pushpin']),
      receipt: reaction.default('memo'),
    })
    .prefault({}),
  holidays: z.array(date).default([]),
  reminders: z
    .strictObject({
      rungs: z
        .array(z.strictObject({ name, days: z.int().min(-90).max(90) }))
        .min(1)
        .default([...ON_THE_DAY.rungs]),
    })
    .prefault({}),
  templates: z
    .strictObject({
      default: template.default('standard'),
      severity: z
        .strictObject({
          1: template.optional(),
          2: template.optional(),
          3: template.optional(),
          4: template.optional(),
        })
        .prefault({}),
    })
    .prefault({}),
  thresholds: z
    .strictObject({
      fastDetection: minutes.default(THRESHOLDS.fastDetection),
      slowDetection: minutes.default(THRESHOLDS.slowDetection),
      fastAcknowledgement: minutes.default(THRESHOLDS.fastAcknowledgement),
      slowAcknowledgement: minutes.default(THRESHOLDS.slowAcknowledgement),
      fastDecision: minutes.default(THRESHOLDS.fastDecision),
      fastMitigation: minutes.default(THRESHOLDS.fastMitigation),
      closeChange: minutes.default(THRESHOLDS.closeChange),
      steadyUpdates: minutes.default(THRESHOLDS.steadyUpdates),
      rareUpdates: minutes.default(THRESHOLDS.rareUpdates),
      silence: minutes.default(THRESHOLDS.silence),
      backdated: z
        .number()
        .min(0, 'must be a share from 0 to 1')
        .max(1, 'must be a share from 0 to 1')
        .default(THRESHOLDS.backdated),
    })
    .prefault({}),
  publishChannel: z.string().min(1).optional(),
  language: z
    .strictObject({
      url: z.url({ protocol: /^https?$/, error: 'must be an address such as https://api.example.com/v1' }),
      model: z.string().min(1),
    })
    .optional(),
});

/** Reads the policy file. Throws `ConfigFault`: the file, the line, what was wrong, what was expected. */
export function readPolicy(source: string, file: string): FilePolicy {
  const lines = new LineCounter();
  const document = parseDocument(source, { lineCounter: lines });
  const [broken] = document.errors;
  if (broken) {
    throw new ConfigFault(
      `${file}:${lines.linePos(broken.pos[0]).line} is not YAML: ${firstLine(broken.message)}`,
    );
  }
  const parsed = FILE.safeParse(document.toJS() ?? {});
  if (!parsed.success) throw new ConfigFault(faultOf(parsed.error.issues, { document, lines, file }));
  const holidays = new Set(parsed.data.holidays.flatMap((day) => parseCalendarDate(day) ?? []));
  return {
    ...parsed.data,
    holidays,
    publishChannel: parsed.data.publishChannel,
    language: parsed.data.language,
  };
}

interface Source {
  readonly document: Document;
  readonly lines: LineCounter;
  readonly file: string;
}

type Issue = z.core.$ZodIssue;
type Path = readonly (string | number)[];

/** The first mistake, as a sentence that begins with where it stands. */
function faultOf(issues: readonly Issue[], { document, lines, file }: Source): string {
  const [issue] = issues;
  const path = (issue?.path ?? []).map((part) => (typeof part === 'symbol' ? String(part) : part));
  if (issue?.code !== 'unrecognized_keys') {
    const where = path.length > 0 ? path.join('.') : 'The file';
    return `${file}:${lineOf(document, lines, path)} ${where} ${complaint(issue)}.`;
  }
  const full = [...path, issue.keys[0] ?? ''];
  const near = nearest(String(full.at(-1)), KEYS);
  const advice = near ? `did you mean "${near}"?` : `known ones are ${KEYS.join(', ')}.`;
  return `${file}:${lineOf(document, lines, full)} has an unknown key "${full.join('.')}"; ${advice}`;
}

function complaint(issue: Issue | undefined): string {
  if (issue?.code === 'invalid_type') return `must be ${FORMS[issue.expected] ?? issue.expected}`;
  if (issue?.code === 'too_small' && issue.origin === 'array') return 'must not be empty';
  return issue?.message ?? 'is not understood';
}

/** What zod's types are called where people write YAML. */
const FORMS: Readonly<Record<string, string>> = {
  array: 'a list, for example [a, b]',
  object: 'a group of keys',
  string: 'a text',
  int: 'a whole number',
  number: 'a number',
};

/** The line of a key or a list item; of the nearest thing around it where the path leads nowhere. */
function lineOf(document: Document, lines: LineCounter, path: Path): number {
  const last = path.at(-1);
  if (last === undefined) return 1;
  const around = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
  const node = isMap(around)
    ? around.items.find((pair) => isScalar(pair.key) && String(pair.key.value) === String(last))?.key
    : isCollection(around) && around.get(last, true);
  const start = isNode(node) ? node.range?.[0] : undefined;
  return start === undefined ? lineOf(document, lines, path.slice(0, -1)) : lines.linePos(start).line;
}

const KEYS = [
  'roles',
  'reactions',
  'timeline',
  'receipt',
  'holidays',
  'reminders',
  'rungs',
  'name',
  'days',
  'templates',
  'default',
  'severity',
  'thresholds',
  ...Object.keys(THRESHOLDS),
  'publishChannel',
  'language',
  'url',
  'model',
];

function firstLine(text: string): string {
  return text.split('\n')[0] ?? text;
}
