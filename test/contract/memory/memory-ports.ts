import type { Ports } from '../../../src/mongo/open-stores.ts';
import { type ActionCard, memoryActions } from './memory-actions.ts';
import { memoryCounters, memoryInbox, memoryInstallations, memoryPeople } from './memory-bookkeeping.ts';
import { type EntryCard, memoryEchoes, memoryEntries } from './memory-entries.ts';
import { type IncidentCard, memoryIncidents } from './memory-incidents.ts';
import { type MessageCard, memoryMessages } from './memory-messages.ts';
import { memoryPostmortems, type PostmortemCard } from './memory-postmortems.ts';
import { type Holding, memoryEffects, memoryOutside } from './memory-wishes.ts';

/** All stores in memory, for tests of what stands on them. They pass the contracts that the real ones pass. */
export function memoryPorts(): Ports {
  const incidents = new Map<string, IncidentCard>();
  const entries = new Map<string, EntryCard>();
  const actions = new Map<string, ActionCard>();
  const messages = new Map<string, MessageCard>();
  const postmortems = new Map<string, PostmortemCard>();
  const holders = { incidents, entries, actions, messages, postmortems };
  const holding: Holding = {
    holder: (kind, team, id) => holders[kind].get(kind === 'messages' ? id : `${team}.${id}`)?.wishes,
    all: () => [
      ...[...incidents.values()].map((card) => ['incidents', card.wishes] as const),
      ...[...entries.values()].map((card) => ['entries', card.wishes] as const),
      ...[...actions.values()].map((card) => ['actions', card.wishes] as const),
      ...[...messages.values()].map((card) => ['messages', card.wishes] as const),
      ...[...postmortems.values()].map((card) => ['postmortems', card.wishes] as const),
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
