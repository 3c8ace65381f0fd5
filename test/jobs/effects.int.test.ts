import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Outcome } from '../../src/app/effects/outcome.ts';
import type { EffectRef } from '../../src/app/ports/effects.ts';
import { depths, openQueues } from '../../src/jobs/queues.ts';
import { effect, fakeMeter, jobsBench, quiet, work } from './jobs-bench.ts';
import { until } from './until.ts';

let bench: ReturnType<typeof jobsBench>;
beforeEach(() => {
  bench = jobsBench();
});
afterEach(() => bench.close());

async function emptied(): Promise<void> {
  const queues = openQueues(bench.redis, bench.prefix, quiet);
  await until('empty queues', async () =>
    (await depths(queues)).every((queue) => queue.waiting + queue.active + queue.delayed === 0),
  );
  await Promise.all([queues.effects.close(), queues.echo.close()]);
}

describe('the effects queue', () => {
  it('performs what was offered, and again when it is offered after it ended', async () => {
    const performed: EffectRef[] = [];
    const jobs = bench.open();
    await jobs.start(
      work({
        async runEffect(ref) {
          performed.push(ref);
          return { kind: 'done' };
        },
      }),
    );
    jobs.queue.offer([effect('card'), effect('topic')]);
    await until('two effects', () => performed.length === 2);
    await emptied();
    jobs.queue.offer([effect('card')]);
    await until('the third', () => performed.length === 3);
    expect(performed.map((ref) => ref.key).sort()).toEqual(['card', 'card', 'topic']);
    expect(performed[0]).toEqual({
      holder: 'incidents',
      team: 'T1',
      id: 'inc.T1.1',
      key: expect.any(String),
    });
  });

  it('holds an effect once, however often it is offered', async () => {
    const meter = fakeMeter();
    const producer = bench.open({ meter });
    await producer.start();
    for (let time = 0; time < 5; time++) producer.queue.offer([effect('card')]);
    await until('the job', async () => (await producer.depths()).some((queue) => queue.waiting > 0));
    let performed = 0;
    const jobs = bench.open();
    await jobs.start(
      work({
        async runEffect() {
          performed += 1;
          return { kind: 'done' };
        },
      }),
    );
    await until('the effect', () => performed > 0);
    await emptied();
    expect(performed).toBe(1);
    expect(meter.lost).not.toHaveBeenCalled();
  });

  it('puts off what asks for it, as often as it asks, at no attempt', async () => {
    const meter = fakeMeter();
    const began = Date.now();
    let runs = 0;
    const jobs = bench.open({ meter });
    await jobs.start(
      work({
        async runEffect(): Promise<Outcome> {
          runs += 1;
          return runs < 9 ? { kind: 'later', delayMs: 20, why: 'not yet' } : { kind: 'done' };
        },
      }),
    );
    jobs.queue.offer([effect('card')]);
    await until('the last run', () => runs === 9);
    await emptied();
    expect(Date.now() - began).toBeGreaterThanOrEqual(8 * 20);
    const ends = meter.ran.mock.calls.map(([run]) => run.end);
    expect(ends.filter((end) => end === 'later')).toHaveLength(8);
    expect(ends.at(-1)).toBe('done');
    expect(meter.ran.mock.calls.filter(([run]) => run.waitedMs !== undefined)).toHaveLength(1);
  });

  it('tries again after a surprise', async () => {
    const meter = fakeMeter();
    let runs = 0;
    const jobs = bench.open({ meter });
    await jobs.start(
      work({
        async runEffect() {
          runs += 1;
          if (runs === 1) throw new Error('surprise');
          return { kind: 'dropped', why: 'done by another worker' };
        },
      }),
    );
    jobs.queue.offer([effect('card')]);
    await until('the second run', () => runs === 2);
    await emptied();
    expect(meter.ran.mock.calls.map(([run]) => run.end)).toEqual(['failed', 'dropped']);
  });

  it('delays one effect alone', async () => {
    const performed: string[] = [];
    const jobs = bench.open();
    await jobs.start(
      work({
        async runEffect(ref): Promise<Outcome> {
          if (ref.key === 'limited') return { kind: 'later', delayMs: 2_900, why: 'not yet' };
          performed.push(ref.key);
          return { kind: 'done' };
        },
      }),
    );
    jobs.queue.offer([effect('limited'), effect('card'), effect('topic')]);
    await until('the others', () => performed.length === 2);
    expect((await jobs.depths()).find((queue) => queue.queue === 'effects')).toMatchObject({ delayed: 1 });
  });

  it('runs what was put off for longer as soon as it is woken', async () => {
    let runs = 0;
    const jobs = bench.open();
    await jobs.start(
      work({
        async runEffect(): Promise<Outcome> {
          runs += 1;
          return runs === 1 ? { kind: 'later', delayMs: 9_000, why: 'Slack is away' } : { kind: 'done' };
        },
      }),
    );
    jobs.queue.offer([effect('card')]);
    await until('the first run', () => runs === 1);
    const isIdle = async () =>
      (await jobs.depths()).every(({ active, delayed, waiting }) => active + delayed + waiting === 0);
    await until('its job to be given up', isIdle, 6_000);
    jobs.queue.offer([effect('card')]);
    await until('the second run', () => runs === 2);
  });

  it('goes on for other teams while one team’s Slack hangs, and with that team afterwards', async () => {
    const hanging: (() => void)[] = [];
    const performed: string[] = [];
    let mended = false;
    const jobs = bench.open();
    await jobs.start(
      work({
        async runEffect(ref): Promise<Outcome> {
          if (ref.team === 'T1' && !mended)
            await new Promise<void>((resolve) => {
              hanging.push(resolve);
            });
          performed.push(`${ref.team} ${ref.key}`);
          return { kind: 'done' };
        },
      }),
    );
    const stuck = Array.from({ length: 60 }, (_, number) => effect(`stuck-${number}`));
    jobs.queue.offer([...stuck, { ...effect('card'), team: 'T2' }]);
    await until('the other team’s effect', () => performed.length === 1);
    expect(performed).toEqual(['T2 card']);
    mended = true;
    for (const release of hanging) release();
    await until('the rest', () => performed.length === 61, 20_000);
  });

  it('keeps no job for what waits long: offered again, it runs again', async () => {
    const runs: string[] = [];
    const jobs = bench.open();
    await jobs.start(
      work({
        async runEffect(ref): Promise<Outcome> {
          runs.push(ref.key);
          return { kind: 'later', delayMs: 60_000, why: 'not yet' };
        },
      }),
    );
    jobs.queue.offer([effect('remind')]);
    await until('the first run', () => runs.length === 1);
    await emptied();
    jobs.queue.offer([effect('remind')]);
    await until('the second run', () => runs.length === 2);
  });
});
