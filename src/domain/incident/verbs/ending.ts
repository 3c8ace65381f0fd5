import { type IncidentRef, readIncidentRef } from '../incident-ref.ts';
import { firstWord, optional, optionalReason, requiredReason } from './arguments.ts';
import { afterDashes, NAMED_INCIDENT, otherReading } from './other-reading.ts';
import { fault, type UsageFault } from './usage-fault.ts';
import type { VerbRows } from './verb-row.ts';

/** How an incident ends, and how an end is taken back. */
export const ENDING = {
  resolve: {
    usage: 'resolve [SUMMARY]',
    example: 'resolve rolled back, error rate is normal again',
    summary: 'Ends the incident and starts the draft. Without a summary it asks.',
    aliases: [],
    meant: ['end', 'ended', 'finish', 'finished', 'done', 'over'],
    inShortHelp: true,
    redelivery: 'keep-answer',
    parse: parseResolve,
  },
  fixed: {
    usage: 'fixed',
    example: 'fixed',
    summary: 'Asks for the summary, and ends the incident.',
    aliases: ['close', 'closed', 'resolved'],
    meant: ['solved', 'repaired'],
    runs: 'resolve',
    redelivery: 'keep-answer',
    parse: parseFixed,
  },
  reopen: {
    usage: 'reopen [WHY]',
    example: 'reopen the errors are back',
    summary: 'Takes a resolution back, with the status mitigating, or a cancellation.',
    aliases: [],
    meant: ['restart', 'unresolve', 'uncancel', 'open'],
    redelivery: 'keep-answer',
    parse: parseReopen,
  },
  cancel: {
    usage: 'cancel WHY',
    example: 'cancel false alarm from the staging probe',
    summary: 'It was no incident; it counts in no metric.',
    aliases: [],
    meant: ['abort', 'discard'],
    redelivery: 'keep-answer',
    parse: parseCancel,
  },
  merge: {
    usage: 'merge INC-… [WHY]',
    example: 'merge INC-2026-0012 the same outage',
    summary: 'It was declared twice: the entries move to the other incident.',
    aliases: [],
    meant: ['duplicate', 'combine'],
    redelivery: 'keep-answer',
    parse: parseMerge,
  },
  unmerge: {
    usage: 'unmerge [INC-…] [WHY]',
    example: 'unmerge INC-2026-0012 two outages after all',
    summary: 'Takes a merge back: the entries that moved return.',
    aliases: [],
    meant: ['split', 'separate', 'demerge'],
    redelivery: 'keep-answer',
    parse: parseUnmerge,
  },
} as const satisfies VerbRows;

function parseResolve(rest: string): { readonly summary: string | undefined } | UsageFault {
  const text = afterDashes(rest);
  return (
    (text === undefined ? otherReading(rest, '3 alone') : undefined) ?? { summary: optional(text ?? rest) }
  );
}

function parseReopen(rest: string): { readonly why: string | undefined } | UsageFault {
  const text = afterDashes(rest);
  return (text === undefined ? otherReading(rest, '3') : undefined) ?? optionalReason(text ?? rest);
}

function parseCancel(rest: string): { readonly why: string } | UsageFault {
  const text = afterDashes(rest);
  return (text === undefined ? otherReading(rest, '3') : undefined) ?? requiredReason(text ?? rest);
}

/** With more words it may be said of one part: what it means is asked then. */
function parseFixed(rest: string): { readonly summary: string | undefined } | UsageFault {
  return rest === '' ? { summary: undefined } : (otherReading(rest, '3 alone') ?? fault('two-readings'));
}

function parseMerge(
  rest: string,
): { readonly into: IncidentRef; readonly why: string | undefined } | UsageFault {
  const [said, why] = firstWord(rest.replace(/^into\s+/i, ''));
  const into = readIncidentRef(said);
  if (said === '') return fault('missing-key');
  return into === undefined ? fault('not-a-key', said) : { into, why: optional(why) };
}

function parseUnmerge(rest: string): {
  readonly incident: IncidentRef | undefined;
  readonly why: string | undefined;
} {
  const [said, why] = firstWord(rest);
  const incident = NAMED_INCIDENT.test(said) || why === '' ? readIncidentRef(said) : undefined;
  return incident === undefined ? { incident, why: optional(rest) } : { incident, why: optional(why) };
}
