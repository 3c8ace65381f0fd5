import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { freePort } from '../../packages/dev-services/services/free-port.ts';
import type { Outcome } from '../../src/app/effects/outcome.ts';
import { JobsFault } from '../../src/jobs/open-jobs.ts';
import { effect, jobsBench, work } from './jobs-bench.ts';
import { until } from './until.ts';

let bench: ReturnType<typeof jobsBench>;
beforeEach(() => {
  bench = jobsBench();
});
afterEach(() => bench.close());

describe('stopping the jobs', () => {
  it('waits for what runs and takes nothing new', async () => {
    const log: string[] = [];
    let release = () => {};
    const jobs = bench.open({ concurrency: 1 });
    await jobs.start(
      work({
        runEffect: (ref) =>
          new Promise<Outcome>((resolve) => {
            log.push(`began ${ref.key}`);
            release = () => {
              log.push(`ended ${ref.key}`);
              resolve({ kind: 'done' });
            };
          }),
      }),
    );
    jobs.queue.offer([effect('one'), effect('two')]);
    await until('the first', () => log.length === 1);
    const stopped = jobs.stop(5_000).then(() => log.push('stopped'));
    const again = jobs.stop(5_000);
    release();
    await Promise.all([stopped, again]);
    expect(log).toEqual(['began one', 'ended one', 'stopped']);
  });

  it('lets go of what hangs at the deadline; another worker takes it up', async () => {
    let hanging = 0;
    const jobs = bench.open();
    await jobs.start(
      work({
        runEffect: () => {
          hanging += 1;
          return new Promise<Outcome>(() => {});
        },
      }),
    );
    jobs.queue.offer([effect('card')]);
    await until('the hanging job', () => hanging === 1);
    const began = Date.now();
    await jobs.stop(300);
    expect(Date.now() - began).toBeLessThan(2_500);

    let performed = 0;
    const other = bench.open();
    await other.start(
      work({
        async runEffect() {
          performed += 1;
          return { kind: 'done' };
        },
      }),
    );
    await until('the other worker', () => performed === 1, 25_000);
  });

  it('hands over the echoes that it still gathers', async () => {
    const jobs = bench.open({ timings: { gatherEchoes: 60_000 } });
    await jobs.start();
    jobs.queue.echoSoon('T1', 'INC-2026-0001');
    await jobs.stop(1_000);
    const other = bench.open();
    await other.start();
    expect((await other.depths()).find((queue) => queue.queue === 'echo')).toMatchObject({ waiting: 1 });
  });
});

describe('the sweeps', () => {
  it('never overlap with themselves, begin at once, and outlive a failure', async () => {
    let running = 0;
    let passes = 0;
    const jobs = bench.open({ timings: { reminders: 5 } });
    await jobs.start(
      work({
        sweeps: {
          async reminders() {
            running += 1;
            passes += 1;
            expect(running).toBe(1);
            await new Promise((resolve) => setTimeout(resolve, 20));
            running -= 1;
            if (passes === 2) throw new Error('the database does not answer');
            return [];
          },
        },
      }),
    );
    await until('five passes', () => passes >= 5);
    await jobs.stop(1_000);
    expect(running).toBe(0);
    const after = passes;
    let others = 0;
    const reminders = async () => {
      others += 1;
      return [];
    };
    await bench.open({ timings: { reminders: 5 } }).start(work({ sweeps: { reminders } }));
    await until('ten passes of another worker at the same pace', () => others >= 10);
    expect(passes).toBe(after);
  });

  it('look once in each interval, however many workers there are', async () => {
    const looked: string[] = [];
    const effects = async () => {
      looked.push('effects');
      return [];
    };
    const cleanFiles = async () => looked.push('files');
    const slow = { timings: { effects: 60_000, cleanFiles: 60_000 } };
    const workers = [bench.open(slow), bench.open(slow), bench.open(slow)];
    let seen = 0;
    const reminders = async () => {
      seen += 1;
      return [];
    };
    for (const worker of workers) await worker.start(work({ sweeps: { effects, reminders, cleanFiles } }));
    await until('every worker to be at it', () => seen > workers.length);
    expect(looked.toSorted()).toEqual(['effects', 'files']);
  });

  it('go on at once while there is more to offer', async () => {
    let left = 450;
    const done = new Set<string>();
    const jobs = bench.open({ timings: { effects: 60_000 } });
    await jobs.start(
      work({
        async runEffect(ref) {
          done.add(ref.key);
          return { kind: 'done' };
        },
        sweeps: {
          async effects(_now, limit) {
            const some = Array.from({ length: Math.min(limit, left) }, (_, n) => effect(`card-${left - n}`));
            left -= some.length;
            return some;
          },
        },
      }),
    );
    await until('all of them', () => done.size === 450);
  });
});

describe('recent commands and the rate limit of a channel', () => {
  it('holds a text for an hour, which neither Redis nor another installation can read', async () => {
    const jobs = bench.open();
    await jobs.start();
    await jobs.recentCommands.hold('h1', 'deploy of v2.4.5 finished');
    expect(await jobs.recentCommands.held('h1')).toBe('deploy of v2.4.5 finished');
    expect(await jobs.recentCommands.held('h2')).toBeUndefined();
    const keys = await bench.redis.keys(`${bench.prefix}:*:h1`);
    expect(keys).toHaveLength(1);
    expect(await bench.redis.get(keys[0] ?? '')).not.toContain('deploy');
    expect(await bench.redis.ttl(keys[0] ?? '')).toBeLessThanOrEqual(3_600);
    const other = bench.open();
    await other.start();
    expect(await other.recentCommands.held('h1')).toBeUndefined();
    const mine = { key: Buffer.alloc(32, 7) };
    const [one, two] = [bench.open(mine), bench.open(mine)];
    await Promise.all([one.start(), two.start()]);
    await one.recentCommands.hold('h3', 'held by another process');
    expect(await two.recentCommands.held('h3')).toBe('held by another process');
  });

  it('gives back a text that an earlier version held', async () => {
    const jobs = bench.open();
    await jobs.start();
    await bench.redis.set(`${bench.prefix}:held:h4`, 'log as it was typed', 'EX', 86_400);
    expect(await jobs.recentCommands.held('h4')).toBe('log as it was typed');
  });

  it('notices the same words of the same person in the same place, under another entry', async () => {
    const jobs = bench.open();
    await jobs.start();
    const said = { team: 'T1', place: 'C1', user: 'U1', text: 'first 5xx alarm' };
    expect(await jobs.recentCommands.said({ ...said, entry: 'e1' })).toBeUndefined();
    expect(await jobs.recentCommands.said({ ...said, entry: 'e1' })).toBeUndefined();
    expect(await jobs.recentCommands.said({ ...said, entry: 'e2' })).toBe('e1');
    expect(await jobs.recentCommands.said({ ...said, user: 'U2', entry: 'e3' })).toBeUndefined();
    const keys = await bench.redis.keys(`${bench.prefix}:said:*`);
    expect(keys.join()).not.toContain('alarm');
    expect(await bench.redis.ttl(keys[0] ?? '')).toBeLessThanOrEqual(120);
  });

  it('spaces sends to one channel across processes', async () => {
    const [one, other] = [
      bench.open({ timings: { spacing: 200 } }),
      bench.open({ timings: { spacing: 200 } }),
    ] as const;
    await Promise.all([one.start(), other.start()]);
    expect(await one.channelRateLimit.wait('T1', 'C1')).toBe(0);
    const wait = await other.channelRateLimit.wait('T1', 'C1');
    expect(wait).toBeGreaterThan(0);
    expect(wait).toBeLessThanOrEqual(200);
    expect(await other.channelRateLimit.wait('T1', 'C2')).toBe(0);
    await until('the next turn', async () => (await other.channelRateLimit.wait('T1', 'C1')) === 0);
  });
});

describe('edits of rolling lines', () => {
  it('are so many in some seconds and a workspace, across processes; what was not used is another’s', async () => {
    const [one, other] = [bench.open(), bench.open()] as const;
    await Promise.all([one.start(), other.start()]);
    const limits = [one.channelRateLimit, other.channelRateLimit] as const;
    for (const index of [0, 1, 0, 1] as const) expect(await limits[index].waitForEdit('T1')).toBe(0);
    await limits[1].giveBackEdit('T1');
    expect(await limits[0].waitForEdit('T1')).toBe(0);
    const wait = await limits[1].waitForEdit('T1');
    expect(wait).toBeGreaterThan(5_000);
    expect(wait).toBeLessThanOrEqual(10_000);
    expect(await limits[1].waitForEdit('T2')).toBe(0);
    await limits[0].giveBackEdit('T3');
    for (const key of await bench.redis.keys(`${bench.prefix}:edits:*`))
      expect(await bench.redis.pttl(key)).toBeGreaterThan(0);
  });
});

describe('a Redis that may throw jobs away', () => {
  it('is refused with a sentence', async () => {
    const port = await freePort();
    const server = spawn('redis-server', [
      '--port',
      `${port}`,
      '--save',
      '',
      '--maxmemory-policy',
      'allkeys-lru',
    ]);
    try {
      const jobs = bench.open({ redisUrl: `redis://127.0.0.1:${port}` });
      const started = jobs.start(work({}));
      await expect(started).rejects.toThrow(JobsFault);
      await expect(started).rejects.toThrow(/maxmemory-policy is "allkeys-lru", expected "noeviction"/);
      await jobs.stop(500);
    } finally {
      const exited = once(server, 'exit');
      server.kill('SIGKILL');
      await exited;
    }
  });
});
