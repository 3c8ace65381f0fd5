import type { Service } from './details.ts';
import type { Incident, Severity } from './incident.ts';

/** Which incidents a rule is about. What is empty asks for nothing; all that is given must hold. */
export interface Condition {
  readonly severity: readonly Severity[];
  /** One of these services. */
  readonly service: readonly string[];
  /** A service that one of these teams looks after. */
  readonly team: readonly string[];
}

export interface AnnounceRule extends Condition {
  /** A channel's name without `#`, or its id. */
  readonly channel: string;
}

export interface InviteRule extends Condition {
  /** Ids of users. */
  readonly people: readonly string[];
  /** Ids of user groups. */
  readonly groups: readonly string[];
}

/** Where incidents are announced besides, and who is invited to which. */
export interface Routing {
  readonly announce: readonly AnnounceRule[];
  readonly invite: readonly InviteRule[];
  /** Those of the configuration, which say whose team a service is. */
  readonly services: readonly Service[];
}

type Routed = Pick<Incident, 'severity' | 'services'>;

/** The channels whose rules are about this incident, in their order. */
export function announcedIn({ announce, services }: Routing, incident: Routed): readonly string[] {
  return unique(announce.filter((rule) => isAbout(rule, incident, services)).map(({ channel }) => channel));
}

/** The people and the user groups whose rules are about this incident. */
export function invitedTo(
  { invite, services }: Routing,
  incident: Routed,
): Pick<InviteRule, 'people' | 'groups'> {
  const rules = invite.filter((rule) => isAbout(rule, incident, services));
  return {
    people: unique(rules.flatMap(({ people }) => people)),
    groups: unique(rules.flatMap(({ groups }) => groups)),
  };
}

/** Whether a rule is about this incident. */
export function isAbout(
  { severity, service, team }: Condition,
  { severity: has, services: concerned = [] }: Routed,
  known: readonly Service[],
): boolean {
  const teams = concerned.map((name) => known.find((one) => one.name === name)?.team ?? '');
  return (
    (severity.length === 0 || severity.some((one) => one === has)) &&
    (service.length === 0 || service.some((name) => concerned.includes(name))) &&
    (team.length === 0 || team.some((name) => teams.includes(name)))
  );
}

function unique(words: readonly string[]): readonly string[] {
  return [...new Set(words)];
}
