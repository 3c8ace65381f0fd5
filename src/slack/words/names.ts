import { drillMark } from '../../domain/incident/drill-mark.ts';
import { type Incident, namesMergeTarget, type Severity } from '../../domain/incident/incident.ts';
import type { MilestoneName } from '../../domain/timeline/milestone-name.ts';
import { literal, person, plainLine } from './escape.ts';
import { ownRoleName, ownSeverityName, statusName } from './team-words.ts';
import { momentOf, type Reader, utcWhen, when } from './times.ts';

/** Milestones as people name them. */
export const MILESTONE_NAMES: Readonly<Record<MilestoneName, string>> = {
  impactStarted: 'Impact started',
  detected: 'Detected',
  acknowledged: 'Acknowledged',
  declared: 'Declared',
  causeIdentified: 'Cause identified',
  mitigationStarted: 'Mitigation started',
  mitigated: 'Mitigated',
  resolved: 'Resolved',
};

/** `Sev-2`, or the team's own name. */
export function severityName(severity: Severity | undefined): string {
  return severity === undefined ? 'severity not set' : (ownSeverityName(severity) ?? `Sev-${severity}`);
}

/** Role names as people say them: `incident commander`, `operations lead`, or the team's own. */
export function roleName(role: string): string {
  const own = ownRoleName(role);
  if (own !== undefined) return own;
  switch (role) {
    case 'commander':
      return 'incident commander';
    case 'scribe':
      return 'scribe';
    default:
      return `${literal(role)} lead`;
  }
}

/** `INC-2026-0012 · Checkout errors after deploy`, marked when it is a drill. */
export function incidentName(incident: Incident): string {
  return `${incident.key} · ${drillMark(incident)}${literal(incident.title)}`;
}

/** The same where nothing is formatted: a header, a button, an option. */
export function plainName(incident: Incident): string {
  return `${incident.key} ${drillMark(incident)}${plainLine(incident.title)}`;
}

/** `mitigating since 19:05 UTC`, `resolved at 20:10 UTC`: for everybody. */
export function phaseForAll(incident: Incident, beside: Date): string {
  return phase(incident, (at) => utcWhen(at, beside));
}

/** The same for one reader: `mitigating since 14:05 (19:05 UTC)`. */
export function phaseFor(incident: Incident, reader: Reader): string {
  return phase(incident, (at) => when(at, reader));
}

/** The same in the reader's zone alone, for where a heading names that zone: `mitigating since 14:05`. */
export function phaseIn(incident: Incident, reader: Reader): string {
  return phase(incident, (at) => momentOf(at, reader));
}

function phase(incident: Incident, say: (at: Date) => string): string {
  const { phase: now } = incident;
  switch (now.state) {
    case 'active':
      return `${statusName(now.status)} since ${say(now.since)}`;
    case 'resolved':
      return `resolved at ${say(now.at)} by ${person(now.by)}`;
    case 'cancelled':
      return `cancelled at ${say(now.at)} by ${person(now.by)}`;
    case 'merged':
      return `merged into ${namesMergeTarget(incident) ? now.into : 'another incident'} at ${say(now.at)} by ${person(now.by)}`;
    default:
      return now satisfies never;
  }
}
