import { afterEach, describe, expect, it, jest } from '@jest/globals';
import type { App } from '../../../src/app/app.ts';
import { echoRunner } from '../../../src/app/effects/echo-entries.ts';
import { runEffect } from '../../../src/app/effects/run-effect.ts';
import { atOnce } from '../../../src/app/ports/offload.ts';
import type { PostTarget } from '../../../src/app/ports/post.ts';
import { SlackFault } from '../../../src/app/ports/slack-fault.ts';
import { readPolicy } from '../../../src/config/policy.ts';
import type { IncidentEffect } from '../../../src/domain/effect.ts';
import { standard } from '../../../src/domain/postmortem/templates/standard.ts';
import { NO_LIMIT } from '../../builders/no-limit.ts';
import { memoryPorts } from '../../contract/memory/memory-ports.ts';
import { moment } from '../../contract/opened.ts';
import { anEntry, anIncident, wanted } from '../../contract/samples.ts';

const TEAM = 'T1';
const LEASE_MS = 10_000;
const incident = anIncident(TEAM);
const holder = { holder: 'incidents', team: TEAM, id: incident.id } as const;
const refOf = ({ kind }: IncidentEffect) => ({ ...holder, key: `${kind}-0` });

/** What Slack shows, and a worker's view of it. Posts are found by their effect, as in the real one. */
function slackOf() {
  const shown: string[] = [];
  const posts: { readonly effect: string; readonly ts: string }[] = [];
  const files = new Set<string>();
  let made = 0;
  const post =
    (what: string) =>
    async ({ ts, tag }: PostTarget): Promise<string> => {
      const before = tag.since && posts.find(({ effect }) => effect === tag.effect);
      if (ts !== undefined || before) return ts ?? before?.ts ?? '';
      await tag.hold?.();
      made += 1;
      posts.push({ effect: tag.effect, ts: `${made}.0` });
      shown.push(what);
      return `${made}.0`;
    };
  const channels = new Map<string, string>();
  const ports = {
    draftPosts: { progress: post('progress'), ready: post('ready') },
    channelPosts: { card: post('card'), announcement: post('announcement'), echo: post('lines') },
    canvases: {
      create: async (place: PostTarget) => `F${await post('canvas')({ ...place, ts: undefined })}`,
      write: async () => undefined,
    },
    fileUploads: {
      async start() {
        made += 1;
        return { file: `F${made}`, url: 'https://files' };
      },
      send: async () => undefined,
      async finish(_place: object, file: string, title: string) {
        files.add(file);
        shown.push(title);
      },
      isShared: async (_place: object, file: string) => files.has(file),
    },
    channels: {
      async create(_team: string, name: string) {
        if (channels.has(name)) return { kind: 'taken' };
        made += 1;
        channels.set(name, `C${made}`);
        shown.push('channel');
        return { kind: 'made', channel: `C${made}` };
      },
      findOwn: async (_team: string, name: string) => channels.get(name),
    },
    directMessages: { open: async () => 'D1', notify: post('note') },
    channelLookup: { kindOf: async () => 'public', members: async () => [] },
  };
  return { shown, ports };
}

const RENDERER = {
  markdown: async () => new Uint8Array(1),
  canvas: async () => ['# Draft'],
  timelinePicture: async () => ({ bytes: new Uint8Array(1), words: 'a line' }),
  exportFiles: async () => [{ name: 'timeline.csv', bytes: new Uint8Array(1) }],
};

/** An app on these stores and this Slack, whose time the test moves. */
async function stageOf(effect: IncidentEffect) {
  const stores = memoryPorts();
  const slack = slackOf();
  let passed = 0;
  const start = performance.now();
  jest.spyOn(performance, 'now').mockImplementation(() => start + passed);
  const app = {
    ...stores,
    ...slack.ports,
    renderer: RENDERER,
    offload: atOnce,
    peopleSource: { read: async () => ({ name: 'x', zone: 'UTC', deactivated: false }) },
    queue: { offer: () => undefined, echoSoon: () => undefined },
    channelRateLimit: NO_LIMIT,
    journal: { info: () => undefined, warn: () => undefined },
    policy: {
      ...readPolicy('', 'test'),
      templates: { known: new Map([['standard', standard]]), default: 'standard', severity: {} },
      thresholds: {},
      holidays: new Set(),
      announceChannel: 'C0ALL',
    },
    clock: () => new Date(moment(100).getTime() + passed),
  } as unknown as App;
  const effects = [wanted(refOf(effect).key, effect)];
  await stores.incidents.create({ incident, events: [], effects, at: moment(90) });
  if (effect.kind !== 'channel') await stores.externalIds.remember(holder, 'channel', 'C1');
  await stores.entries.insert(anEntry(TEAM, 1), [{ key: 'echo', effect: { kind: 'echo' } }], moment(90));
  return {
    app,
    shown: slack.shown,
    sleep: (ms: number) => {
      passed += ms;
    },
  };
}

/** The same ports, each of whose calls ends with `then`. */
function watched(app: App, then: () => Promise<void>): App {
  const ports = Object.entries(app).map(([name, port]: [string, unknown]) => {
    if (typeof port !== 'object' || port === null || UNWATCHED.has(name)) return [name, port];
    const methods = Object.entries(port).map(([method, call]: [string, unknown]) => [
      method,
      typeof call === 'function'
        ? async (...args: unknown[]) => {
            const answer: unknown = await call.apply(port, args);
            await then();
            return answer;
          }
        : call,
    ]);
    return [name, Object.fromEntries(methods)];
  });
  return Object.fromEntries(ports) as App;
}

const UNWATCHED = new Set(['policy', 'journal', 'queue', 'clock']);

type Stage = Awaited<ReturnType<typeof stageOf>>;
type Work = (app: App) => Promise<unknown>;

/** Does the work, and is paused after its `pauseAt`th call, while another worker does it; gives how many calls it made. */
async function pausedAfter(pauseAt: number, { app, sleep }: Stage, work: Work): Promise<number> {
  let calls = 0;
  const paused = watched(app, async () => {
    calls += 1;
    if (calls !== pauseAt) return;
    sleep(2 * LEASE_MS);
    await work(app);
  });
  await work(paused);
  // Whatever either of them left undone is taken up.
  sleep(2 * LEASE_MS);
  await work(app);
  return calls;
}

const perform =
  (effect: IncidentEffect): Work =>
  async (app) => {
    for (let round = 0; round < 9; round += 1) {
      const outcome = await runEffect(app, refOf(effect), LEASE_MS);
      if (outcome.kind !== 'later') return;
    }
    throw new Error('It never ends.');
  };

const DRAFT = { kind: 'draft', draft: 'd1', template: 'standard', by: 'U1', asOf: moment(95) } as const;
const EXPORT = { kind: 'export', export: 'x1', format: 'csv', by: 'U1', asOf: moment(95) } as const;
const EFFECTS: readonly (readonly [string, IncidentEffect, readonly string[]])[] = [
  ['a draft', DRAFT, ['progress', 'canvas', 'Postmortem of INC-2026-0001', 'Timeline of INC-2026-0001']],
  ['an export', EXPORT, ['INC-2026-0001: timeline.csv']],
  ['a card', { kind: 'card' }, ['card']],
  ['a channel', { kind: 'channel' }, ['channel']],
];

describe('a worker that is paused, after any of its calls, until another one has done the work', () => {
  afterEach(() => {
    jest.restoreAllMocks();
  });

  it.each(EFFECTS)('shows %s once', async (_what, effect, expected) => {
    const work = perform(effect);
    const calls = await pausedAfter(0, await stageOf(effect), work);
    expect(calls).toBeGreaterThan(expected.length);
    for (let at = 1; at <= calls; at += 1) {
      jest.restoreAllMocks();
      const stage = await stageOf(effect);
      await pausedAfter(at, stage, work);
      expect({ at, shown: stage.shown }).toEqual({ at, shown: expected });
      expect(await stage.app.effects.due(moment(9_999), 99, 1)).not.toContainEqual(refOf(effect));
    }
  });

  it('has the message of the postmortem shown again, where an edit of its own may have come last', async () => {
    const stage = await stageOf(DRAFT);
    const { app, sleep } = stage;
    const work = perform(DRAFT);
    let late = false;
    const progress: App['draftPosts']['progress'] = async (where, ...others) => {
      const ts = await app.draftPosts.progress(where, ...others);
      if (late) return ts;
      late = true;
      sleep(2 * LEASE_MS);
      await work(app);
      // Slack does what it was asked for 20 s ago, and its answer never comes.
      throw new SlackFault({ kind: 'doubt', why: 'no answer' });
    };
    await work({ ...app, draftPosts: { ...app.draftPosts, progress } });
    const wished = await app.effects.due(moment(9_999), 99, 1);
    expect(wished.map(({ holder: of, key }) => `${of} ${key}`)).toContain('postmortems overview-after-d1');
    const edited: string[] = [];
    const overview = async ({ ts }: PostTarget) => {
      edited.push(ts ?? 'a new one');
      return ts ?? '';
    };
    const showing = { ...app, reviewPosts: { overview } } as unknown as App;
    for (const ref of wished) if (ref.holder === 'postmortems') await runEffect(showing, ref);
    expect(edited).toContain('1.0');
    expect(edited).not.toContain('a new one');
    expect(await app.effects.due(moment(9_999), 99, 1)).not.toContainEqual(
      expect.objectContaining({ holder: 'postmortems' }),
    );
  });

  it('shows lines once', async () => {
    let process = 0;
    const show: Work = (app) => {
      process += 1;
      return echoRunner(app, { process: `p${process}`, leaseMs: LEASE_MS })(TEAM, incident.key);
    };
    const calls = await pausedAfter(0, await stageOf({ kind: 'card' }), show);
    for (let at = 1; at <= calls; at += 1) {
      jest.restoreAllMocks();
      const stage = await stageOf({ kind: 'card' });
      await pausedAfter(at, stage, show);
      expect({ at, shown: stage.shown }).toEqual({ at, shown: ['lines'] });
    }
  });
});
