import type { Declare } from './command.ts';
import { withFields } from './details.ts';
import type { IncidentEvent } from './event.ts';
import { type ChannelIs, COMMANDER, type Incident, type Place } from './incident.ts';
import { linksAfter } from './links.ts';

/** The incident right after its declaration: active, and led by whoever declared it. */
export function begin(what: Declare): Incident {
  return {
    id: what.id,
    team: what.team,
    key: what.key,
    title: what.title,
    severity: what.severity,
    private: what.private,
    drill: what.drill,
    place: what.place,
    phase: { state: 'active', status: 'investigating', since: what.at },
    declaredAt: what.at,
    declaredBy: what.by,
    roles: { [COMMANDER]: [what.by] },
    milestones: what.startedAt
      ? { impactStarted: { at: what.startedAt, by: what.by, statedAt: what.at } }
      : {},
    lastUpdate: undefined,
    reopened: 0,
    version: 0,
    ...(what.services?.length ? { services: what.services } : {}),
    ...(what.fields?.length ? { fields: what.fields } : {}),
  };
}

/** The incident after one more event. Pure: the same events always give the same incident. */
export function evolve(incident: Incident, event: IncidentEvent): Incident {
  switch (event.kind) {
    case 'declared':
      return begin(event.what);
    case 'status-changed':
      return {
        ...incident,
        phase: { state: 'active', status: event.to, since: event.at },
        lastUpdate: event.text ? { text: event.text, at: event.at, by: event.by } : incident.lastUpdate,
      };
    case 'severity-changed':
      return { ...incident, severity: event.to };
    case 'details-changed':
      return {
        ...incident,
        ...(event.services ? { services: event.services.to } : {}),
        ...(event.fields ? { fields: withFields(incident.fields, event.fields) } : {}),
      };
    case 'retitled':
      return { ...incident, title: event.to };
    case 'role-taken':
      return withRole(incident, event.role, holders(incident, event.role, event.user));
    case 'role-left':
      return withRole(incident, event.role, without(incident.roles[event.role], event.user));
    case 'time-stated':
      return {
        ...incident,
        milestones: {
          ...incident.milestones,
          [event.milestone]: { at: event.time, by: event.by, statedAt: event.at },
        },
      };
    case 'resolved':
      return {
        ...incident,
        phase: { state: 'resolved', at: event.at, by: event.by, summary: event.summary },
      };
    case 'reopened':
      return event.before
        ? { ...incident, phase: { state: 'active', ...event.before } }
        : reopen(incident, event.at);
    case 'cancelled':
      return { ...incident, phase: { state: 'cancelled', at: event.at, by: event.by, why: event.why } };
    case 'channel-seen':
      return { ...incident, private: event.private, place: placeSeen(incident.place, event.is) };
    case 'channel-changed':
    case 'nudge-snoozed':
    case 'shared':
    case 'draft-wanted':
      return incident;
    case 'merged':
      return {
        ...incident,
        phase: {
          ...{ state: 'merged', at: event.at, by: event.by, why: event.why, into: event.into },
          ...(event.hidden ? { hidden: true } : {}),
        },
      };
    case 'unmerged':
      return { ...incident, phase: { state: 'active', status: event.status, since: event.since } };
    case 'linked':
    case 'unlinked':
      return { ...incident, related: linksAfter(incident, event) };
    default:
      return event satisfies never;
  }
}

function withRole(incident: Incident, role: string, users: readonly string[]): Incident {
  return { ...incident, roles: { ...incident.roles, [role]: users } };
}

function holders(incident: Incident, role: string, user: string): readonly string[] {
  return role === COMMANDER ? [user] : [...without(incident.roles[role], user), user];
}

function without(users: readonly string[] | undefined, user: string): readonly string[] {
  return (users ?? []).filter((holder) => holder !== user);
}

/** Reopening lets the clock run on: a stated end is no longer valid. */
function reopen(incident: Incident, at: Date): Incident {
  const { resolved: _resolved, mitigated: _mitigated, ...milestones } = incident.milestones;
  return {
    ...incident,
    milestones,
    phase: { state: 'active', status: 'mitigating', since: at },
    reopened: incident.reopened + 1,
  };
}

function placeSeen(place: Place, is: ChannelIs): Place {
  return place.kind === 'here' ? { ...place, is } : place;
}
