import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Connection } from 'mongoose';
import type { App } from '../../src/app/app.ts';
import { keepMembers } from '../../src/app/effects/members.ts';
import { openConnection } from '../../src/mongo/connection.ts';
import { portsOn } from '../../src/mongo/open-stores.ts';
import { moment } from '../contract/opened.ts';
import { freshDatabase } from '../services.ts';

const TEAM = 'T1';
const database = freshDatabase('earlier');
let connection: Connection;
let stores: ReturnType<typeof portsOn>;

beforeAll(async () => {
  connection = await openConnection(database.uri);
  stores = portsOn(connection);
});
afterAll(async () => {
  await connection.close();
  await database.drop();
});

/** An incident as 0.1.0 stored it: nobody had asked who can see the channel, or when its members were read. */
async function insert(number: number, more: Record<string, unknown>): Promise<void> {
  const document: object = {
    ...{ _id: `${TEAM}.i${number}`, team: TEAM, key: `INC-2026-000${number}`, title: 'Keys leak' },
    ...{ severity: 1, private: true, drill: false, place: { kind: 'own' }, active: true, reopened: 0 },
    ...{ phase: { state: 'active', status: 'investigating', since: moment(0) }, lastUpdate: null },
    ...{ declaredAt: moment(0), declaredBy: 'U1', roles: { commander: ['U1'] }, milestones: {}, version: 0 },
    ...{ channel: `C${number}`, members: ['U1', 'U2'], events: [], outside: { channel: `C${number}` } },
    ...more,
  };
  await connection.collection('incidents').insertOne(document);
}

it('incidents of earlier versions are read anew, and their members are kept and change as others do', async () => {
  await insert(1, {});
  await insert(2, { private: false, place: { kind: 'here', channel: 'C2' } });
  await insert(3, { private: false });
  const { incidents, members } = stores;
  const known = async () => await incidents.byKey(TEAM, 'INC-2026-0001');
  const nothing = { heard: 0, readAt: undefined, overheard: false, scribeOut: false };
  expect(await known()).toMatchObject({ members: ['U1', 'U2'], membership: nothing });
  expect(await members.adopt(moment(1))).toBe(3);
  expect(await members.adopt(moment(2))).toBe(0);
  expect((await members.due(moment(3), 10)).map(({ id }) => id).toSorted()).toEqual(['i1', 'i2', 'i3']);
  const users = ['U2', 'U3'];
  const read = { team: TEAM, id: 'i1', heard: 0, at: moment(4), next: moment(9) };
  expect(await members.keep({ ...read, reading: { kind: 'people', users } })).toBe('kept');
  expect(await known()).toMatchObject({ members: users, membership: { readAt: moment(4) } });
  await members.heard({ channel: 'C1', user: 'U3', present: false, at: moment(5) });
  expect((await known())?.members).toEqual(['U2']);
});

it('an import of an earlier version has no channel, and its members are asked for once more at most', async () => {
  const place = { channel: undefined, members: ['import'], outside: {}, membersDueAt: moment(0) };
  await insert(4, { ...place, _id: `${TEAM}.imp.0a1b` });
  await insert(5, { ...place, _id: `${TEAM}.imp.2c3d`, membersDueAt: undefined });
  const known = await stores.incidents.byId(TEAM, 'imp.0a1b');
  expect(known?.incident.place).toEqual({ kind: 'none' });
  await stores.members.adopt(moment(1));
  const [ref, ...others] = await stores.members.due(moment(3), 10);
  expect([ref?.id, others]).toEqual(['imp.0a1b', []]);
  const app = { ...stores, clock: () => moment(3) } as unknown as App;
  expect(known && (await keepMembers(app, known))).toMatchObject({ kind: 'dropped' });
  const later = (await stores.members.due(moment(9_999), 10)).map(({ id }) => id);
  expect(later.filter((id) => id.startsWith('imp.'))).toEqual([]);
});
