import { addSeconds } from 'date-fns/addSeconds';
import type { IncidentChange, KnownIncident, ListedIncident } from '../app/ports/incidents.ts';
import { type Incident, isActive, type Place } from '../domain/incident/incident.ts';
import { documentId, domainId } from './document-id.ts';
import type { IncidentDocument } from './incident-model.ts';
import { fromStoredMap, toStoredMap } from './map-key.ts';
import { pendingEffectsOfNew } from './pending-effects.ts';

/** What a change may set; the rest of an incident never changes. */
export function stateFields(
  incident: Incident,
): Pick<
  IncidentDocument,
  | 'title'
  | 'severity'
  | 'private'
  | 'drill'
  | 'place'
  | 'phase'
  | 'active'
  | 'roles'
  | 'holders'
  | 'milestones'
  | 'lastUpdate'
  | 'reopened'
  | 'version'
  | 'services'
  | 'fields'
  | 'related'
> {
  return {
    title: incident.title,
    severity: incident.severity ?? null,
    private: incident.private,
    drill: incident.drill,
    place: incident.place,
    phase: incident.phase,
    active: isActive(incident),
    roles: toStoredMap(incident.roles),
    holders: [...new Set(Object.values(incident.roles).flat())],
    milestones: toStoredMap(incident.milestones),
    lastUpdate: incident.lastUpdate ?? null,
    reopened: incident.reopened,
    version: incident.version,
    ...(incident.services ? { services: incident.services } : {}),
    ...(incident.fields ? { fields: incident.fields } : {}),
    ...(incident.related ? { related: incident.related } : {}),
  };
}

/** The worker that opens the channel reads its members; after this long somebody else looks. */
const FIRST_READING_S = 30;

/** The document of a new incident. */
export function toIncidentDocument({
  incident,
  events,
  effects,
  at,
  nudgeAt,
}: IncidentChange): IncidentDocument {
  return {
    _id: documentId(incident.team, incident.id),
    team: incident.team,
    key: incident.key,
    declaredAt: incident.declaredAt,
    declaredBy: incident.declaredBy,
    ...stateFields(incident),
    ...(incident.place.kind === 'here' ? { channel: incident.place.channel } : {}),
    members: [incident.declaredBy],
    ...(incident.private && incident.place.kind !== 'none'
      ? { membersDueAt: addSeconds(at, FIRST_READING_S) }
      : {}),
    ...(nudgeAt ? { nudgeAt } : {}),
    events,
    ...pendingEffectsOfNew(effects, at),
  };
}

/** Earlier versions stored imports as if Scribe were to make their channel; the ids of these, and no others, begin so. */
function placeOf({ _id, team, place }: Pick<IncidentDocument, '_id' | 'team' | 'place'>): Place {
  return place.kind === 'own' && domainId(team, _id).startsWith('imp.') ? { kind: 'none' } : place;
}

/** What the application knows of a stored incident. */
export function fromIncidentDocument(document: IncidentDocument): KnownIncident {
  return {
    ...fromListedDocument(document),
    externalIds: fromStoredMap(document.outside),
    events: document.events,
  };
}

/** The same without what lists do not read. */
export function fromListedDocument(document: Omit<IncidentDocument, 'events'>): ListedIncident {
  const { team } = document;
  return {
    incident: {
      id: domainId(team, document._id),
      team,
      key: document.key,
      title: document.title,
      severity: document.severity ?? undefined,
      private: document.private,
      drill: document.drill,
      place: placeOf(document),
      phase: document.phase,
      declaredAt: document.declaredAt,
      declaredBy: document.declaredBy,
      roles: fromStoredMap(document.roles),
      milestones: fromStoredMap(document.milestones),
      lastUpdate: document.lastUpdate ?? undefined,
      reopened: document.reopened,
      version: document.version,
      ...(document.services?.length ? { services: document.services } : {}),
      ...(document.fields?.length ? { fields: document.fields } : {}),
      ...(document.related?.length ? { related: document.related } : {}),
    },
    channel: document.channel,
    members: document.members,
    membership: {
      heard: document.membersHeard ?? 0,
      readAt: document.membersReadAt,
      overheard: (document.membersReadOf ?? 0) !== (document.membersHeard ?? 0),
      scribeOut: document.scribeLeftAt !== undefined,
    },
    ...(document.nudged ? { nudged: document.nudged } : {}),
  };
}
