import { readTime } from '../../timeline/time-expression.ts';
import { type Details, readField, readService, withFields } from '../details.ts';
import type { Severity } from '../incident.ts';
import { severityAt } from '../severity.ts';
import { isTooLong, unquoted } from '../title.ts';
import { nearestFlag, type Segment, splitAtFlags } from './declare-flags.ts';
import { severityOfTitle } from './title-severity.ts';
import { fault, isFault, type UsageFault } from './usage-fault.ts';
import type { CommandOptions, VerbRows } from './verb-row.ts';

/** What a declaration says. `startedAt` is a time as it was typed, to be read in the person's own zone. */
export interface Declaration extends Details {
  readonly title: string | undefined;
  readonly severity: Severity | undefined;
  readonly private: boolean;
  readonly drill: boolean;
  readonly here: boolean;
  readonly startedAt: string | undefined;
}

/** How an incident begins. */
export const DECLARING = {
  declare: {
    usage:
      'declare [TITLE] [--sev 1..4] [--private] [--drill] [--here] [--started TIME] [--service NAME] [--field NAME=VALUE]',
    example: 'declare Checkout errors after deploy --sev 2',
    summary: 'Declares an incident and opens its channel. Without a title it asks.',
    aliases: ['new'],
    meant: ['create', 'open', 'start', 'begin', 'report', 'incident', 'down'],
    inShortHelp: true,
    redelivery: 'keep-answer',
    parse: parseDeclaration,
  },
} as const satisfies VerbRows;

/** Practice: `declare`, marked as a drill. */
export const DRILLS = {
  drill: {
    usage:
      'drill [TITLE] [--sev 1..4] [--private] [--here] [--started TIME] [--service NAME] [--field NAME=VALUE]',
    example: 'drill Failover of the payment database --sev 2',
    summary: 'Declares an incident for practice; it counts in no metric.',
    aliases: [],
    meant: ['practice', 'exercise', 'gameday', 'test'],
    runs: 'declare',
    redelivery: 'keep-answer',
    parse: parseDrill,
  },
} as const satisfies VerbRows;

function parseDeclaration(rest: string, options: CommandOptions): Declaration | UsageFault {
  const read = readTitleAndFlags(rest, options);
  if (isFault(read)) return read;
  return read.title !== undefined && isTooLong(read.title) ? fault('title-too-long', read.title) : read;
}

function parseDrill(rest: string, options: CommandOptions): Declaration | UsageFault {
  const read = parseDeclaration(rest, options);
  return isFault(read) ? read : { ...read, drill: true };
}

/** Any moment will do: where a time expression ends does not depend on when it is read. */
const ANY_MOMENT = { now: new Date(0), zone: 'UTC' };

/** Reads a title and flags in any order. Words in double quotes are never flags. */
function readTitleAndFlags(text: string, options: CommandOptions): Declaration | UsageFault {
  const title: string[] = [];
  let found: Omit<Declaration, 'title'> = {
    severity: undefined,
    private: false,
    drill: false,
    here: false,
    startedAt: undefined,
  };
  const segments = splitAtFlags(text);
  for (let index = 0; index < segments.length; index += 1) {
    const segment = segments[index];
    if (segment === undefined) continue;
    if (segment.kind === 'words') {
      title.push(...segment.words);
      continue;
    }
    if (segment.kind === 'unknown') return fault('unknown-flag', segment.said, nearestFlag(segment.name));
    const next = segments[index + 1];
    const after = next?.kind === 'words' ? next.words : [];
    const read = readFlag(segment, after, options);
    if (isFault(read)) return read;
    found = { ...found, ...read.found, ...together(found, read.found) };
    if (read.left === undefined) continue;
    title.push(...read.left);
    index += 1;
  }
  if (found.severity !== undefined) return { ...found, title: titleOf(title) };
  const stated = severityOfTitle(title, options.vocabulary);
  return stated === 'two'
    ? fault('two-readings')
    : { ...found, severity: stated.severity, title: titleOf(stated.words) };
}

function titleOf(words: readonly string[]): string | undefined {
  return unquoted(words.join(' ')) || undefined;
}

/** `left` is what a flag does not take of the words after it; undefined where it does not touch them. */
type FlagReading =
  | UsageFault
  | { readonly found: Partial<Declaration>; readonly left: readonly string[] | undefined };

function readSev(segment: Flag, after: readonly string[], { vocabulary }: CommandOptions): FlagReading {
  const { value } = segment;
  const said = value ?? after[0] ?? '';
  if (said === '') return fault('missing-severity', segment.said);
  // An own word may be several.
  const read = severityAt(value ?? after.join(' '), vocabulary);
  if (read === undefined || (value !== undefined && read.rest !== '')) return fault('unknown-severity', said);
  const left = read.rest === '' ? [] : read.rest.split(' ');
  return { found: { severity: read.severity }, left: value === undefined ? left : undefined };
}

type Flag = Segment & { readonly kind: 'flag' };

function readFlag(segment: Flag, after: readonly string[], options: CommandOptions): FlagReading {
  switch (segment.flag) {
    case 'sev':
      return readSev(segment, after, options);
    case 'service':
    case 'field':
      return readDetail(segment, after, options);
    case 'started':
      return readStarted(segment, after);
    case 'private':
    case 'drill':
    case 'here':
      if (segment.value !== undefined) return fault('unexpected-value', segment.said);
      return { found: { [segment.flag]: true }, left: undefined };
    default:
      return segment.flag satisfies never;
  }
}

/** `--service checkout,payments`, `--field "Customer=ACME"`: a value with spaces stands in double quotes. */
function readDetail(segment: Flag, after: readonly string[], options: CommandOptions): FlagReading {
  const said = (segment.value ?? after[0] ?? '').replace(/^["“”„«»]|["“”„«»]$/g, '').trim();
  const left = segment.value === undefined ? after.slice(1) : undefined;
  if (segment.flag === 'field') {
    const field = readField(said, options.fields ?? []);
    return field ? { found: { fields: [field] }, left } : fault('unknown-field', said);
  }
  const services: string[] = [];
  for (const word of said.split(',')) {
    const service = readService(word, options.services ?? []);
    if (service === undefined) return fault('unknown-service', word.trim());
    services.push(service);
  }
  return { found: { services }, left };
}

/** A flag that stands twice adds to itself. */
function together(before: Details, more: Details): Details {
  return {
    ...(more.services ? { services: [...new Set([...(before.services ?? []), ...more.services])] } : {}),
    ...(more.fields ? { fields: withFields(before.fields, more.fields) } : {}),
  };
}

function readStarted(segment: Flag, after: readonly string[]): FlagReading {
  const words = [...(segment.value === undefined ? [] : [segment.value]), ...after].join(' ');
  if (words === '') return fault('missing-time', segment.said);
  const time = readTime(words, ANY_MOMENT);
  if (time.kind === 'none') return fault('not-a-time', words);
  if (time.kind === 'invalid' && time.why !== 'several-zones') return fault('not-a-time', time.said);
  const startedAt = words.slice(0, time.length).replace(/[\s,:;–—-]+$/, '');
  const left = words.slice(time.length);
  return { found: { startedAt }, left: after.length === 0 ? undefined : left === '' ? [] : left.split(' ') };
}
