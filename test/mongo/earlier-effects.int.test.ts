import { expect, it } from '@jest/globals';
import { moment } from '../contract/opened.ts';
import { anEntry } from '../contract/samples.ts';
import { rawStores } from './raw-stores.ts';

const TEAM = 'T1';
const { stores, connection } = rawStores('earlier-effects');

it('an effect that a worker of 0.1.0 had, whose claim bore no token, is taken when its lease is over', async () => {
  const pending = { effect: { kind: 'overview' }, wantedAt: moment(0), at: moment(0), attempts: 1 };
  const effects = { 'overview-1': { ...pending, lease: moment(20), tried: moment(1) } };
  const document: object = {
    _id: `${TEAM}.INC`,
    team: TEAM,
    incident: 'INC',
    effects,
    pendingAt: moment(20),
  };
  await connection().collection('postmortems').insertOne(document);
  const ref = { holder: 'postmortems', team: TEAM, id: 'INC', key: 'overview-1' } as const;
  const { effectLeases, externalIds, effects: wanted } = stores();
  expect(await effectLeases.take(ref, moment(19), 10_000)).toBeUndefined();
  expect(await effectLeases.finish({ ref, token: '' })).toBe(false);
  expect(await wanted.due(moment(20), 9, 10_000)).toEqual([ref]);
  const taken = await effectLeases.take(ref, moment(20), 10_000);
  expect(taken).toMatchObject({ attempt: 2, triedAt: moment(1) });
  if (!taken) return;
  expect(await externalIds.rememberFor(taken, 'overview', 'C1/17.5')).toBe(true);
  expect(await effectLeases.finish(taken)).toBe(true);
  expect(await wanted.due(moment(9_999), 9, 10_000)).toEqual([]);
});

it('a batch of lines that a process of 0.1.0 had is shown by the next one, after its lease', async () => {
  const { entries, echoes } = stores();
  const entry = anEntry(TEAM);
  await entries.insert(entry, [{ key: 'echo', effect: { kind: 'echo' } }], moment(0));
  const [stored] = await connection().collection('entries').find({ team: TEAM }).toArray();
  const id = `echo.${TEAM}.${entry.incident}.old`;
  const room: object = {
    ...{ _id: `${TEAM} ${entry.incident}`, team: TEAM, turn: 7, holder: id, lease: moment(100) },
    batch: { id: `${id}.7`, entries: [stored?._id], tried: moment(80) },
  };
  await connection().collection('echo_rooms').insertOne(room);
  const next = (seconds: number) =>
    echoes.next(TEAM, entry.incident, { batch: 'new', at: moment(seconds), leaseMs: 10_000, limit: 40 });
  expect(await next(99)).toBeUndefined();
  const batch = await next(100);
  expect(batch).toMatchObject({ id: `${id}.7`, triedAt: moment(80), claim: { turn: 8 } });
  expect(batch && (await echoes.sent(batch.claim, { channel: 'C1', ts: '17.5' }))).toBe(true);
  expect(await next(101)).toBeUndefined();
});
