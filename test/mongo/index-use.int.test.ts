import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Connection } from 'mongoose';

import { messageId } from '../../src/app/ports/messages.ts';
import { openConnection } from '../../src/mongo/connection.ts';
import { createIndexes } from '../../src/mongo/indexes.ts';
import { portsOn } from '../../src/mongo/open-stores.ts';
import { moment } from '../contract/opened.ts';
import { anAction, anEntry, anIncident, retitled, wanted } from '../contract/samples.ts';
import { freshDatabase } from '../services.ts';

const TEAM = 'T1';
const FILLING = 5_000;

/** How a plan says that it reads the whole collection: MongoDB's way, PostgreSQL's, and DocumentDB's on PostgreSQL. */
const READS_ALL = /COLLSCAN|Seq Scan|"Index Cond":"\(shard_key_value = '\d+'::bigint\)"/;

/** What mongoose says before it sends something. */
interface Operation {
  readonly collectionName: string;
  readonly method: string;
  readonly params: readonly unknown[];
}

describe('what stores ask', () => {
  const database = freshDatabase('index-use');
  let connection: Connection;
  let stores: ReturnType<typeof portsOn>;
  beforeAll(async () => {
    connection = await openConnection(database.uri);
    stores = portsOn(connection);
    await createIndexes(connection);
    await fill(connection);
  }, 60_000);
  afterAll(async () => {
    await connection.close();
    await database.drop();
  });

  it('is answered through an index, where the server can explain itself', async () => {
    if (
      !READS_ALL.test(
        await explain(connection, { collection: 'entries', filter: { text: 'none' }, sort: {} }),
      )
    )
      return;
    const asked: Operation[] = [];
    connection.on('operation-start', (operation: Operation) => asked.push(operation));
    await useEverything(stores);
    connection.removeAllListeners('operation-start');
    const questions = asked.flatMap(questionOf);
    expect(questions.length).toBeGreaterThan(40);
    const scans: string[] = [];
    for (const { collection, filter, sort } of questions) {
      const plan = await explain(connection, { collection, filter, sort });
      if (READS_ALL.test(plan)) scans.push(`${collection} ${JSON.stringify(filter)}`);
    }
    expect(scans).toEqual([]);
  }, 60_000);
});

/** Enough documents to make a full scan the worse plan. */
async function fill(connection: Connection): Promise<void> {
  const many = (document: (index: number) => Record<string, unknown>) =>
    Array.from({ length: FILLING }, (_, index) => ({ ...document(index), _id: `T0.${index}` }) as object);
  const at = (index: number) => new Date(1e12 + index * 1_000);
  const filling = {
    incidents: many((index) => ({
      team: 'T0',
      key: `K${index}`,
      channel: `C${index}`,
      place: { kind: 'own' },
      active: false,
      declaredAt: at(index),
    })),
    entries: many((index) => ({
      team: 'T0',
      incident: `K${index % 50}`,
      occurredAt: at(index),
      loggedAt: at(index),
      echo: { batch: `b${index % 99}` },
    })),
    actions: many((index) => ({
      team: 'T0',
      number: index,
      incident: `K${index % 50}`,
      owner: `U${index % 99}`,
      pending: true,
      due: '2030-01-01',
      remindAt: at(index + 1e9),
    })),
    messages: many(() => ({ team: 'T0' })),
    echo_rooms: many(() => ({ team: 'T0', turn: 1 })),
    inbox: many((index) => ({ team: 'T0', at: at(index + 1e9) })),
    postmortems: many(() => ({ team: 'T0' })),
    drafts: many(() => ({ team: 'T0' })),
    people: many(() => ({ team: 'T0' })),
    counters: many(() => ({ team: 'T0' })),
    installations: many(() => ({ team: 'T0' })),
    moved_channels: many(() => ({ to: 'C0' })),
    covered_workspaces: many(() => ({ organisation: 'E0' })),
  };
  for (const [name, documents] of Object.entries(filling)) {
    // A busy server takes longer for all at once than one answer may.
    for (let from = 0; from < documents.length; from += 500)
      await connection.collection(name).insertMany(documents.slice(from, from + 500));
  }
}

async function useEverything(stores: ReturnType<typeof portsOn>): Promise<void> {
  const { incidents, entries, echoes, effects, effectLeases, effectTroubles, externalIds, messages } = stores;
  const { actions, actionReminders, postmortems, recordMoves, revisions } = stores;
  const incident = anIncident(TEAM);
  const { id, key } = incident;
  await incidents.create({ incident, events: [], effects: [wanted('card-0')], at: moment(0) });
  await externalIds.remember({ holder: 'incidents', team: TEAM, id }, 'channel', 'C1');
  await incidents.byId(TEAM, id);
  await incidents.byKey(TEAM, key);
  await incidents.byChannel(TEAM, 'C1');
  await stores.incidentChannels.incidentsIn('C1');
  await stores.incidentChannels.moved('C2', 'C3');
  await stores.incidentChannels.addressOf('C2');
  await incidents.list(TEAM, { active: true, limit: 20 });
  await incidents.list(TEAM, { active: true, limit: 20, channel: 'C1' });
  await incidents.list(TEAM, { active: true, limit: 20, seenBy: { user: 'U1', typedIn: 'C1' } });
  await incidents.save({ ...retitled(incident, 'new'), effects: [], at: moment(1) });
  await stores.nudgeTimes.due(moment(2), 10);
  const look = { seen: incident, next: undefined, wanted: undefined, at: moment(2) };
  await stores.nudgeTimes.claim({ team: TEAM, id, nudgeAt: moment(1) }, look);
  const { members } = stores;
  await members.heard({ channel: 'C1', user: 'U2', present: true, at: moment(1) });
  await members.scribeLeft({ team: TEAM, channel: 'C1', at: moment(1) });
  await members.due(moment(2), 10);
  await members.doubt(moment(3));
  const [ref] = await effects.due(moment(9), 10, 1_000);
  if (!ref) throw new Error('nothing is due');
  const taken = await effectLeases.take(ref, moment(9), 1_000);
  if (!taken) throw new Error('it is taken');
  await effectLeases.renew(taken, moment(9), 1_000);
  await effectLeases.tried(taken, moment(9));
  await effectLeases.untried(taken);
  await effectLeases.wantedNow(taken.ref);
  await externalIds.rememberFor(taken, 'card', '17.5');
  await effectLeases.retry(taken, 'later', moment(10));
  await effectLeases.giveUp(taken, 'refused');
  await effectLeases.finish(taken);
  await effectTroubles.list({ limit: 10 });
  await effectTroubles.revive(ref, moment(11));
  await effects.wake([ref], moment(11));
  await effects.add({ holder: 'incidents', team: TEAM, id }, wanted('card-1'), moment(12));
  await effects.done(ref);
  await effects.pending();
  const entry = anEntry(TEAM);
  await entries.insert(entry, [{ key: 'echo', effect: { kind: 'echo' } }], moment(0));
  await entries.byId(TEAM, entry.id);
  await entries.ofIncident(TEAM, key);
  await entries.ofIncident(TEAM, key, { newest: 10, loggedUpTo: moment(99) });
  await entries.page(TEAM, key, { skip: 20, size: 20 });
  for (const standing of [true, false])
    await entries.newestOf(TEAM, key, { author: 'U1', sources: ['slash', 'mention'], standing, limit: 1 });
  await entries.save({ ...entry, version: 1 }, [], moment(1));
  await echoes.waiting(moment(99));
  await echoes.wake({});
  const batch = await echoes.next(TEAM, key, { batch: 'b', at: moment(99), leaseMs: 1_000, limit: 40 });
  if (!batch) throw new Error('nothing waits');
  await echoes.renew(batch.claim, moment(99), 1_000);
  await echoes.tried(batch.claim, moment(99));
  await echoes.sent(batch.claim, 'nowhere');
  await echoes.reposted(TEAM, batch.id, { channel: 'C1', ts: '17.6' });
  await echoes.batchOf(TEAM, entry.id);
  const message = { team: TEAM, channel: 'C1', ts: '17.5', incident: key };
  const content = { ...message, user: 'U1', text: 'first', threadTs: undefined, files: [] };
  await messages.put(content);
  await messages.edit({ ...content, editedTs: '18.1' });
  await messages.pin({ ...message, user: 'U1', way: 'reaction:pushpin', on: true, eventTs: '18.2' });
  await messages.remove(message, { erase: false });
  await messages.want(message, { key: 'fetch', effect: { kind: 'fetch' } }, moment(0));
  await messages.find(message);
  await messages.newestIn(message);
  await effects.done({ holder: 'messages', team: TEAM, id: messageId(message), key: 'fetch' });
  const item = anAction(TEAM);
  await actions.create({ item, remindAt: moment(5), effects: [], at: moment(0) });
  const [due] = await actionReminders.due(moment(5), 10);
  if (!due) throw new Error('no reminder is due');
  const reminder = { kind: 'remind', due: '2026-12-01', rung: 'due', at: moment(5) } as const;
  const claim = { next: undefined, told: {}, wanted: [{ key: 'remind-5', effect: reminder }], at: moment(6) };
  await actionReminders.claim(due, claim);
  await actions.byNumber(TEAM, 1);
  await actions.ofIncident(TEAM, key);
  await actions.ofOwner(TEAM, 'U1');
  await actions.held(TEAM);
  await actions.save({ item: { ...item, version: 1 }, remindAt: undefined, effects: [], at: moment(7) });
  await stores.actionPlans.planAgain({ team: TEAM, owner: 'U1' });
  await stores.actionPlans.planAgain({ team: TEAM, incident: key });
  await stores.actionPlans.stale('q', 10);
  await stores.changedPeople.note({ team: TEAM, user: 'U1', at: moment(8) });
  await stores.changedPeople.noted(moment(9), 10);
  await weekly(stores);
  await recordMoves.homes(TEAM, key);
  await recordMoves.move(TEAM, { home: key, from: key }, 'INC-2026-0002');
  const unnoted = { home: key, into: 'INC-2026-0002', channel: 'C1', until: moment(99) };
  await recordMoves.noteHomes(TEAM, unnoted);
  await postmortems.remember({ team: TEAM, incident: key }, 'canvas', { value: 'F1', before: undefined });
  await postmortems.markStale(TEAM, key);
  await revisions.byId(TEAM, key, 'none');
  await stores.people.many(TEAM, ['U1', 'U2']);
  await stores.counters.next(TEAM, 'A');
  await stores.incidentKeys.isUsed(TEAM, 'INC-2026-0001');
  await stores.incidentKeys.highest(TEAM, 'INC-2026-');
  await stores.inbox.answerOf('evt.T1.Ev1');
  await stores.inbox.clean(moment(0));
  await stores.installations.find(TEAM);
  await stores.installations.cover(TEAM, 'E1');
  await stores.installations.coveredBy(TEAM);
  await stores.installations.coveredTeams('E1');
}

async function weekly({ weeklyDigests, weeklyRecord }: ReturnType<typeof portsOn>): Promise<void> {
  const of = { team: TEAM, place: 'ops' };
  await weeklyDigests.plan(of, '1 9 UTC', moment(1));
  const [due] = await weeklyDigests.due(moment(2), 5);
  if (due) await weeklyDigests.claim(due, { next: moment(9), wanted: undefined, at: moment(2) });
  await weeklyDigests.byPlace(of);
  await weeklyDigests.teams();
  await weeklyRecord.items(TEAM, moment(0));
  await weeklyRecord.waiting(TEAM);
}

interface Question {
  readonly collection: string;
  readonly filter: object;
  readonly sort: Record<string, 1 | -1>;
}

/** The filter of an operation; plain inserts have none. */
function questionOf({ collectionName, method, params }: Operation): Question[] {
  if (method.startsWith('insert') || method === 'createIndex') return [];
  const [filter, options] = method === 'distinct' ? [params[1], {}] : [params[0], params.at(-1)];
  const sort = (options as { sort?: Record<string, 1 | -1> } | undefined)?.sort ?? {};
  return [{ collection: collectionName, filter: filter as object, sort }];
}

async function explain(connection: Connection, { collection, filter, sort }: Question): Promise<string> {
  return JSON.stringify(await connection.collection(collection).find(filter).sort(sort).explain());
}
