import { LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { parseCalendarDate } from '../domain/actions/calendar-date.ts';
import { ON_THE_DAY, type ReminderPolicy } from '../domain/actions/reminder.ts';
import type { Holidays } from '../domain/actions/working-day.ts';
import { nearest } from '../domain/incident/nearest.ts';
import { TEMPLATE_NAMES } from '../domain/postmortem/templates/registry.ts';
import { ConfigFault } from './fault.ts';

/** What the file named by `SCRIBE_CONFIG` decides; everything in it has a default. */
export interface FilePolicy {
  readonly roles: readonly string[];
  readonly reactions: { readonly timeline: readonly string[]; readonly receipt: string };
  readonly holidays: Holidays;
  readonly reminders: ReminderPolicy;
  readonly templates: { readonly default: string };
}

const name = z.string().regex(/^[a-z][a-z0-9_+'-]*$/, 'must be a name in lower case, for example commander');
const reaction = z
  .string()
  .regex(/^[a-z0-9_+'-]+$/, 'must be a reaction without colons, for example pushpin');
const date = z
  .string()
  .refine((text) => parseCalendarDate(text) !== undefined, 'must be a day such as 2026-12-25');

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
      default: z
        .string()
        .refine((text) => TEMPLATE_NAMES.includes(text), `must be one of ${TEMPLATE_NAMES.join(', ')}`)
        .default('standard'),
    })
    .prefault({}),
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
  const [issue] = parsed.error?.issues ?? [];
  if (!parsed.success || issue) {
    const path = (issue?.path ?? []).map((part) => (typeof part === 'symbol' ? String(part) : part));
    const node = document.getIn(issue?.code === 'unrecognized_keys' ? [...path, issue.keys[0]] : path, true);
    throw new ConfigFault(`${file}:${lineOf(node, lines)} ${sentence(issue, path)}`);
  }
  const holidays = new Set(parsed.data.holidays.flatMap((day) => parseCalendarDate(day) ?? []));
  return { ...parsed.data, holidays };
}

function lineOf(node: unknown, lines: LineCounter): number {
  const range = typeof node === 'object' && node !== null && 'range' in node ? node.range : undefined;
  return Array.isArray(range) && typeof range[0] === 'number' ? lines.linePos(range[0]).line : 1;
}

type Issue = z.core.$ZodIssue;

function sentence(issue: Issue | undefined, path: readonly (string | number)[]): string {
  const where = path.join('.');
  if (issue?.code === 'unrecognized_keys') {
    const [key = ''] = issue.keys;
    const near = nearest(key, KEYS);
    return `has an unknown key "${[...path, key].join('.')}"${near ? `; did you mean "${near}"` : ''}.`;
  }
  return `${where} ${issue?.message ?? 'is not understood'}.`;
}

const KEYS = [
  'roles',
  'reactions',
  'timeline',
  'receipt',
  'holidays',
  'reminders',
  'rungs',
  'templates',
  'default',
];

function firstLine(text: string): string {
  return text.split('\n')[0] ?? text;
}
