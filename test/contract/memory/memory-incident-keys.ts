import type { IncidentKeys } from '../../../src/app/ports/incident-keys.ts';
import type { ActionCard } from './memory-actions.ts';
import type { EntryCard } from './memory-entries.ts';
import type { IncidentCard } from './memory-incidents.ts';
import type { PostmortemCard } from './memory-postmortems.ts';

interface Kept {
  readonly incidents: ReadonlyMap<string, IncidentCard>;
  readonly entries: ReadonlyMap<string, EntryCard>;
  readonly actions: ReadonlyMap<string, ActionCard>;
  readonly postmortems: ReadonlyMap<string, PostmortemCard>;
}

export function memoryIncidentKeys(kept: Kept): IncidentKeys {
  const used = (team: string) => [
    ...[...kept.incidents.values()].flatMap(({ incident }) => (incident.team === team ? [incident.key] : [])),
    ...[...kept.entries.values()].flatMap(({ entry }) => (entry.team === team ? [entry.incident] : [])),
    ...[...kept.actions.values()].flatMap(({ item }) => (item.team === team ? [item.incident] : [])),
    ...[...kept.postmortems.values()].flatMap(({ state }) => (state.team === team ? [state.incident] : [])),
  ];
  return {
    isUsed: async (team, key) => used(team).includes(key),
    highest: async (team, before) =>
      Math.max(
        0,
        ...used(team).flatMap((key) => (key.startsWith(before) ? [Number(key.slice(before.length))] : [])),
      ),
  };
}
