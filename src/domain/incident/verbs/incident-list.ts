import { type PeriodSaid, readLast, readSince } from '../../numbers/period.ts';
import { readService } from '../details.ts';
import { type Phase, type Severity, STATUSES, type Status } from '../incident.ts';
import { nearestWord } from '../nearest-word.ts';
import { severityAt } from '../severity.ts';
import { readTeam } from '../teams.ts';
import { firstWord } from './arguments.ts';
import { fault, isFault, type UsageFault } from './usage-fault.ts';
import type { CommandOptions } from './verb-row.ts';

const ENDS = ['resolved', 'cancelled', 'merged'] as const satisfies readonly Phase['state'][];

/** Which incidents `list` is to show. */
export interface ListedIncidents {
  readonly severity?: Severity;
  readonly status?: Status | (typeof ENDS)[number];
  readonly service?: string;
  readonly ofTeam?: string;
  readonly period?: PeriodSaid;
  /** From 1. */
  readonly page?: number;
}

type Part = { readonly part: ListedIncidents; readonly left: string };

/** Reads filters in any order; nothing for the active and the latest others. */
export function readIncidentList(
  rest: string,
  options: CommandOptions,
): { readonly filter: ListedIncidents } | UsageFault {
  let filter: ListedIncidents = {};
  for (let left = rest; left !== ''; ) {
    const read = readPart(left, options);
    if (isFault(read)) return read;
    filter = { ...filter, ...read.part };
    left = read.left;
  }
  return { filter };
}

function readPart(text: string, options: CommandOptions): Part | UsageFault {
  const [said, left] = firstWord(text);
  const word = said.toLowerCase();
  const [next, after] = firstWord(left);
  const status = [...STATUSES, ...ENDS].find((one) => one === word);
  if (status) return { part: { status }, left };
  switch (word) {
    case 'team': {
      const ofTeam = readTeam(next, options.teams ?? []) ?? (options.teams?.length ? undefined : next);
      return ofTeam ? { part: { ofTeam }, left: after } : unknown(next || said, teamNames(options));
    }
    case 'service': {
      const service = readService(next, options.services ?? []);
      if (service !== undefined) return { part: { service }, left: after };
      return unknown(
        next || said,
        (options.services ?? []).map(({ name }) => name),
      );
    }
    case 'since': {
      const period = readSince(next);
      return period ? { part: { period }, left: after } : fault('not-a-period', next || said);
    }
    case 'last': {
      const [unit, rest] = firstWord(after);
      const two = /^\d+$/.test(next) ? readLast(`${next} ${unit}`) : undefined;
      const period = two ?? readLast(next);
      return period ? { part: { period }, left: two ? rest : after } : fault('not-a-period', next || said);
    }
    case 'page':
      if (!/^[1-9]\d{0,4}$/.test(next)) return fault('unknown-filter', `${said} ${next}`.trim());
      return { part: { page: Number(next) }, left: after };
    default: {
      const severity = severityAt(/^sev(?:erity)?$/i.test(said) ? left : text, options.vocabulary);
      if (severity) return { part: { severity: severity.severity }, left: severity.rest };
      const nearest = nearestWord(word, [...STATUSES, ...ENDS, 'team', 'service', 'since', 'last', 'page']);
      return nearest === undefined ? fault('unexpected-text', text) : fault('unknown-filter', said, nearest);
    }
  }
}

function unknown(said: string, names: readonly string[]): UsageFault {
  return fault('unknown-filter', said, nearestWord(said, names));
}

function teamNames({ teams = [] }: CommandOptions): readonly string[] {
  return teams.map(({ name }) => name);
}
