import { setTimeout as sleep } from 'node:timers/promises';
import { beforeEach, describe, expect, it } from '@jest/globals';
import type { App } from '../../../src/app/app.ts';
import { runEffect } from '../../../src/app/effects/run-effect.ts';
import type { EffectRef } from '../../../src/app/ports/effects.ts';
import { SlackFault } from '../../../src/app/ports/slack-fault.ts';
import { StoreFault } from '../../../src/app/ports/store-fault.ts';
import { readPolicy } from '../../../src/config/policy.ts';
import type { IncidentEffect, Notice } from '../../../src/domain/effect.ts';
import type { Ports } from '../../../src/mongo/open-stores.ts';
import { memoryPorts } from '../../contract/memory/memory-ports.ts';
import { moment } from '../../contract/opened.ts';
import { anAction, anIncident, wanted } from '../../contract/samples.ts';

const TEAM = 'T1';
const { id: ID, key: KEY } = anIncident(TEAM);
const HOUR = 3_600;

let stores: Ports;
let now: number;
let offered: string[];
let told: Notice[];
let create: () => Promise<{ readonly kind: 'made'; readonly channel: string }>;
let topic: () => Promise<unknown>;
let app: App;

beforeEach(() => {
  stores = memoryPorts();
  now = 1;
  offered = [];
  told = [];
  create = async () => ({ kind: 'made', channel: 'C1' });
  topic = async () => ({ kind: 'own', topic: 'INC' });
  const silent = () => undefined;
  app = {
    ...stores,
    queue: {
      offer: (refs: readonly EffectRef[]) => offered.push(...refs.map(({ key }) => key)),
      echoSoon: (_team: string, incident: string) => offered.push(`echoes of ${incident}`),
    },
    channels: { create: () => create(), setTopic: () => topic(), findOwn: async () => undefined },
    channelLookup: { kindOf: async () => 'public', members: async () => [] },
    directMessages: {
      notify: async (_to: object, notice: Notice) => {
        told.push(notice);
        return '1.5';
      },
    },
    policy: { ...readPolicy('', 'test'), announceChannel: 'incidents' },
    journal: { info: silent, warn: silent },
    clock: () => moment(now),
  } as unknown as App;
});

const ref = (key: string): EffectRef => ({ holder: 'incidents', team: TEAM, id: ID, key });
const run = (key: string) => runEffect(app, ref(key), 10_000);
const keys = (refs: readonly EffectRef[]) => refs.map(({ key }) => key).sort();
const due = async () => keys(await stores.effects.due(moment(now), 100, 1));

async function declared(...effects: readonly (readonly [string, IncidentEffect])[]): Promise<void> {
  const all = effects.map(([key, effect]) => wanted(key, effect));
  await stores.incidents.create({ incident: anIncident(TEAM), events: [], effects: all, at: moment(0) });
}

describe('an effect that another worker has', () => {
  it('is looked at again when the lease of that worker ends, and not once it is done', async () => {
    await declared(['topic-0', { kind: 'topic' }]);
    const taken = await stores.effectLeases.take(ref('topic-0'), moment(now), 10_000);
    now += 4;
    expect(await run('topic-0')).toEqual({ kind: 'later', delayMs: 6_000, why: 'in another hand' });
    now += 6;
    await stores.externalIds.remember(ref('topic-0'), 'channel', 'C1');
    expect(await run('topic-0')).toEqual({ kind: 'done' });
    expect(taken && (await stores.effectLeases.finish(taken))).toBe(false);
    expect(await run('topic-0')).toEqual({ kind: 'dropped', why: 'done already' });
  });
});

describe('an effect that meets a fault of our own', () => {
  const wrongKey = async () => {
    throw new TypeError('Unsupported state or unable to authenticate data');
  };

  it('is never given up: it is tried again, at last every hour', async () => {
    await declared(['channel-0', { kind: 'channel' }]);
    create = wrongKey;
    const pauses: number[] = [];
    for (let attempt = 1; attempt <= 15; attempt++) {
      const outcome = await run('channel-0');
      if (outcome.kind !== 'later') throw new Error(`it was ${outcome.kind}`);
      pauses.push(outcome.delayMs / 1_000);
      now += outcome.delayMs / 1_000;
    }
    expect(pauses.slice(0, 5)).toEqual([1, 2, 4, 8, 16]);
    expect(pauses.at(-1)).toBe(HOUR);
    create = async () => ({ kind: 'made', channel: 'C1' });
    expect(await run('channel-0')).toEqual({ kind: 'done' });
  });

  it('is told of once, and counts as in trouble until it is done', async () => {
    await declared(['topic-0', { kind: 'topic' }]);
    await stores.externalIds.remember({ holder: 'incidents', team: TEAM, id: ID }, 'channel', 'C1');
    topic = wrongKey;
    for (let attempt = 1; attempt <= 8; attempt++) {
      await run('topic-0');
      now += HOUR;
      expect(offered.length).toBe(attempt < 5 ? 0 : 1);
    }
    expect(await stores.effectTroubles.list({ limit: 10 })).toMatchObject([
      { ref: ref('topic-0'), state: 'failing', attempts: 8, incident: KEY },
    ]);
    await run('tell-fault-topic');
    expect(told).toEqual([{ code: 'fault', what: 'topic', incident: KEY }]);
    topic = async () => ({ kind: 'own', topic: 'INC' });
    await run('topic-0');
    expect(await stores.effectTroubles.list({ limit: 10 })).toEqual([]);
  });
});

describe('an effect that ends its worker', () => {
  /** A worker that the kernel ends in the middle never answers, and its lease ends. */
  const die = async () => {
    topic = () => new Promise(() => undefined);
    void run('topic-0');
    await new Promise(setImmediate);
    now += 11;
  };

  it('rests after three workers, longer each time, is told of and named, and is tried again', async () => {
    await declared(['topic-0', { kind: 'topic' }]);
    await stores.externalIds.remember({ holder: 'incidents', team: TEAM, id: ID }, 'channel', 'C1');
    for (let death = 1; death <= 3; death += 1) await die();
    let calls = 0;
    topic = async () => {
      calls += 1;
    };
    const pauses: number[] = [];
    for (let round = 1; round <= 12; round += 1) {
      const rests = await run('topic-0');
      if (rests.kind !== 'later') throw new Error(`it was ${rests.kind}`);
      pauses.push(rests.delayMs / 1_000);
      now += rests.delayMs / 1_000;
      if (round < 12) await die();
    }
    expect(calls).toBe(0);
    expect(pauses.slice(0, 4)).toEqual([5, 10, 20, 40]);
    expect(pauses.at(-1)).toBe(HOUR);
    const error = 'its worker ended 14 times before it was through';
    expect(await stores.effectTroubles.list({ limit: 10 })).toMatchObject([
      { ref: ref('topic-0'), state: 'failing', error, incident: KEY },
    ]);
    expect(offered).toEqual(['tell-fault-topic']);
    topic = async () => {
      calls += 1;
      return { kind: 'own', topic: 'INC' };
    };
    expect(await run('topic-0')).toEqual({ kind: 'done' });
    expect(calls).toBe(1);
    expect(await stores.effectTroubles.list({ limit: 10 })).toEqual([]);
  });

  it('does not rest where the database went away in the middle, time and again, and the workers live', async () => {
    await declared(['topic-0', { kind: 'topic' }]);
    await stores.externalIds.remember({ holder: 'incidents', team: TEAM, id: ID }, 'channel', 'C1');
    const gone = async () => {
      throw new StoreFault('The database does not answer', { certain: false });
    };
    let told = 0;
    const { take } = stores.effectLeases;
    const effectLeases = {
      ...stores.effectLeases,
      retry: gone,
      async outlived(effect: EffectRef) {
        told += 1;
        if (told === 1) await gone();
        await stores.effectLeases.outlived(effect);
      },
    };
    app = { ...app, effectLeases };
    topic = gone;
    for (let outage = 1; outage <= 2; outage += 1) {
      await expect(run('topic-0')).rejects.toThrow(StoreFault);
      now += 11;
    }
    // It took it, but never heard so.
    const deaf = { ...effectLeases, take: (...how: Parameters<typeof take>) => take(...how).then(gone) };
    app = { ...app, effectLeases: deaf };
    await expect(run('topic-0')).rejects.toThrow(StoreFault);
    now += 11;
    app = { ...app, effectLeases };
    while (told < 4) await sleep(50);
    topic = async () => ({ kind: 'own', topic: 'INC' });
    expect(await run('topic-0')).toEqual({ kind: 'done' });
  });

  it('does not rest where workers came to an end in between', async () => {
    await declared(['topic-0', { kind: 'topic' }]);
    await stores.externalIds.remember({ holder: 'incidents', team: TEAM, id: ID }, 'channel', 'C1');
    for (let round = 1; round <= 4; round += 1) {
      await die();
      await die();
      topic = async () => {
        throw new SlackFault({ kind: 'unavailable', why: 'HTTP 503' });
      };
      const outcome = await run('topic-0');
      expect(outcome).toMatchObject({ kind: 'later', why: expect.stringContaining('HTTP 503') });
      now += 100;
    }
  });
});

describe('an effect that waits for another', () => {
  it('is not run again and again, and is woken when the channel is made', async () => {
    await declared(
      ['channel-0', { kind: 'channel' }],
      ['topic-0', { kind: 'topic' }],
      ['pin-0', { kind: 'pin' }],
    );
    const line = { key: 'action-line-0', effect: { kind: 'action-line' } } as const;
    await stores.actions.create({
      item: anAction(TEAM),
      remindAt: undefined,
      effects: [line],
      at: moment(0),
    });
    for (const key of ['topic-0', 'pin-0'])
      expect(await run(key)).toMatchObject({ kind: 'later', delayMs: 8_000 });
    await runEffect(app, { holder: 'actions', team: TEAM, id: anAction(TEAM).id, key: 'action-line-0' });
    now += 7;
    expect(await due()).toEqual(['channel-0']);
    await run('channel-0');
    expect(offered.toSorted()).toEqual(['action-line-0', `echoes of ${KEY}`, 'pin-0', 'topic-0']);
    expect(await due()).toEqual(['action-line-0', 'pin-0', 'topic-0']);
  });

  it('is woken when the channel is refused', async () => {
    await declared(['channel-0', { kind: 'channel' }], ['topic-0', { kind: 'topic' }]);
    await run('topic-0');
    create = async () => {
      throw new SlackFault({
        kind: 'refused',
        error: 'restricted_action',
        needed: undefined,
        method: 'conversations.create',
      });
    };
    await run('channel-0');
    expect(offered).toContain('topic-0');
    expect(await run('topic-0')).toEqual({ kind: 'dropped', why: 'there is no channel (restricted_action)' });
  });

  it('is not forgotten where the channel is made while it is put off', async () => {
    await declared(['channel-0', { kind: 'channel' }], ['topic-0', { kind: 'topic' }]);
    const { wait } = stores.effectLeases;
    app = {
      ...app,
      effectLeases: {
        ...stores.effectLeases,
        async wait(...what: Parameters<typeof wait>) {
          await run('channel-0');
          return wait(...what);
        },
      },
    };
    expect(await run('topic-0')).toMatchObject({ kind: 'later', delayMs: 0 });
    expect(await due()).toEqual(['topic-0']);
  });
});

describe('an effect that Slack refuses', () => {
  it('is given up last: a worker that dies on the way leaves it to be refused again', async () => {
    await declared(['channel-0', { kind: 'channel' }]);
    create = async () => {
      throw new SlackFault({
        kind: 'refused',
        error: 'restricted_action',
        needed: undefined,
        method: 'conversations.create',
      });
    };
    const died = new Error('the worker died');
    const dying = {
      ...app,
      effectLeases: {
        ...stores.effectLeases,
        giveUp: async () => {
          throw died;
        },
      },
    };
    await expect(runEffect(dying, ref('channel-0'), 10_000)).rejects.toBe(died);
    now += 11;
    await run('channel-0');
    await run('tell-channel-restricted_action');
    expect(told).toHaveLength(1);
    expect(await stores.effectTroubles.list({ limit: 10 })).toMatchObject([
      { ref: ref('channel-0'), state: 'given up', error: 'conversations.create: restricted_action' },
    ]);
  });

  it('waits where the workspace has let Scribe go, at no attempt, and goes on when it is back', async () => {
    await declared(['channel-0', { kind: 'channel' }]);
    create = async () => {
      throw new SlackFault({ kind: 'uninstalled', team: TEAM });
    };
    expect(await run('channel-0')).toMatchObject({ kind: 'later', delayMs: HOUR * 1_000 });
    now += 100;
    expect(await due()).toEqual([]);
    await stores.effects.wakeTeam(TEAM, moment(now));
    expect(await due()).toEqual(['channel-0']);
    create = async () => ({ kind: 'made', channel: 'C1' });
    expect(await run('channel-0')).toEqual({ kind: 'done' });
  });
});
