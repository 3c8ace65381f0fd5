import type { Connection } from 'mongoose';

import type { ActionStore } from '../app/ports/actions.ts';
import type { Counters, Inbox, InstallationStore } from '../app/ports/bookkeeping.ts';
import type { EffectStore, OutsideStore } from '../app/ports/effects.ts';
import type { EchoStore, EntryStore } from '../app/ports/entries.ts';
import type { IncidentStore } from '../app/ports/incidents.ts';
import type { MessageStore } from '../app/ports/messages.ts';
import type { PeopleStore } from '../app/ports/people.ts';
import type { PostmortemStore } from '../app/ports/postmortems.ts';
import { actionModel } from './action-model.ts';
import { actionStore } from './action-store.ts';
import { counterModel, inboxModel, installationModel } from './bookkeeping-models.ts';
import { openConnection } from './connection.ts';
import { counterStore } from './counters.ts';
import type { Holders } from './due-effects.ts';
import { echoStore } from './echo-store.ts';
import { effectStore, outsideStore } from './effect-store.ts';
import { entryModel } from './entry-model.ts';
import { entryStore } from './entry-store.ts';
import { inboxStore } from './inbox.ts';
import { incidentModel } from './incident-model.ts';
import { incidentStore } from './incident-store.ts';
import { checkIndexes, createIndexes } from './indexes.ts';
import { installationStore } from './installation-store.ts';
import { messageModel } from './message-model.ts';
import { messageStore } from './message-store.ts';
import { pendingEchoesModel } from './pending-echoes-model.ts';
import type { PendingEffectsDocument } from './pending-effects.ts';
import { peopleStore } from './people-store.ts';
import { personModel } from './person-model.ts';
import { draftModel, postmortemModel } from './postmortem-model.ts';
import { postmortemStore } from './postmortem-store.ts';
import { guarded } from './translate-error.ts';

/** Everything that is kept, by the application's ports. */
export interface Ports {
  readonly incidents: IncidentStore;
  readonly entries: EntryStore;
  readonly echoes: EchoStore;
  readonly effects: EffectStore;
  readonly outside: OutsideStore;
  readonly messages: MessageStore;
  readonly actions: ActionStore;
  readonly postmortems: PostmortemStore;
  readonly people: PeopleStore;
  readonly counters: Counters;
  readonly inbox: Inbox;
  readonly installations: InstallationStore;
}

/** The ports on one connection to a database. */
export interface Stores extends Ports {
  /** Throws `StoreFault` when the database does not answer. */
  ping(): Promise<void>;
  createIndexes(): Promise<void>;
  /** The indexes that are missing, in words. */
  checkIndexes(): Promise<readonly string[]>;
  /** Safe to call twice. */
  close(): Promise<void>;
}

/** Connects to the server that `uri` names. Throws `StoreFault` within about two seconds when none answers. */
export async function openStores(uri: string): Promise<Stores> {
  return storesOn(await openConnection(uri));
}

/** The ports on a connection that is open already. */
export function storesOn(connection: Connection): Stores {
  const admin = guarded(
    {
      ping: async () => {
        await connection.db?.command({ ping: 1 });
      },
    },
    'person',
  );
  const indexes = guarded(
    {
      createIndexes: () => createIndexes(connection),
      checkIndexes: () => checkIndexes(connection),
    },
    'background',
  );
  let closing: Promise<void> | undefined;
  return {
    ...portsOn(connection),
    ...admin,
    ...indexes,
    close: () => {
      closing ??= connection.close();
      return closing;
    },
  };
}

function portsOn(connection: Connection): Ports {
  const incidents = incidentModel(connection);
  const entries = entryModel(connection);
  const rooms = pendingEchoesModel(connection);
  const messages = messageModel(connection);
  const actions = actionModel(connection);
  const postmortems = { postmortems: postmortemModel(connection), drafts: draftModel(connection), entries };
  const pendingEffects = (name: string) => connection.model<PendingEffectsDocument>(name);
  const holders: Holders = {
    incidents: pendingEffects(incidents.modelName),
    entries: pendingEffects(entries.modelName),
    actions: pendingEffects(actions.modelName),
    messages: pendingEffects(messages.modelName),
    postmortems: pendingEffects(postmortems.postmortems.modelName),
  };
  return {
    incidents: guarded(incidentStore(incidents), 'person'),
    entries: guarded(entryStore(entries, rooms), 'person'),
    echoes: guarded(echoStore({ entries, rooms }), 'background'),
    effects: guarded(effectStore(holders, entries), 'background'),
    outside: guarded(outsideStore(holders), 'background'),
    messages: guarded(messageStore(messages), 'person'),
    actions: guarded(actionStore(actions), 'person'),
    postmortems: guarded(postmortemStore(postmortems), 'background'),
    people: guarded(peopleStore(personModel(connection)), 'person'),
    counters: guarded(counterStore(counterModel(connection)), 'person'),
    inbox: guarded(inboxStore(inboxModel(connection)), 'person'),
    installations: guarded(installationStore(installationModel(connection)), 'person'),
  };
}
