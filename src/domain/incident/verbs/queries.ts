import { type IncidentRef, readIncidentRef } from '../incident-ref.ts';
import { firstWord, noArguments, optional, requiredText } from './arguments.ts';
import { readIncidentList } from './incident-list.ts';
import { fault, type UsageFault } from './usage-fault.ts';
import type { VerbRows } from './verb-row.ts';

/** What is on the timeline so far. */
export const TIMELINE = {
  timeline: {
    usage: 'timeline [all]',
    example: 'timeline',
    summary: 'Shows the record so far: the latest entries, or all.',
    aliases: [],
    meant: ['history', 'entries', 'events'],
    inShortHelp: true,
    redelivery: 'run-again',
    parse: parseTimeline,
  },
  catchup: {
    usage: 'catchup',
    example: 'catchup',
    summary: 'Shows you alone what goes on: since when, who leads, what was tried, what is next.',
    aliases: ['catch-up', 'summary'],
    meant: ['brief', 'sitrep', 'recap', 'tldr'],
    redelivery: 'run-again',
    parse: noArguments,
  },
} as const satisfies VerbRows;

/** What a person can look up from any channel; nothing changes. */
export const QUERIES = {
  list: {
    usage:
      'list [STATUS|resolved|cancelled|merged] [sev N] [service S] [team T] [since DATE|last 90 days] [page N]',
    example: 'list sev 1 team payments last 90 days',
    summary: 'Shows the active incidents and the latest resolved ones, or those that you name.',
    aliases: ['ls'],
    meant: ['incidents', 'active', 'all'],
    redelivery: 'run-again',
    parse: readIncidentList,
  },
  show: {
    usage: 'show [INC-…]',
    example: 'show INC-2026-0012',
    summary: 'Shows one incident.',
    aliases: [],
    meant: ['view', 'info', 'card', 'get'],
    redelivery: 'run-again',
    parse: parseShow,
  },
  at: {
    usage: 'at TIME',
    example: 'at 14:07',
    summary: 'Shows what the room knew at that time.',
    aliases: [],
    meant: ['asof', 'then', 'known'],
    redelivery: 'run-again',
    parse: (rest) => (rest === '' ? fault('missing-time', 'at') : { time: rest }),
  },
  search: {
    usage: 'search WORDS',
    example: 'search redis timeout',
    summary: 'Finds incidents by words in their titles, updates, entries, action items and postmortems.',
    aliases: ['find'],
    meant: ['grep', 'lookup', 'query'],
    redelivery: 'run-again',
    parse: requiredText,
  },
  private: {
    usage: 'private',
    example: 'private',
    summary: 'Says who can see the incident, and how a person makes its channel private.',
    aliases: [],
    meant: ['privacy', 'confidential', 'hide', 'visibility'],
    redelivery: 'run-again',
    parse: noArguments,
  },
  mine: {
    usage: 'mine',
    example: 'mine',
    summary: 'Shows your open incidents, the postmortems that wait for you, and your action items.',
    aliases: [],
    meant: ['my', 'me'],
    redelivery: 'run-again',
    parse: noArguments,
  },
  help: {
    usage: 'help [VERB]',
    example: 'help log',
    summary: 'Shows this, or one verb with an example.',
    aliases: ['?', '--help', '-h', 'commands'],
    meant: ['usage'],
    redelivery: 'run-again',
    parse: (rest) => ({ topic: optional(firstWord(rest)[0].toLowerCase()) }),
  },
  doctor: {
    usage: 'doctor',
    example: 'doctor',
    summary: 'Checks what Scribe needs, and says what to do.',
    aliases: [],
    meant: ['check', 'health', 'ping', 'debug', 'diagnose'],
    redelivery: 'run-again',
    parse: noArguments,
  },
} as const satisfies VerbRows;

function parseShow(rest: string): { readonly incident: IncidentRef | undefined } | UsageFault {
  const [said, more] = firstWord(rest);
  const incident = readIncidentRef(said);
  if (said === '') return { incident: undefined };
  if (incident === undefined) return fault('not-a-key', said);
  return more === '' ? { incident } : fault('unexpected-text', more);
}

function parseTimeline(rest: string): { readonly all: boolean } | UsageFault {
  if (rest === '') return { all: false };
  return rest.toLowerCase() === 'all' ? { all: true } : fault('unexpected-text', rest);
}
