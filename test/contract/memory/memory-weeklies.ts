import type { DueWeekly, WeeklyDigests, WeeklyRecord } from '../../../src/app/ports/weekly-digests.ts';
import { isPending } from '../../../src/domain/actions/action-item.ts';
import type { ActionCard } from './memory-actions.ts';
import { PendingEffectsHolder } from './memory-effects.ts';
import type { IncidentCard } from './memory-incidents.ts';
import type { PostmortemCard } from './memory-postmortems.ts';

export interface WeeklyCard {
  readonly pendingEffects: PendingEffectsHolder;
  readonly team: string;
  readonly place: string;
  plan: string;
  dueAt: Date | undefined;
  lastAt: Date | undefined;
}

export function memoryWeeklies(
  weeklies: Map<string, WeeklyCard>,
  incidents: Map<string, IncidentCard>,
): WeeklyDigests {
  return {
    teams: async () => [...new Set([...incidents.values()].map(({ incident }) => incident.team))],
    async plan({ team, place }, plan, dueAt) {
      const id = `${team}.${place}`;
      const before = weeklies.get(id);
      if (before?.plan === plan && before.dueAt) return;
      const pendingEffects = before?.pendingEffects ?? new PendingEffectsHolder(team, place);
      weeklies.set(id, { pendingEffects, team, place, plan, dueAt, lastAt: before?.lastAt });
    },
    async due(now, limit) {
      return [...weeklies.values()]
        .flatMap(({ team, place, dueAt, lastAt }): DueWeekly[] =>
          dueAt && dueAt <= now ? [{ team, place, dueAt, lastAt }] : [],
        )
        .sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime())
        .slice(0, limit);
    },
    async claim({ team, place, dueAt }, { next, wanted, at }) {
      const card = weeklies.get(`${team}.${place}`);
      if (card?.dueAt?.getTime() !== dueAt.getTime()) return false;
      card.lastAt = dueAt;
      card.dueAt = next;
      if (wanted) card.pendingEffects.want([wanted], at);
      return true;
    },
    async byPlace({ team, place }) {
      const card = weeklies.get(`${team}.${place}`);
      return card && { externalIds: { ...card.pendingEffects.externalIds } };
    },
  };
}

export function memoryWeeklyRecord(
  actions: Map<string, ActionCard>,
  postmortems: Map<string, PostmortemCard>,
): WeeklyRecord {
  return {
    async items(team, closedSince) {
      return [...actions.values()]
        .map(({ item }) => item)
        .filter((item) => item.team === team)
        .filter((item) => isPending(item) || ('at' in item.status && item.status.at > closedSince))
        .map(({ history: _, ...item }) => item);
    },
    async waiting(team) {
      return [...postmortems.values()]
        .map(({ state }) => state)
        .filter((state) => state.team === team)
        .filter(({ workflow }) => workflow.state !== 'published' && workflow.state !== 'not required')
        .map(({ incident, workflow, due }) => ({ incident, state: workflow.state, due }));
    },
  };
}
