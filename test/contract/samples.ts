import type { ActionItem } from '../../src/domain/actions/action-item.ts';
import type { IncidentEffect, Wanted } from '../../src/domain/effect.ts';
import type { IncidentEvent } from '../../src/domain/incident/event.ts';
import type { Incident } from '../../src/domain/incident/incident.ts';
import type { Entry } from '../../src/domain/timeline/entry.ts';
import { moment } from './opened.ts';

/** An active incident. */
export function anIncident(team: string, number = 1, more: Partial<Incident> = {}): Incident {
  return {
    id: `cmd.${team}.17.42.${number}`,
    team,
    key: `INC-2026-${String(number).padStart(4, '0')}`,
    title: 'Checkout errors after deploy',
    severity: 2,
    private: false,
    drill: false,
    place: { kind: 'own' },
    phase: { state: 'active', status: 'investigating', since: moment(0) },
    declaredAt: moment(number),
    declaredBy: 'U1',
    roles: { commander: ['U1'] },
    milestones: { impactStarted: { at: moment(-600), by: 'U1', statedAt: moment(0) } },
    lastUpdate: undefined,
    reopened: 0,
    version: 0,
    ...more,
  };
}

/** The incident with another title, one version on. */
export function retitled(incident: Incident, title: string): { incident: Incident; events: IncidentEvent[] } {
  const stamp = { id: `cmd.${title}`, by: 'U2', at: moment(60) };
  return {
    incident: { ...incident, title, version: incident.version + 1 },
    events: [{ ...stamp, kind: 'retitled', from: incident.title, to: title }],
  };
}

export function wanted(key: string, effect: IncidentEffect = { kind: 'card' }): Wanted<IncidentEffect> {
  return { key, effect };
}

/** An entry that counts, logged a minute after it happened. */
export function anEntry(team: string, number = 1, more: Partial<Entry> = {}): Entry {
  return {
    id: `cmd.${team}.17.9.${number}`,
    team,
    incident: 'INC-2026-0001',
    text: `deploy ${number} finished`,
    type: 'change',
    occurredAt: moment(number),
    loggedAt: moment(number + 60),
    author: 'U1',
    source: 'slash',
    standing: { state: 'standing' },
    versions: [],
    version: 0,
    ...more,
  };
}

/** An open action item. */
export function anAction(team: string, number = 1, more: Partial<ActionItem> = {}): ActionItem {
  return {
    id: `act.${team}.${number}`,
    team,
    number,
    key: `A-${number}`,
    incident: 'INC-2026-0001',
    title: 'Add a memory alarm',
    kind: 'detect',
    owner: 'U1',
    due: '2026-12-01',
    priority: 'P1',
    status: { state: 'open' },
    doneWhen: undefined,
    sourceEntry: undefined,
    createdBy: 'U2',
    createdAt: moment(0),
    moves: [],
    version: 0,
    ...more,
  };
}
