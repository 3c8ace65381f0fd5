import type { Connection } from 'mongoose';
import type { ActionLists } from '../app/ports/action-lists.ts';
import type { ActionPlans } from '../app/ports/action-plans.ts';
import type { ActionReminders } from '../app/ports/action-reminders.ts';
import type { ActionStore } from '../app/ports/actions.ts';
import type { ChangedPeople } from '../app/ports/changed-people.ts';
import type { Counters } from '../app/ports/counters.ts';
import type { DigestStore } from '../app/ports/digests.ts';
import type { EchoStore } from '../app/ports/echoes.ts';
import type { EffectLeases } from '../app/ports/effect-leases.ts';
import type { EffectTroubles } from '../app/ports/effect-troubles.ts';
import type { EffectHolder, EffectStore } from '../app/ports/effects.ts';
import type { EntryStore } from '../app/ports/entries.ts';
import type { ExternalIdStore } from '../app/ports/external-ids.ts';
import type { FigureStore } from '../app/ports/figures.ts';
import type { FileCopies } from '../app/ports/file-copies.ts';
import type { Homes } from '../app/ports/homes.ts';
import type { Inbox } from '../app/ports/inbox.ts';
import type { IncidentChannels } from '../app/ports/incident-channels.ts';
import type { IncidentKeys } from '../app/ports/incident-keys.ts';
import type { IncidentStore } from '../app/ports/incidents.ts';
import type { InstallationStore } from '../app/ports/installations.ts';
import type { MemberStore } from '../app/ports/members.ts';
import type { MessageStore } from '../app/ports/messages.ts';
import type { NudgeTimes } from '../app/ports/nudge-times.ts';
import type { PeopleStore } from '../app/ports/people.ts';
import type { PostmortemLists } from '../app/ports/postmortem-lists.ts';
import type { PostmortemStore } from '../app/ports/postmortems.ts';
import type { RecordMoves } from '../app/ports/record-moves.ts';
import type { RevisionStore } from '../app/ports/revisions.ts';
import type { SearchIndex } from '../app/ports/search-index.ts';
import type { SecretStore } from '../app/ports/secrets.ts';
import type { WeeklyDigests, WeeklyRecord } from '../app/ports/weekly-digests.ts';
import { heardChanges } from '../app/search/heard-changes.ts';
import { actionLists } from './action-lists.ts';
import { actionModel } from './action-model.ts';
import { actionPlans } from './action-plans.ts';
import { actionStore } from './action-store.ts';
import { changedPeople } from './changed-people.ts';
import { checkWritable, serverTime } from './connection.ts';
import { counterModel } from './counter-model.ts';
import { counterStore } from './counter-store.ts';
import { coveredWorkspaceModel } from './covered-workspace-model.ts';
import { digestModel } from './digest-model.ts';
import { digestStore } from './digest-store.ts';
import { echoStore } from './echo-store.ts';
import type { Holders } from './effect-holders.ts';
import { effectLeases } from './effect-leases.ts';
import { effectStore } from './effect-store.ts';
import { effectTroubles } from './effect-troubles.ts';
import { entryModel } from './entry-model.ts';
import { entryStore } from './entry-store.ts';
import { externalIdStore } from './external-id-store.ts';
import { figureModel } from './figure-model.ts';
import { figureStore } from './figure-store.ts';
import { fileCopies } from './file-copies.ts';
import { homeModel } from './home-model.ts';
import { homeStore } from './home-store.ts';
import { inboxModel } from './inbox-model.ts';
import { inboxStore } from './inbox-store.ts';
import { incidentChannels } from './incident-channels.ts';
import { incidentKeyStore } from './incident-key-store.ts';
import { incidentModel } from './incident-model.ts';
import { incidentStore } from './incident-store.ts';
import { checkIndexes, createIndexes, isUnused } from './indexes.ts';
import { installationModel } from './installation-model.ts';
import { installationStore } from './installation-store.ts';
import { openLasting } from './lasting-connection.ts';
import { memberStore } from './member-store.ts';
import { messageModel } from './message-model.ts';
import { messageStore } from './message-store.ts';
import { movedChannelModel } from './moved-channel-model.ts';
import { nudgeTimes } from './nudge-times.ts';
import { pendingEchoesModel } from './pending-echoes-model.ts';
import type { PendingEffectsDocument } from './pending-effects.ts';
import { peopleStore } from './people-store.ts';
import { personModel } from './person-model.ts';
import { postmortemLists } from './postmortem-lists.ts';
import { draftModel, postmortemModel } from './postmortem-model.ts';
import { postmortemStore } from './postmortem-store.ts';
import { recordMoves } from './record-moves.ts';
import { revisionStore } from './revision-store.ts';
import { searchIndex } from './search-index.ts';
import { searchModel } from './search-model.ts';
import { SearchNotes } from './search-notes.ts';
import { secretModel } from './secret-model.ts';
import { secretStore } from './secret-store.ts';
import { guarded } from './translate-error.ts';
import { weeklyDigests } from './weekly-digests.ts';
import { weeklyModel } from './weekly-model.ts';
import { weeklyRecord } from './weekly-record.ts';

/** All stores, as the application's ports. */
export interface Ports {
  readonly incidents: IncidentStore;
  readonly incidentChannels: IncidentChannels;
  readonly incidentKeys: IncidentKeys;
  readonly members: MemberStore;
  readonly entries: EntryStore;
  readonly recordMoves: RecordMoves;
  readonly figures: FigureStore;
  readonly echoes: EchoStore;
  readonly effects: EffectStore;
  readonly effectLeases: EffectLeases;
  readonly effectTroubles: EffectTroubles;
  readonly externalIds: ExternalIdStore;
  readonly messages: MessageStore;
  readonly fileCopies: FileCopies;
  readonly actions: ActionStore;
  readonly actionReminders: ActionReminders;
  readonly actionLists: ActionLists;
  readonly actionPlans: ActionPlans;
  readonly digests: DigestStore;
  readonly nudgeTimes: NudgeTimes;
  readonly weeklyDigests: WeeklyDigests;
  readonly weeklyRecord: WeeklyRecord;
  readonly postmortems: PostmortemStore;
  readonly postmortemLists: PostmortemLists;
  readonly revisions: RevisionStore;
  readonly searchIndex: SearchIndex;
  readonly homes: Homes;
  readonly secrets: SecretStore;
  readonly people: PeopleStore;
  readonly changedPeople: ChangedPeople;
  readonly counters: Counters;
  readonly inbox: Inbox;
  readonly installations: InstallationStore;
}

/** The ports on one connection to a database. */
export interface Stores extends Ports {
  /** Throws `StoreFault` when the database does not answer, or takes no writes. */
  ping(): Promise<void>;
  /** The time by the server's clock; throws `StoreFault`, also where the server does not tell. */
  serverTime(): Promise<Date>;
  /** Whether Scribe has stored nothing there yet. Throws `StoreFault`. */
  isUnused(): Promise<boolean>;
  createIndexes(): Promise<void>;
  /** The indexes that are missing, in words. */
  checkIndexes(): Promise<readonly string[]>;
  /** Safe to call twice. */
  close(): Promise<void>;
}

/**
 * Connects to the server that `uri` names. Throws `StoreFault` within about two seconds when none answers. Later the
 * connection is made anew when it no longer does what another one can; `onReplaced` hears of it.
 */
export async function openStores(uri: string, onReplaced: () => void = () => undefined): Promise<Stores> {
  const notes = new SearchNotes();
  const connection = await openLasting(uri, (fresh) => {
    ports = portsOn(fresh, notes);
    onReplaced();
  });
  let ports = portsOn(connection.current(), notes);
  return {
    ...following(() => ports),
    ...guarded(
      { ping: () => checkWritable(connection.current()), serverTime: () => serverTime(connection.current()) },
      'person',
    ),
    ...guarded(
      {
        isUnused: () => isUnused(connection.current()),
        async createIndexes() {
          await createIndexes(connection.current());
          await ports.searchIndex.adopt();
        },
        checkIndexes: () => checkIndexes(connection.current()),
      },
      'bulk',
    ),
    async close() {
      await notes.settle();
      await connection.close();
    },
  };
}

/** Ports whose every call is made on the present ones. */
function following(present: () => Ports): Ports {
  const followed = Object.entries(present()).map(([name, port]: [string, object]) => [
    name,
    Object.fromEntries(
      Object.keys(port).map((method) => [
        method,
        (...args: unknown[]) => Reflect.get(Reflect.get(present(), name), method)(...args),
      ]),
    ),
  ]);
  return Object.fromEntries(followed) as Ports;
}

/** The documents that can want something, as far as what they want. */
function holdersOn(
  connection: Connection,
  models: Readonly<Record<EffectHolder, { readonly modelName: string }>>,
): Holders {
  const of = ({ modelName }: { readonly modelName: string }) =>
    connection.model<PendingEffectsDocument>(modelName);
  return {
    incidents: of(models.incidents),
    entries: of(models.entries),
    actions: of(models.actions),
    messages: of(models.messages),
    postmortems: of(models.postmortems),
    digests: of(models.digests),
    secrets: of(models.secrets),
    weeklies: of(models.weeklies),
    homes: of(models.homes),
  };
}

/** The ports on a connection that is open already, and that nobody makes anew. */
export function portsOn(connection: Connection, notes = new SearchNotes()): Ports {
  const incidents = incidentModel(connection);
  const entries = entryModel(connection);
  const pendingEchoes = pendingEchoesModel(connection);
  const messages = messageModel(connection);
  const actions = actionModel(connection);
  const postmortems = postmortemModel(connection);
  const drafts = draftModel(connection);
  const secrets = secretModel(connection);
  const weeklies = weeklyModel(connection);
  const homes = homeModel(connection);
  const digests = digestModel(connection);
  const people = personModel(connection);
  const holders = holdersOn(connection, {
    ...{ incidents, entries, actions, messages, postmortems },
    ...{ digests, secrets, weeklies, homes },
  });
  const actionsAndReminders = guarded(actionStore(actions), 'person');
  const words = guarded(searchIndex(searchModel(connection), incidents), 'job');
  const ports = {
    incidents: guarded(incidentStore(incidents), 'person'),
    incidentChannels: guarded(incidentChannels(incidents, movedChannelModel(connection)), 'person'),
    incidentKeys: guarded(incidentKeyStore({ incidents, entries, actions, postmortems, drafts }), 'person'),
    members: guarded(memberStore(incidents), 'person'),
    entries: guarded(entryStore(entries), 'person'),
    recordMoves: guarded(recordMoves({ entries, actions, pendingEchoes }), 'bulk'),
    figures: guarded(figureStore(figureModel(connection)), 'person'),
    echoes: guarded(echoStore({ entries, pendingEchoes }), 'job'),
    effects: guarded(effectStore(holders, entries), 'job'),
    effectLeases: guarded(effectLeases(holders), 'job'),
    effectTroubles: guarded(effectTroubles(holders), 'job'),
    externalIds: guarded(externalIdStore(holders), 'job'),
    messages: guarded(messageStore(messages), 'person'),
    fileCopies: guarded(fileCopies(connection), 'bulk'),
    actions: actionsAndReminders,
    actionReminders: actionsAndReminders,
    actionLists: guarded(actionLists(actions), 'person'),
    actionPlans: guarded(actionPlans(actions), 'job'),
    digests: guarded(digestStore(digests), 'job'),
    nudgeTimes: guarded(nudgeTimes(incidents), 'job'),
    weeklyDigests: guarded(weeklyDigests(weeklies, incidents), 'job'),
    weeklyRecord: guarded(weeklyRecord(actions, postmortems), 'job'),
    postmortems: guarded(postmortemStore({ postmortems, drafts, entries }), 'job'),
    revisions: guarded(revisionStore({ postmortems, drafts }), 'job'),
    searchIndex: words,
    homes: guarded(homeStore(homes), 'person'),
    postmortemLists: guarded(postmortemLists(postmortems), 'person'),
    secrets: guarded(secretStore(secrets), 'person'),
    people: guarded(peopleStore(people), 'person'),
    changedPeople: guarded(changedPeople(people), 'person'),
    counters: guarded(counterStore(counterModel(connection)), 'person'),
    inbox: guarded(inboxStore(inboxModel(connection)), 'person'),
    installations: guarded(
      installationStore(installationModel(connection), coveredWorkspaceModel(connection)),
      'person',
    ),
  };
  return heardChanges(ports, (of, at) => notes.take(words, of, at));
}
