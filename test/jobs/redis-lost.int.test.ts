import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import type { Outcome } from '../../src/app/effects/outcome.ts';
import { redisUrl } from '../services.ts';
import { effect, fakeMeter, jobsBench, work } from './jobs-bench.ts';
import { type RedisLine, redisLine } from './redis-line.ts';
import { until } from './until.ts';

let bench: ReturnType<typeof jobsBench>;
let line: RedisLine;
beforeEach(async () => {
  bench = jobsBench();
  line = await redisLine(redisUrl());
});
afterEach(async () => {
  await bench.close();
  await line.close();
});

describe('without Redis', () => {
  it('sweeps offer again what an emptied Redis forgot', async () => {
    const pending = new Set(['card', 'topic', 'announcement']);
    const producer = bench.open();
    await producer.start();
    producer.queue.offer([...pending].map((key) => effect(key)));
    await until('the jobs', async () => (await producer.depths()).some((queue) => queue.waiting === 3));
    await bench.forget();
    const jobs = bench.open();
    await jobs.start(
      work({
        async runEffect(ref) {
          pending.delete(ref.key);
          return { kind: 'done' };
        },
        sweeps: { effects: async () => [...pending].map((key) => effect(key)) },
      }),
    );
    await until('all effects', () => pending.size === 0);
  });

  it('sweeps go on after Redis is emptied under a running worker', async () => {
    let performed = 0;
    let wanted = true;
    const jobs = bench.open();
    await jobs.start(
      work({
        async runEffect(): Promise<Outcome> {
          performed += 1;
          return { kind: 'later', delayMs: 600_000, why: 'not yet' };
        },
        sweeps: { effects: async () => (wanted ? [effect('card')] : []) },
      }),
    );
    await until('the first run', () => performed === 1);
    await bench.forget();
    await until('the second run', () => performed === 2);
    wanted = false;
  });

  it('the port neither throws nor waits, and jobs arrive once Redis is back', async () => {
    const meter = fakeMeter();
    const performed: string[] = [];
    const pending = new Set(['card']);
    const echoed: string[] = [];
    const jobs = bench.open({ redisUrl: line.url, meter });
    await jobs.start(
      work({
        async runEffect(ref) {
          performed.push(ref.key);
          pending.delete(ref.key);
          return { kind: 'done' };
        },
        async echo(_team, incident) {
          echoed.push(incident);
          return { kind: 'done' };
        },
        sweeps: {
          effects: async () => [...pending].map((key) => effect(key)),
          echoes: async () => (echoed.length === 0 ? [{ team: 'T1', incident: 'INC-2026-0001' }] : []),
        },
      }),
    );
    await until('a connected start', () => performed.length === 1);
    await until('an echo', () => echoed.length > 0);
    await line.cut();
    await until('the loss to be noticed', async () => (await jobs.health()) !== undefined);
    echoed.length = 0;
    pending.add('topic');

    const began = performance.now();
    jobs.queue.offer([effect('topic')]);
    jobs.queue.echoSoon('T1', 'INC-2026-0001');
    expect(
      await jobs.recentCommands.said({ team: 'T1', place: 'C1', user: 'U1', text: 'x', entry: 'e1' }),
    ).toBeUndefined();
    await jobs.recentCommands.hold('h1', 'text');
    expect(await jobs.recentCommands.held('h1')).toBeUndefined();
    expect(await jobs.channelRateLimit.wait('T1', 'C1')).toBe(0);
    expect(await jobs.channelRateLimit.waitForEdit('T1')).toBe(0);
    expect(performance.now() - began).toBeLessThan(100);
    expect(await jobs.health()).toMatch(/^Redis \(REDIS_URL\) is not connected/);
    await until('the lost echo to be counted', () => meter.lost.mock.calls.length === 2);

    await line.mend();
    await until('the effect', () => performed.includes('topic'));
    await until('the echo', () => echoed.length > 0);
    expect(await jobs.health()).toBeUndefined();
  });

  it('starts, and works as soon as Redis comes', async () => {
    await line.cut();
    let performed = 0;
    const jobs = bench.open({ redisUrl: line.url });
    await jobs.start(
      work({
        async runEffect() {
          performed += 1;
          return { kind: 'done' };
        },
        sweeps: { effects: async () => (performed === 0 ? [effect('card')] : []) },
      }),
    );
    jobs.queue.offer([effect('card')]);
    await line.mend();
    await until('the effect', () => performed > 0);
  });

  it('stops within its deadline', async () => {
    const jobs = bench.open({ redisUrl: line.url });
    await jobs.start(work({}));
    await line.cut();
    const began = Date.now();
    await jobs.stop(1_000);
    expect(Date.now() - began).toBeLessThan(3_000);
  });
});
