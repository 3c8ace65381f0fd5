import { expect, it } from '@jest/globals';
import type { App } from '../../src/app/app.ts';
import { echoRunner } from '../../src/app/effects/echo-entries.ts';
import { runEffect } from '../../src/app/effects/run-effect.ts';
import { changeIncident } from '../../src/app/incidents/change-incident.ts';
import type { EffectRef } from '../../src/app/ports/effects.ts';
import type { PostTarget } from '../../src/app/ports/post.ts';
import { SlackFault } from '../../src/app/ports/slack-fault.ts';
import { reviveRefused } from '../../src/app/recovery/revive-refused.ts';
import { readPolicy } from '../../src/config/policy.ts';
import { createIndexes } from '../../src/mongo/indexes.ts';
import { NO_LIMIT } from '../builders/no-limit.ts';
import { moment } from '../contract/opened.ts';
import { anEntry } from '../contract/samples.ts';
import { rawStores } from './raw-stores.ts';

const TEAM = 'T1';
const KEY = 'INC-2026-0001';
const { stores, connection } = rawStores('earlier-record');

/** An effect as the version before stored it: whether it waits, or failed by whose fault, stood nowhere. */
const pending = (kind: string, more: object = {}) => ({
  ...{ effect: { kind }, wantedAt: moment(0), at: moment(0), attempts: 0 },
  ...more,
});

/** What the version before left when it was stopped: half shown, one effect given up, lines that wait. */
async function leave(): Promise<void> {
  const incident: object = {
    ...{ _id: `${TEAM}.i1`, team: TEAM, key: KEY, title: 'Keys leak', severity: 1, private: true },
    ...{ drill: false, place: { kind: 'own' }, active: true, reopened: 0, version: 3 },
    ...{ phase: { state: 'active', status: 'investigating', since: moment(0) }, lastUpdate: null },
    ...{ declaredAt: moment(0), declaredBy: 'U1', roles: { commander: ['U2'] }, milestones: {} },
    ...{ channel: 'C1', members: ['U1'], events: [], outside: { channel: 'C1' }, pendingAt: moment(0) },
    effects: {
      'card-0': pending('card', {
        attempts: 2,
        error: 'Slack: unavailable',
        lease: moment(5),
        token: 'gone',
      }),
      'card-2': pending('card'),
      'pin-0': pending('pin', { at: moment(3) }),
    },
    dead: { 'topic-0': pending('topic', { attempts: 1, error: 'conversations.setTopic: not_in_channel' }) },
  };
  await connection().collection('incidents').insertOne(incident);
  const { entries } = stores();
  const entry = anEntry(TEAM, 1, { incident: KEY });
  await entries.insert(entry, [{ key: 'echo', effect: { kind: 'echo' } }], moment(0));
  const room: object = { _id: `${TEAM} ${KEY}`, team: TEAM, turn: 7 };
  await connection().collection('echo_rooms').insertOne(room);
}

/** Scribe of this version, on what is stored; `said` is what stands in Slack, by kind. */
function scribe() {
  const said: string[] = [];
  let seconds = 10;
  const offered: EffectRef[] = [];
  const post =
    (what: string) =>
    async ({ ts }: PostTarget) => {
      if (ts === undefined) said.push(what);
      return ts ?? `${said.length}.0`;
    };
  const app = {
    ...stores(),
    channelPosts: { card: post('card'), echo: post('echo'), pin: async () => void said.push('pin') },
    channels: { setTopic: async () => ({ kind: 'own', topic: `${said.push('topic')}` }) },
    channelRateLimit: NO_LIMIT,
    peopleSource: {
      async read() {
        throw new SlackFault({ kind: 'unavailable', why: 'HTTP 503' });
      },
    },
    queue: { offer: (refs: readonly EffectRef[]) => offered.push(...refs), echoSoon: () => undefined },
    journal: { info: () => undefined, warn: () => undefined },
    policy: readPolicy('', 'test'),
    clock: () => moment(seconds),
  } as unknown as App;
  return {
    app,
    said,
    async work(forSeconds: number) {
      for (const until = seconds + forSeconds; seconds < until; seconds += 1)
        for (const ref of [...offered.splice(0), ...(await app.effects.due(app.clock(), 99, 1_000))])
          await runEffect(app, ref, 1_000);
    },
  };
}

it('what the version before wanted, gave up and had not shown yet goes on, once, and is seen by who may', async () => {
  await leave();
  await createIndexes(connection());
  const { app, said, work } = scribe();
  await work(40);
  await echoRunner(app, { process: 'new', leaseMs: 1_000 })(TEAM, KEY);
  expect(said.toSorted()).toEqual(['card', 'echo', 'pin']);
  const troubles = await app.effectTroubles.list({ limit: 9 });
  expect(troubles).toMatchObject([{ kind: 'topic', state: 'given up', incident: KEY }]);

  const mayKnow = (user: string) =>
    app.incidents.list(TEAM, { active: true, limit: 9, seenBy: { user } }).then((found) => found.length);
  // Who is certainly no one of it is known once the roles are stored for the query too.
  expect([await mayKnow('U1'), await mayKnow('U2')]).toEqual([1, 1]);
  const known = await app.incidents.byKey(TEAM, KEY);
  if (!known) throw new Error('The incident is gone.');
  await reviveRefused(app, known, 'topic');
  await work(5);
  expect(said).toContain('topic');
  expect(await app.effectTroubles.list({ limit: 9 })).toEqual([]);
  const stamp = { id: 'cmd.9', by: 'U2', at: moment(99) };
  await changeIncident(app, known, { ...stamp, kind: 'title', title: 'Keys of the shop leaked' });
  expect([await mayKnow('U1'), await mayKnow('U2'), await mayKnow('U9')]).toEqual([1, 1, 0]);
});
