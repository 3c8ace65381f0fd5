import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Redis } from 'ioredis';
import type { ManagedService } from '../../packages/dev-services/services/managed-service.ts';
import { startRedis } from '../../packages/dev-services/services/redis.ts';
import { openJobs } from '../../src/jobs/open-jobs.ts';
import { effect, fakeMeter, quiet, work } from './jobs-bench.ts';
import { type RedisLine, redisLine } from './redis-line.ts';
import { until } from './until.ts';

/** A Redis that a failover goes to, and one that it comes from; the bot and the worker know one address. */
let old: ManagedService;
let next: ManagedService;
let atOld: Redis;
let atNext: Redis;
let line: RedisLine;
let close: (() => Promise<unknown>)[];
let rejections: unknown[];
const note = (reason: unknown) => rejections.push(reason);

beforeEach(async () => {
  [old, next] = await Promise.all([startRedis(), startRedis()]);
  atOld = new Redis(old.url);
  atNext = new Redis(next.url);
  line = await redisLine(old.url);
  close = [() => line.close(), async () => atOld.disconnect(), async () => atNext.disconnect()];
  rejections = [];
  process.on('unhandledRejection', note);
});
afterEach(async () => {
  for (const one of close) await one();
  await Promise.all([old.stop(), next.stop()]);
  process.off('unhandledRejection', note);
  expect(rejections).toEqual([]);
});

/** Bot and worker as one process; `done` are the effects performed so far, and the sweep offers what is wanted. */
async function scribe(redisUrl = line.url) {
  const wanted = new Set<string>();
  const done: string[] = [];
  const jobs = openJobs({
    redisUrl,
    prefix: 'scribe',
    log: quiet,
    meter: fakeMeter(),
    clock: () => new Date(),
    timings: { effects: 200, echoes: 200, reminders: 200, cleanInbox: 60_000 },
  });
  close.unshift(() => jobs.stop(1_000));
  await jobs.start(
    work({
      async runEffect({ key }) {
        if (wanted.delete(key)) done.push(key);
        return { kind: 'done' };
      },
      sweeps: { effects: async () => [...wanted].map((key) => effect(key)) },
    }),
  );
  return {
    jobs,
    done,
    want(key: string) {
      wanted.add(key);
      jobs.queue.offer([effect(key)]);
    },
  };
}

const port = (url: string) => Number(new URL(url).port);

describe('a Redis that becomes a replica while its connections stay open', () => {
  it.each(['before', 'after'])(
    'is left for the new primary, where the address leads there %s',
    async (when) => {
      const { jobs, done, want } = await scribe();
      want('before');
      await until('the first effect', () => done.includes('before'));
      if (when === 'before') line.aim(next.url);
      await atOld.replicaof('127.0.0.1', port(next.url));
      if (when === 'after') {
        await until('health to say so', async () => /is read only/.test((await jobs.health()) ?? ''));
        line.aim(next.url);
      }
      want('after');
      await until('the effect after the failover', () => done.includes('after'));
      expect(await atNext.keys('scribe:*')).not.toEqual([]);
      await until('health', async () => (await jobs.health()) === undefined);
    },
  );

  it('loses and doubles nothing under load', async () => {
    const { done, want } = await scribe();
    const load = Array.from({ length: 400 }, (_, index) => `effect-${index}`);
    for (const [index, key] of load.entries()) {
      want(key);
      if (index === 200) {
        line.aim(next.url);
        await atOld.replicaof('127.0.0.1', port(next.url));
      }
      if (index % 20 === 0) await new Promise((resolve) => setTimeout(resolve, 10));
    }
    await until('all effects', () => done.length === load.length, 20_000);
    expect(new Set(done).size).toBe(load.length);
  });
});

describe('a Redis that refuses', () => {
  it('says that it is full, costs no endless loop, and is used again once it has room', async () => {
    const { jobs, done, want } = await scribe();
    want('before');
    await until('the first effect', () => done.includes('before'));
    await atOld.rpush('scribe:effects:wait', 'effect-left');
    await atOld.config('SET', 'maxmemory', '1');
    expect(await jobs.health()).toMatch(/is full and takes no writes; give it more memory/);
    const commands = async () =>
      Number(/total_commands_processed:(\d+)/.exec(await atOld.info('stats'))?.[1] ?? 0);
    const began = await commands();
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    expect((await commands()) - began).toBeLessThan(200);
    want('after');
    await atOld.config('SET', 'maxmemory', '0');
    await until('the effect', () => done.includes('after'));
    expect(await jobs.health()).toBeUndefined();
  });

  it('says that its password is wrong, and is used again once it is right', async () => {
    const { jobs, done, want } = await scribe();
    await atOld.config('SET', 'requirepass', 'secret');
    await line.cut();
    await line.mend();
    await until('health to say so', async () =>
      /refuses the user or the password/.test((await jobs.health()) ?? ''),
    );
    want('after');
    await atOld.config('SET', 'requirepass', '');
    await until('the effect', () => done.includes('after'));
  });

  it('is away while it loads its data, and used again soon after', async () => {
    const { jobs, done, want } = await scribe();
    want('before');
    await until('the first effect', () => done.includes('before'));
    line.load(true);
    await until('health to say so', async () =>
      /still loads its data; Scribe goes on/.test((await jobs.health()) ?? ''),
    );
    want('during');
    expect(done).toEqual(['before']);
    line.load(false);
    await until('the effect', () => done.includes('during'));
    await until('health', async () => (await jobs.health()) === undefined);
  });

  it('is no fault for a start while it loads its data', async () => {
    line.load(true);
    const { jobs, done, want } = await scribe();
    expect(await jobs.health()).toMatch(/load/);
    want('early');
    line.load(false);
    await until('the effect', () => done.includes('early'));
  });

  it('says that its policy is wrong, whenever it is first reached', async () => {
    await line.cut();
    const { jobs } = await scribe();
    expect(await jobs.health()).toMatch(/^Redis \(REDIS_URL\) is not connected \(ECONNREFUSED\)/);
    await atOld.config('SET', 'maxmemory-policy', 'allkeys-lru');
    await line.mend();
    await until('health to say so', async () => /may throw jobs away/.test((await jobs.health()) ?? ''));
    await atOld.config('SET', 'maxmemory-policy', 'noeviction');
    expect(await jobs.health()).toBeUndefined();
  });
});

it('a connection through which nothing comes any more is made anew', async () => {
  const { jobs, done, want } = await scribe();
  want('before');
  await until('the first effect', () => done.includes('before'));
  line.silence();
  want('after');
  await until('the effect', () => done.includes('after'), 30_000);
  expect(await jobs.health()).toBeUndefined();
});
