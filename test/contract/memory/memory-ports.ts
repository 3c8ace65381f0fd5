import { heardChanges } from '../../../src/app/search/heard-changes.ts';
import type { Ports } from '../../../src/mongo/open-stores.ts';
import { SearchNotes } from '../../../src/mongo/search-notes.ts';
import { memoryActionLists } from './memory-action-lists.ts';
import { type ActionCard, memoryActions } from './memory-actions.ts';
import { memoryCounters } from './memory-counters.ts';
import { type DigestCard, memoryDigests } from './memory-digests.ts';
import { type Holding, memoryEffects, memoryExternalIds } from './memory-effects.ts';
import { type EntryCard, memoryEchoes, memoryEntries } from './memory-entries.ts';
import { memoryFigures } from './memory-figures.ts';
import { memoryFileCopies } from './memory-file-copies.ts';
import { type HomeCard, memoryHomes } from './memory-homes.ts';
import { memoryInbox } from './memory-inbox.ts';
import { memoryIncidentKeys } from './memory-incident-keys.ts';
import {
  type IncidentCard,
  memoryIncidentChannels,
  memoryIncidents,
  memoryNudgeTimes,
} from './memory-incidents.ts';
import { memoryInstallations } from './memory-installations.ts';
import { memoryMembers } from './memory-members.ts';
import { type MessageCard, memoryMessages } from './memory-messages.ts';
import { memoryChangedPeople, memoryPeople } from './memory-people.ts';
import { memoryPostmortemLists } from './memory-postmortem-lists.ts';
import { memoryPostmortems, type PostmortemCard } from './memory-postmortems.ts';
import { memoryRecordMoves } from './memory-record-moves.ts';
import { memorySearchIndex } from './memory-search-index.ts';
import { memorySecrets, type SecretCard } from './memory-secrets.ts';
import { memoryWeeklies, memoryWeeklyRecord, type WeeklyCard } from './memory-weeklies.ts';

/** All stores in memory, for tests of what builds on them. They pass the same contracts as the real ones. */
export function memoryPorts(): Ports {
  const incidents = new Map<string, IncidentCard>();
  const entries = new Map<string, EntryCard>();
  const actions = new Map<string, ActionCard>();
  const messages = new Map<string, MessageCard>();
  const postmortems = new Map<string, PostmortemCard>();
  const digests = new Map<string, DigestCard>();
  const secrets = new Map<string, SecretCard>();
  const weeklies = new Map<string, WeeklyCard>();
  const homes = new Map<string, HomeCard>();
  const holders = { incidents, entries, actions, messages, postmortems, digests, secrets, weeklies, homes };
  const holding: Holding = {
    holder: ({ holder, team, id }) =>
      holders[holder].get(holder === 'messages' ? id : `${team}.${id}`)?.pendingEffects,
    all: () => [
      ...[...incidents.values()].map((card) => ['incidents', card.pendingEffects] as const),
      ...[...entries.values()].map((card) => ['entries', card.pendingEffects] as const),
      ...[...actions.values()].map((card) => ['actions', card.pendingEffects] as const),
      ...[...messages.values()].map((card) => ['messages', card.pendingEffects] as const),
      ...[...postmortems.values()].map((card) => ['postmortems', card.pendingEffects] as const),
      ...[...digests.values()].map((card) => ['digests', card.pendingEffects] as const),
      ...[...secrets.values()].map((card) => ['secrets', card.pendingEffects] as const),
      ...[...weeklies.values()].map((card) => ['weeklies', card.pendingEffects] as const),
      ...[...homes.values()].map((card) => ['homes', card.pendingEffects] as const),
    ],
    incidentOf(kind, { team, id }) {
      switch (kind) {
        case 'incidents':
          return incidents.get(`${team}.${id}`)?.incident.key;
        case 'entries':
          return entries.get(`${team}.${id}`)?.entry.incident;
        case 'actions':
          return actions.get(`${team}.${id}`)?.item.incident;
        case 'messages':
          return messages.get(id)?.stored.incident;
        case 'postmortems':
          return id;
        case 'digests':
        case 'secrets':
        case 'weeklies':
        case 'homes':
          return undefined;
        default:
          return kind satisfies never;
      }
    },
    echoes: () => [...entries.values()].filter((card) => card.waitsSince).length,
  };
  const effects = memoryEffects(holding);
  const echoes = memoryEchoes(entries);
  const actionsAndReminders = memoryActions(actions);
  const postmortemsAndRevisions = memoryPostmortems(postmortems, entries);
  const searchIndex = memorySearchIndex(incidents);
  const ports = {
    incidents: memoryIncidents(incidents),
    weeklyDigests: memoryWeeklies(weeklies, incidents),
    weeklyRecord: memoryWeeklyRecord(actions, postmortems),
    fileCopies: memoryFileCopies(),
    incidentChannels: memoryIncidentChannels(incidents),
    incidentKeys: memoryIncidentKeys({ incidents, entries, actions, postmortems }),
    members: memoryMembers(incidents),
    entries: memoryEntries(entries),
    recordMoves: memoryRecordMoves(entries, actions, echoes),
    figures: memoryFigures(),
    echoes,
    effects,
    effectLeases: effects,
    effectTroubles: effects,
    externalIds: memoryExternalIds(holding, (team, id, channel) => {
      const card = incidents.get(`${team}.${id}`);
      if (card) card.channel = channel;
    }),
    messages: memoryMessages(messages),
    actions: actionsAndReminders,
    actionReminders: actionsAndReminders,
    actionLists: memoryActionLists(actions),
    actionPlans: actionsAndReminders,
    digests: memoryDigests(digests),
    nudgeTimes: memoryNudgeTimes(incidents),
    postmortems: postmortemsAndRevisions,
    revisions: postmortemsAndRevisions,
    searchIndex,
    homes: memoryHomes(homes),
    postmortemLists: memoryPostmortemLists(postmortems),
    secrets: memorySecrets(secrets),
    people: memoryPeople(),
    changedPeople: memoryChangedPeople(),
    counters: memoryCounters(),
    inbox: memoryInbox(),
    installations: memoryInstallations(),
  };
  const notes = new SearchNotes(0);
  return heardChanges(ports, (of, at) => notes.take(searchIndex, of, at));
}
