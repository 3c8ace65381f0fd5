import { GROUPINGS, type Grouping } from '../../numbers/group.ts';
import { LAST_90_DAYS, type PeriodSaid, readLast, readSince } from '../../numbers/period.ts';
import { nearestWord } from '../nearest-word.ts';
import { firstWord } from './arguments.ts';
import { fault, isFault, type UsageFault } from './usage-fault.ts';
import type { VerbRows } from './verb-row.ts';

/** What `metrics` can be sent as, beside the answer. */
export const METRIC_FILES = ['picture', 'csv'] as const;
export type MetricFile = (typeof METRIC_FILES)[number];

/** Figures over many incidents. */
export const METRICS = {
  metrics: {
    usage: 'metrics [by severity|service|team] [since DATE|last 90 days] [picture|csv]',
    example: 'metrics by severity last 90 days',
    summary: 'Figures over incidents: times to detect, mitigate and resolve, impact, action items.',
    aliases: ['figures'],
    meant: ['stats', 'statistics', 'mttr', 'mttd', 'mtta', 'kpis', 'report'],
    redelivery: 'run-again',
    parse: parseMetrics,
  },
} as const satisfies VerbRows;

interface Parsed {
  readonly by: Grouping | undefined;
  readonly period: PeriodSaid;
  readonly as: MetricFile | undefined;
}

/** The words in any order. */
function parseMetrics(rest: string): Parsed | UsageFault {
  let parsed: Parsed = { by: undefined, period: LAST_90_DAYS, as: undefined };
  for (let left = rest; left !== ''; ) {
    const read = readPart(left);
    if (isFault(read)) return read;
    parsed = { ...parsed, ...read.part };
    left = read.left;
  }
  return parsed;
}

type Part = { readonly part: Partial<Parsed>; readonly left: string };

function readPart(text: string): Part | UsageFault {
  const [said, more] = firstWord(text);
  const word = said.toLowerCase();
  const [next, after] = firstWord(more);
  if (word === 'by') return readGrouping(next, after);
  if (word === 'since') {
    const period = readSince(next);
    return period ? { part: { period }, left: after } : fault('not-a-period', next || said);
  }
  if (word === 'last') return readLastPart(next, after);
  const as = METRIC_FILES.find((file) => file === word);
  if (as) return { part: { as }, left: more };
  const nearest = nearestWord(word, ['by', 'since', 'last', ...METRIC_FILES]);
  return nearest === undefined ? fault('unexpected-text', text) : fault('unknown-filter', said, nearest);
}

function readGrouping(said: string, left: string): Part | UsageFault {
  const wanted = said.toLowerCase().replace(/ies$/, 'y').replace(/s$/, '');
  const by = GROUPINGS.find((grouping) => grouping === (wanted === 'sev' ? 'severity' : wanted));
  if (by) return { part: { by }, left };
  return fault('unknown-grouping', said || 'by', nearestWord(wanted, GROUPINGS));
}

/** `90 days`, `month`, `90d`. */
function readLastPart(next: string, after: string): Part | UsageFault {
  const [unit, rest] = firstWord(after);
  const two = readLast(`${next} ${unit}`);
  if (two && /^\d+$/.test(next)) return { part: { period: two }, left: rest };
  const one = readLast(next);
  return one
    ? { part: { period: one }, left: after }
    : fault('not-a-period', `${next} ${unit}`.trim() || 'last');
}
