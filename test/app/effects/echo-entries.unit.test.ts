import { beforeEach, describe, expect, it } from '@jest/globals';
import type { App } from '../../../src/app/app.ts';
import { echoRunner } from '../../../src/app/effects/echo-entries.ts';
import { runEffect } from '../../../src/app/effects/run-effect.ts';
import type { ChannelPosts } from '../../../src/app/ports/channel-posts.ts';
import { SlackFault } from '../../../src/app/ports/slack-fault.ts';
import type { Ports } from '../../../src/mongo/open-stores.ts';
import { NO_LIMIT } from '../../builders/no-limit.ts';
import { memoryPorts } from '../../contract/memory/memory-ports.ts';
import { moment } from '../../contract/opened.ts';
import { anEntry, anIncident } from '../../contract/samples.ts';

const TEAM = 'T1';
const INCIDENT = 'INC-2026-0001';
const HERE = { team: TEAM, incident: INCIDENT };
const MINUTE = 60;
const HOUR = 60 * MINUTE;

let stores: Ports;
let now: number;
let answer: () => Promise<string>;
let posts: number;
let run: ReturnType<typeof echoRunner>;
let app: { -readonly [Port in keyof App]?: App[Port] };
let offered: string[];

beforeEach(async () => {
  stores = memoryPorts();
  now = 100;
  posts = 0;
  answer = async () => '17.5';
  await stores.incidents.create({ incident: anIncident(TEAM), events: [], effects: [], at: moment(0) });
  await stores.entries.insert(anEntry(TEAM), [{ key: 'echo', effect: { kind: 'echo' } }], moment(0));
  const silent = () => undefined;
  offered = [];
  app = {
    ...stores,
    queue: { offer: (refs) => void offered.push(...refs.map(({ key }) => key)), echoSoon: silent },
    channelRateLimit: NO_LIMIT,
    channelPosts: {
      echo: async () => {
        posts += 1;
        return answer();
      },
    } as Partial<ChannelPosts> as ChannelPosts,
    peopleSource: { read: async () => ({ name: 'Ana', zone: 'UTC', deactivated: false }) },
    journal: { info: silent, warn: silent },
    clock: () => moment(now),
  };
  run = echoRunner(app as App, { process: 'p1', leaseMs: 30_000 });
});

const madeChannel = () =>
  stores.externalIds.remember({ holder: 'incidents', team: TEAM, id: anIncident(TEAM).id }, 'channel', 'C1');
const isWaiting = async () => (await stores.echoes.waiting(moment(now))).length > 0;

/** Runs, and says after how many seconds it is offered again. */
async function secondsUntilNext(): Promise<number> {
  await run(TEAM, INCIDENT);
  const began = now;
  for (const step of [1, 2, 4, 8, 16, 30, 32, 64, 2 * MINUTE, HOUR]) {
    now = began + step - 1;
    if (await isWaiting()) throw new Error(`offered too soon: after ${now - began} s`);
    now = began + step;
    if (await isWaiting()) return step;
  }
  throw new Error('never offered');
}

describe('lines that follow one another', () => {
  /** What each message in the channel says, by its ts. */
  let shown: Map<string, readonly string[]>;
  const log = (number: number, seconds = now) =>
    stores.entries.insert(
      anEntry(TEAM, number, { loggedAt: moment(seconds), text: `entry ${number}` }),
      [{ key: 'echo', effect: { kind: 'echo' } }],
      moment(seconds),
    );
  const say = (seconds: number) =>
    stores.messages.put({
      ...{ team: TEAM, channel: 'C1', incident: INCIDENT, user: 'U2', text: 'hm', threadTs: undefined },
      ...{ files: [], ts: `${1_700_000_000 + seconds}.000000` },
    });
  beforeEach(async () => {
    shown = new Map();
    await madeChannel();
    app.channelPosts = {
      echo: async ({ ts = `${1_700_000_000 + now}.000000` }, entries) => {
        shown.set(
          ts,
          entries.map(({ text, byline }) => `${text} — ${byline}`),
        );
        return ts;
      },
    } as Partial<ChannelPosts> as ChannelPosts;
    run = echoRunner(app as App, { process: 'p1', leaseMs: 30_000 });
    await run(TEAM, INCIDENT);
  });
  const messages = () => [...shown.values()].map((lines) => lines.map((line) => line.split(' — ')[0]));

  it('come into one message, with the names of their authors in plain words', async () => {
    for (const number of [2, 3]) {
      now += MINUTE;
      await log(number);
      await run(TEAM, INCIDENT);
    }
    expect(messages()).toEqual([[anEntry(TEAM).text, 'entry 2', 'entry 3']]);
    expect([...shown.values()].flat().every((line) => line.endsWith(' — Ana'))).toBe(true);
  });

  it('gather while edits are scarce, and come into their message by one edit', async () => {
    const granted: string[] = [];
    let waitMs = 7_000;
    app.channelRateLimit = {
      ...NO_LIMIT,
      waitForEdit: async () => {
        if (waitMs === 0) granted.push('granted');
        return waitMs;
      },
      giveBackEdit: async () => void granted.pop(),
    };
    for (const number of [2, 3]) {
      now += MINUTE;
      await log(number);
      expect(await run(TEAM, INCIDENT)).toMatchObject({ kind: 'later', delayMs: 7_000 });
    }
    expect(messages()).toEqual([[anEntry(TEAM).text]]);
    waitMs = 0;
    await run(TEAM, INCIDENT);
    expect(messages()).toEqual([[anEntry(TEAM).text, 'entry 2', 'entry 3']]);
    expect(granted).toEqual(['granted']);
    await run(TEAM, INCIDENT);
    expect(granted).toEqual(['granted']);
  });

  it('begin a new message once people have written the last one out of sight', async () => {
    for (let second = 1; second <= 9; second++) await say(now + second);
    now += MINUTE;
    await log(2);
    await run(TEAM, INCIDENT);
    expect(shown.size).toBe(1);
    await say(now + 1);
    now += MINUTE;
    await log(3);
    await run(TEAM, INCIDENT);
    expect(messages().at(-1)).toEqual(['entry 3']);
    expect(shown.size).toBe(2);
  });

  it('begin a new message after something that Scribe said below the last one', async () => {
    await stores.echoes.endBurst(HERE);
    now += MINUTE;
    await log(2);
    await run(TEAM, INCIDENT);
    expect(messages().at(-1)).toEqual(['entry 2']);
  });

  it('begin a new message where Slack refuses to edit the last one for good', async () => {
    const { echo } = app.channelPosts as ChannelPosts;
    app.channelPosts = {
      ...(app.channelPosts as ChannelPosts),
      echo: async (where, entries) => {
        if (where.ts === undefined) return echo(where, entries);
        const why = { error: 'restricted_action', needed: undefined, method: 'chat.update' };
        throw new SlackFault({ kind: 'refused', ...why });
      },
    };
    now += MINUTE;
    await log(2);
    await run(TEAM, INCIDENT);
    await run(TEAM, INCIDENT);
    expect(messages()).toEqual([[anEntry(TEAM).text], ['entry 2']]);
    expect(await isWaiting()).toBe(false);
  });

  it('are shown as they are now, also one that was edited while others came into its message', async () => {
    const { echo } = app.channelPosts as ChannelPosts;
    let edited = false;
    app.channelPosts = {
      async echo(where, entries) {
        if (!edited) {
          edited = true;
          await stores.entries.save({ ...anEntry(TEAM), text: 'corrected', version: 1 }, [], moment(now));
        }
        return echo(where, entries);
      },
    } as Partial<ChannelPosts> as ChannelPosts;
    now += MINUTE;
    await log(2);
    await run(TEAM, INCIDENT);
    expect(messages()).toEqual([['corrected', 'entry 2']]);
  });
});

describe('lines that Slack does not take', () => {
  it('are tried again with pauses that grow, for as long as it takes', async () => {
    await madeChannel();
    answer = async () => {
      throw new SlackFault({ kind: 'unavailable', why: 'HTTP 503' });
    };
    const pauses = [];
    for (let time = 0; time < 32; time++) pauses.push(await secondsUntilNext());
    expect(pauses.slice(0, 5)).toEqual([1, 2, 4, 4, 4]);
    expect(pauses.at(-1)).toBe(2 * MINUTE);
    answer = async () => '17.5';
    await run(TEAM, INCIDENT);
    expect((await stores.echoes.batchOf(TEAM, anEntry(TEAM).id))?.message).toEqual({
      channel: 'C1',
      ts: '17.5',
    });
  });

  it('are not posted by a new entry before their pause is over', async () => {
    await madeChannel();
    answer = async () => {
      throw new SlackFault({ kind: 'limited', retryAfterMs: 30_000 });
    };
    expect(await secondsUntilNext()).toBe(30);
    now -= 1;
    await run(TEAM, INCIDENT);
    expect(posts).toBe(1);
  });

  it('are never given up because of a fault of our own', async () => {
    await madeChannel();
    answer = async () => {
      throw new TypeError('Unsupported state or unable to authenticate data');
    };
    for (let time = 0; time < 30; time++) {
      await run(TEAM, INCIDENT);
      now += HOUR;
      expect(await isWaiting()).toBe(true);
    }
  });

  it('wait for a workspace that has let Scribe go, and go on when it is back', async () => {
    await madeChannel();
    answer = async () => {
      throw new SlackFault({ kind: 'uninstalled', team: TEAM });
    };
    expect(await secondsUntilNext()).toBe(HOUR);
    await run(TEAM, INCIDENT);
    expect(await isWaiting()).toBe(false);
    await stores.echoes.wake({ team: TEAM });
    expect(await isWaiting()).toBe(true);
  });

  it('wait for their channel without being asked for again and again', async () => {
    expect(await secondsUntilNext()).toBe(8);
    await run(TEAM, INCIDENT);
    await madeChannel();
    await stores.echoes.wake(HERE);
    await run(TEAM, INCIDENT);
    expect(posts).toBe(1);
  });
});

it('an edit waits for its line without asking, and is offered when the line is shown', async () => {
  await madeChannel();
  const ref = { holder: 'entries', team: TEAM, id: anEntry(TEAM).id, key: 'echo-edit-1' } as const;
  await stores.effects.add(ref, { key: ref.key, effect: { kind: 'echo-edit' } }, moment(now));
  answer = async () => {
    expect(await runEffect(app as App, ref)).toMatchObject({ kind: 'later', delayMs: 8_000 });
    return '17.5';
  };
  await run(TEAM, INCIDENT);
  expect(posts).toBe(1);
  expect(offered).toContain('echo-edit-1');
  expect(await stores.effects.due(moment(now), 9, 1)).toContainEqual(ref);
});
