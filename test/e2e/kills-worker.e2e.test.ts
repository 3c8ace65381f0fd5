import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startRedis } from '../../packages/dev-services/services/redis.ts';
import { type Stage, setStage } from '../scribe.ts';
import { type Child, startChild } from './child.ts';
import { type Gateway, type Halt, openGateway, type Passing } from './gateway.ts';
import { cardIn, drafts, echoes, placeOf } from './seen.ts';
import { declare } from './trouble.ts';

/** Every step of a draft that Slack notices, and the incident whose draft is halted there. */
const STEPS: readonly {
  readonly title: string;
  readonly when: Halt['when'];
  readonly method: string;
  readonly says?: string;
}[] = [
  { title: 'Checkout fails', when: 'after', method: 'chat.postMessage', says: 'Drafting' },
  { title: 'Search is slow', when: 'after', method: 'conversations.canvases.create' },
  { title: 'Mail is late', when: 'after', method: 'canvases.edit' },
  { title: 'Images are gone', when: 'after', method: 'files.getUploadURLExternal' },
  { title: 'Login loops', when: 'before', method: 'files.completeUploadExternal' },
  { title: 'Billing is double', when: 'after', method: 'files.completeUploadExternal' },
  { title: 'Maps are blank', when: 'after', method: 'files.getUploadURLExternal', says: 'timeline.png' },
  { title: 'Videos stall', when: 'before', method: 'files.completeUploadExternal', says: 'Timeline' },
  { title: 'Prices are old', when: 'after', method: 'files.completeUploadExternal', says: 'Timeline' },
  { title: 'Reports are empty', when: 'after', method: 'chat.update', says: 'Draft ready' },
];

/** A killed worker keeps its drafts leased for 8 s, and Redis hands on its jobs after about as long. */
const TAKEN_OVER_MS = 45_000;
/** Slack lets wait for a minute at most. */
const LIMITED_MS = 60_000;

describe('a worker killed with signal 9', () => {
  let redis: Awaited<ReturnType<typeof startRedis>>;
  let stage: Stage;
  let gateway: Gateway;
  let victim: Child | undefined;

  beforeAll(async () => {
    redis = await startRedis();
    const env = { SCRIBE_RUN: 'bot' };
    stage = await setStage({ redisUrl: redis.url, env, overrides: { prefix: 'scribe' } });
    gateway = await openGateway(stage.slack);
  }, 120_000);
  afterAll(async () => {
    await victim?.process.kill();
    await gateway.close();
    await stage.strike();
    await redis.stop();
  });

  async function startWorker() {
    const worker = await stage.start({ SCRIBE_RUN: 'worker' });
    stage.slack.requestUrl(`http://127.0.0.1:${stage.service.port}/slack/events`);
    return worker;
  }

  it('at any step of a draft, or while it makes a channel, leaves nothing undone and nothing twice', async () => {
    const { slack } = stage;
    const bo = slack.as('bo');
    const first = await startWorker();
    const incidents: { key: string; channel: string }[] = [];
    for (const { title } of STEPS) incidents.push(await declare(slack, title));
    await Promise.all(
      incidents.map(({ channel }) => bo.command(channel, '/incident', 'log #change deploy began')),
    );
    await slack.until(() => incidents.every(({ channel }) => shows(channel, 'deploy began') === 1), {
      what: 'the echoes',
    });
    await first.stop();
    // Ten drafts at once take what Slack allows in a minute; what came before them counts no more.
    slack.passLimits(60_000);

    victim = await startChild(slack, 'worker', {
      SLACK_API_URL: gateway.apiUrl,
      MONGODB_URI: stage.mongodbUri,
      REDIS_URL: redis.url,
    });
    gateway.halt(
      ...STEPS.map(({ title, when, method, says }, index) => {
        const { key, channel } = incidents[index] ?? { key: '', channel: '' };
        const fits = (call: Passing) =>
          call.method === method &&
          (call.body.includes(channel) || call.body.toUpperCase().includes(key)) &&
          call.body.includes(says ?? '');
        return { name: title, when, fits };
      }),
      { name: 'channel', when: 'after', fits: ({ method }) => method === 'conversations.create' },
    );
    await Promise.all(
      incidents.map(({ channel }) => bo.command(channel, '/incident', 'resolve rolled back')),
    );
    await slack.until(() => gateway.halted.size === STEPS.length, {
      what: 'each draft to halt at its step',
      timeoutMs: LIMITED_MS + 30_000,
    });
    await bo.command('general', '/incident', 'declare Queue is stuck --drill');
    const { key } = await placeOf(slack, 'Queue is stuck');
    await slack.until(() => gateway.halted.has('channel'), { what: 'the channel to be made' });
    await victim.process.kill();
    await Promise.all(incidents.map(({ channel }) => bo.command(channel, '/incident', 'log said too late')));

    slack.passLimits(60_000);
    await startWorker();
    await slack.until(
      () => incidents.every(({ channel }) => posts(channel, '/progress', 'Draft ready') > 0),
      {
        what: 'every draft to be finished',
        timeoutMs: LIMITED_MS + TAKEN_OVER_MS,
      },
    );
    for (const { channel } of incidents) {
      expect(posts(channel, '/progress')).toBe(1);
      expect(drafts(slack, channel)).toHaveLength(1);
      expect(slack.canvases().filter((canvas) => canvas.channel === channel)).toHaveLength(1);
      const shared = slack.files().filter(({ file }) => file.channels.includes(channel));
      expect(shared.map(({ file }) => file.mimetype)).toEqual(['text/markdown', 'image/png']);
    }
    for (const { bytes } of slack.files().filter(({ file }) => file.mimetype === 'text/markdown')) {
      expect(bytes.toString('utf8')).toContain('deploy began');
      expect(bytes.toString('utf8')).not.toContain('said too late');
    }
    await slack.until(
      () => slack.channels().some(({ name, members }) => isOf(name, key) && members.has(bo.id)),
      {
        what: 'the channel to be taken over',
        timeoutMs: TAKEN_OVER_MS,
      },
    );
    const made = slack.channels().filter(({ name }) => isOf(name, key));
    expect(made).toHaveLength(1);
    await cardIn(slack, made[0]?.id ?? '');
    await slack.until(() => slack.pins(made[0]?.id ?? '').length === 1, { what: 'the pinned card' });
    await slack.until(() => incidents.every(({ channel }) => shows(channel, 'said too late') === 1), {
      what: 'the late echoes',
      timeoutMs: TAKEN_OVER_MS,
    });
  }, 240_000);

  /** How many lines of the channel contain these words. */
  function shows(channel: string, words: string): number {
    return echoes(stage.slack, channel).filter((line) => line.includes(words)).length;
  }

  /** How many posts of a draft's part there are, now with this beginning. */
  function posts(channel: string, part: string, begin = ''): number {
    return stage.slack.messages(channel).filter(({ metadata, text }) => {
      const effect = metadata?.event_payload['effect'];
      return typeof effect === 'string' && effect.endsWith(part) && text.startsWith(begin);
    }).length;
  }

  function isOf(name: string, key: string): boolean {
    return name.includes(key.toLowerCase());
  }
});
