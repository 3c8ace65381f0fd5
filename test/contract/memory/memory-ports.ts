import type { Ports } from '../../../src/mongo/open-stores.ts';
import { type ActionCard, memoryActions } from './memory-actions.ts';
import { memoryCounters, memoryInbox, memoryInstallations, memoryPeople } from './memory-bookkeeping.ts';
import { type EntryCard, memoryEchoes, memoryEntries } from './memory-entries.ts';
import { type IncidentCard, memoryIncidents } from './memory-incidents.ts';
import { type MessageCard, memoryMessages } from './memory-messages.ts';
import { type Holding, memoryEffects, memoryOutside } from './memory-pending-effects.ts';
import { memoryPostmortems, type PostmortemCard } from './memory-postmortems.ts';

/** All stores in memory, for tests of what stands on them. They pass the contracts that the real ones pass. */
export function memoryPorts(): Ports {
  const incidents = new Map<string, IncidentCard>();
  const entries = new Map<string, EntryCard>();
  const actions = new Map<string, ActionCard>();
  const messages = new Map<string, MessageCard>();
  const postmortems = new Map<string, PostmortemCard>();
  const holders = { incidents, entries, actions, messages, postmortems };
  const holding: Holding = {
    holder: (kind, team, id) => holders[kind].get(kind === 'messages' ? id : `${team}.${id}`)?.pendingEffects,
    all: () => [
      ...[...incidents.values()].map((card) => ['incidents', card.pendingEffects] as const),
      ...[...entries.values()].map((card) => ['entries', card.pendingEffects] as const),
      ...[...actions.values()].map((card) => ['actions', card.pendingEffects] as const),
      ...[...messages.values()].map((card) => ['messages', card.pendingEffects] as const),
      ...[...postmortems.values()].map((card) => ['postmortems', card.pendingEffects] as const),
    ],
    echoes: () => [...entries.values()].filter((card) => card.waitsSince).length,
  };
  return {
    incidents: memoryIncidents(incidents),
    entries: memoryEntries(entries),
    echoes: memoryEchoes(entries),
    effects: memoryEffects(holding),
    outside: memoryOutside(holding, (team, id, channel) => {
      const card = incidents.get(`${team}.${id}`);
      if (card) card.channel = channel;
    }),
    messages: memoryMessages(messages),
    actions: memoryActions(actions),
    postmortems: memoryPostmortems(postmortems, entries),
    people: memoryPeople(),
    counters: memoryCounters(),
    inbox: memoryInbox(),
    installations: memoryInstallations(),
  };
}
