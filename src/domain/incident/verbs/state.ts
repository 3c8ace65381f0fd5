import { type Severity, STATUSES, type Status } from '../incident.ts';
import { nearestWord } from '../nearest-word.ts';
import { ownWordAt } from '../own-word.ts';
import { SEVERITY_CODE, severityAt } from '../severity.ts';
import { isTooLong, unquoted } from '../title.ts';
import { BUILT_IN_WORDS } from '../vocabulary.ts';
import { firstWord, optional, requiredText } from './arguments.ts';
import { afterDashes, otherReading } from './other-reading.ts';
import { fault, type UsageFault } from './usage-fault.ts';
import type { CommandOptions, VerbRows } from './verb-row.ts';

/** How the incident is going, how bad it is, and what it is called. */
export const STATE = {
  status: {
    usage: `status ${STATUSES.join('|')} [TEXT]`,
    example: 'status mitigating rolling back to v2.4.4',
    summary: 'Changes the status, with the public update.',
    aliases: [],
    meant: ['state', 'phase'],
    inShortHelp: true,
    redelivery: 'keep-answer',
    parse: parseStatus,
  },
  update: {
    usage: 'update TEXT',
    example: 'update we are rolling back, next news at 15:00',
    summary: 'Posts a public update; the status stays.',
    aliases: [],
    meant: ['news', 'inform'],
    inShortHelp: true,
    redelivery: 'keep-answer',
    parse: parseUpdate,
  },
  sev: {
    usage: 'sev 1..4 [WHY]',
    example: 'sev 1 checkout is down',
    summary: 'Changes the severity. 1 is the worst.',
    aliases: ['severity'],
    fused: SEVERITY_CODE,
    meant: ['priority', 'prio', 'escalate'],
    inShortHelp: true,
    redelivery: 'keep-answer',
    parse: parseSeverity,
  },
  title: {
    usage: 'title TEXT',
    example: 'title Checkout fails for customers in the EU',
    summary: 'Gives the incident a better name.',
    aliases: [],
    meant: ['rename', 'name'],
    redelivery: 'keep-answer',
    parse: parseTitle,
  },
} as const satisfies VerbRows;

function parseStatus(
  rest: string,
  { vocabulary = BUILT_IN_WORDS }: CommandOptions,
): { readonly status: Status; readonly text: string | undefined } | UsageFault {
  const own = ownWordAt(rest, vocabulary.statuses, STATUSES);
  if (own) return { status: own.meaning, text: optional(own.rest) };
  const [said, text] = firstWord(rest);
  const wanted = said.toLowerCase().replace(/[.,:;]$/, '');
  if (wanted === '') return fault('missing-status');
  if (wanted === 'resolved') return fault('unknown-status', said, 'resolve');
  const [found, other] = STATUSES.filter((known) => wanted.length >= 3 && known.startsWith(wanted));
  if (found !== undefined && other === undefined) return { status: found, text: optional(text) };
  const known = STATUSES.flatMap((status) => {
    const own = vocabulary.statuses[status];
    return own ? [own.name, ...own.also] : [status];
  });
  return fault('unknown-status', said, nearestWord(wanted, known));
}

/** With a status before the text it can be either verb, unless `--` says that all of it is text. */
function parseUpdate(rest: string): { readonly text: string } | UsageFault {
  const text = afterDashes(rest);
  if (text !== undefined) return requiredText(text);
  const [said] = firstWord(rest);
  if (STATUSES.some((status) => status === said.toLowerCase().replace(/[.,:;]$/, '')))
    return fault('two-readings');
  return requiredText(rest);
}

function parseSeverity(
  rest: string,
  { vocabulary }: CommandOptions,
): { readonly severity: Severity; readonly why: string | undefined } | UsageFault {
  const text = rest.replace(/^(?:sev(?:erity)?|to)\s+/i, '');
  const read = severityAt(text, vocabulary);
  if (read) return { severity: read.severity, why: optional(read.rest.trim()) };
  const [said] = firstWord(text);
  return said === '' ? fault('missing-severity') : fault('unknown-severity', said);
}

function parseTitle(rest: string): { readonly title: string } | UsageFault {
  const text = afterDashes(rest);
  const other = text === undefined ? otherReading(rest, '3') : undefined;
  if (other) return other;
  const title = unquoted(text ?? rest);
  if (title === '') return fault('missing-text');
  return isTooLong(title) ? fault('title-too-long', title) : { title };
}
