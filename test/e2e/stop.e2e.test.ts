import { afterEach, describe, expect, it } from '@jest/globals';
import { cloneDir } from '../../packages/dev-services/services/clone-folders.ts';
import { startManaged } from '../../packages/dev-services/services/managed-process.ts';
import type { ManagedService } from '../../packages/dev-services/services/managed-service.ts';
import { startMongo } from '../../packages/dev-services/services/mongo.ts';
import { startRedis } from '../../packages/dev-services/services/redis.ts';
import { createLogger } from '../../src/log.ts';
import { type Stage, setStage, type Way } from '../scribe.ts';
import { environmentOf, startChild } from './child.ts';
import { openGateway } from './gateway.ts';
import { receipt } from './seen.ts';
import { declare, entriesOf, eventually } from './trouble.ts';

/** How long an orderly stop may take when there is nothing to wait for, in milliseconds. */
const SOON_MS = 5_000;
/** An idle process ends at once; a forgotten timer or connection keeps it alive for longer than this. */
const ALIVE_MS = 1_500;

describe('a stop', () => {
  const ends: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const end of ends.splice(0).reverse()) await end();
  });

  async function setUp(way: Way): Promise<{ stage: Stage; mongo: ManagedService; redis: ManagedService }> {
    const mongo = await startMongo();
    ends.push(() => mongo.stop());
    const redis = await startRedis();
    ends.push(() => redis.stop());
    const stage = await setStage({
      way,
      mongodbUri: mongo.url,
      redisUrl: redis.url,
      overrides: { prefix: 'scribe' },
    });
    ends.push(() => stage.strike());
    return { stage, mongo, redis };
  }

  it.each<Way>(['http', 'socket'])(
    'by SIGTERM answers what is under way and exits 0, over %s',
    async (way) => {
      const { stage, redis } = await setUp(way);
      const { slack } = stage;
      const { channel, key } = await declare(slack, 'Checkout errors');
      await stage.service.stop();
      await slack.until(() => slack.sockets.count === 0, { what: 'the first life to end' });
      const gateway = await openGateway(slack);
      ends.push(() => gateway.close());
      const child = await startChild(slack, undefined, {
        ...(way === 'socket' && { SLACK_APP_TOKEN: slack.appToken }),
        SLACK_API_URL: gateway.apiUrl,
        MONGODB_URI: stage.mongodbUri,
        REDIS_URL: redis.url,
      });
      ends.push(() => child.process.kill());
      if (way === 'http') slack.requestUrl(`http://127.0.0.1:${child.port}/slack/events`);
      await slack.until(() => slack.connection === way, { what: 'the child to be reached' });

      // Slack may take a second to say who somebody is, which keeps the command under way for that long.
      gateway.halt({ name: 'who', when: 'before', fits: ({ method }) => method === 'users.info' });
      const ana = slack.as('ana');
      ana.join(channel);
      const slow = ana.command(channel, '/incident', 'log said while it stops');
      await slack.until(() => gateway.halted.has('who'), { what: 'the command to be under way' });
      const began = Date.now();
      child.process.signal('SIGTERM');
      expect(receipt(await slow)).toMatch(/^Logged .*said while it stops/);
      expect(await child.process.ended).toBe(0);
      expect(Date.now() - began).toBeLessThan(2 * SOON_MS);
      const texts = (await entriesOf(stage.mongodbUri, slack.teamId, key)).map(({ text }) => text);
      expect(texts).toContain('said while it stops');
      expect((await ana.command(channel, '/incident', 'log after the stop')).ok).toBe(false);
    },
    120_000,
  );

  it('over HTTP is first not ready, still takes commands in for a while, and then closes the port', async () => {
    const { stage } = await setUp('http');
    const { slack, service } = stage;
    const { channel } = await declare(slack, 'Rolled over');
    const readyz = `http://127.0.0.1:${service.port}/readyz`;
    const stopped = service.stop({ by: 'a test', drainMs: 3_000 });
    let ended = false;
    void stopped.then(() => {
      ended = true;
    });
    const ready = await fetch(readyz);
    expect([ready.status, await ready.json()]).toEqual([
      503,
      { ready: false, service: 'Scribe is stopping.' },
    ]);
    expect(ready.headers.get('connection')).toBe('close');
    // What a balancer still sends here is taken in as ever.
    const answer = await slack.as('bo').command(channel, '/incident', 'log sent to the old one');
    expect(receipt(answer)).toMatch(/^Logged /);
    expect(ended).toBe(false);
    await stopped;
    await expect(fetch(readyz)).rejects.toThrow('fetch failed');
  }, 120_000);

  it('is logged with who asked, how long it took and what was left', async () => {
    const lines: string[] = [];
    const log = createLogger({ logLevel: 'info' }, { write: (line) => void lines.push(line) });
    const stage = await setStage({ overrides: { log } });
    ends.push(() => stage.strike());
    await stage.service.stop({ by: 'SIGTERM' });
    const [begun, over] = lines.slice(-2).map((line) => JSON.parse(line));
    expect(begun).toMatchObject({ by: 'SIGTERM', msg: 'Scribe stops' });
    expect(over).toMatchObject({
      by: 'SIGTERM',
      tookMs: expect.any(Number),
      left: { requests: 0, answers: 0 },
      msg: 'Scribe has stopped',
    });
  });

  it('ends at once when it is told a second time', async () => {
    const { stage, redis } = await setUp('http');
    const { slack } = stage;
    await declare(slack, 'Told twice');
    await stage.service.stop();
    const child = await startChild(slack, undefined, {
      MONGODB_URI: stage.mongodbUri,
      REDIS_URL: redis.url,
      SCRIBE_DRAIN_SECONDS: '60',
    });
    ends.push(() => child.process.kill());
    child.process.signal('SIGTERM');
    await eventually('the first signal to be heard', async () => {
      return (await fetch(`http://127.0.0.1:${child.port}/readyz`)).status === 503;
    });
    child.process.signal('SIGTERM');
    expect(await child.process.ended).toBe(1);
  }, 120_000);

  it('is the same twice, and at once', async () => {
    const { stage } = await setUp('http');
    await Promise.all([stage.service.stop(), stage.service.stop()]);
    await stage.service.stop();
    await expect(fetch(`http://127.0.0.1:${stage.service.port}/healthz`)).rejects.toThrow('fetch failed');
  }, 120_000);

  it.each<Way>(['http', 'socket'])(
    'leaves nothing that keeps the process alive, over %s',
    async (way) => {
      const { stage, mongo, redis } = await setUp(way);
      const { slack } = stage;
      await declare(slack, 'Checkout errors');
      await stage.service.stop();
      const lines = [
        "import { readConfig } from './dist/src/config.js';",
        "import { startService } from './dist/src/service.js';",
        'const service = await startService(readConfig(process.env));',
        'await service.stop();',
        "console.log('stopped');",
      ];
      const child = await startManaged({
        command: process.execPath,
        args: ['--input-type=module', '-e', lines.join('\n')],
        cwd: cloneDir,
        env: {
          PATH: process.env['PATH'],
          ...environmentOf(slack),
          ...(way === 'socket' && { SLACK_APP_TOKEN: slack.appToken }),
          MONGODB_URI: mongo.url,
          REDIS_URL: redis.url,
        },
        output: 'keep',
      });
      ends.push(() => child.kill());
      let stoppedAt = 0;
      for await (const line of child.lines) if (line === 'stopped') stoppedAt = Date.now();
      expect(await child.ended).toBe(0);
      expect(stoppedAt).toBeGreaterThan(0);
      // Only the end of the process ends its output.
      expect(Date.now() - stoppedAt).toBeLessThan(ALIVE_MS);
    },
    120_000,
  );

  it('ends in time although neither MongoDB nor Redis answers', async () => {
    const { stage, mongo, redis } = await setUp('http');
    await declare(stage.slack, 'Checkout errors');
    const began = Date.now();
    await mongo.pause();
    await redis.pause();
    await stage.service.stop().finally(() => {
      mongo.resume();
      redis.resume();
    });
    expect(Date.now() - began).toBeLessThan(3 * SOON_MS);
  }, 120_000);
});
