import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import type { Outcome } from '../../src/app/effects/outcome.ts';
import { jobsBench, work } from './jobs-bench.ts';
import { until } from './until.ts';

let bench: ReturnType<typeof jobsBench>;
beforeEach(() => {
  bench = jobsBench();
});
afterEach(() => bench.close());

/** An echo that ends when the test says so. */
function heldEcho() {
  const runs: { readonly incident: string; release(): void }[] = [];
  let running = 0;
  let most = 0;
  return {
    runs,
    most: () => most,
    echo: (_team: string, incident: string) =>
      new Promise<Outcome>((resolve) => {
        running += 1;
        most = Math.max(most, running);
        runs.push({
          incident,
          release() {
            running -= 1;
            resolve({ kind: 'done' });
          },
        });
      }),
  };
}

describe('the echo queue', () => {
  it('makes one job of a burst', async () => {
    let echoed = 0;
    const jobs = bench.open();
    await jobs.start(
      work({
        async echo() {
          echoed += 1;
          return { kind: 'done' };
        },
      }),
    );
    for (let entry = 0; entry < 50; entry++) jobs.queue.echoSoon('T1', 'INC-2026-0001');
    await until('the echo', () => echoed > 0);
    await until('an empty queue', async () =>
      (await jobs.depths()).every((queue) => queue.waiting + queue.active + queue.delayed === 0),
    );
    expect(echoed).toBe(1);
  });

  it('runs again, never concurrently, for what is wanted while it runs', async () => {
    const held = heldEcho();
    const jobs = bench.open({ timings: { gatherEchoes: 5 } });
    await jobs.start(work({ echo: held.echo }));
    jobs.queue.echoSoon('T1', 'INC-2026-0001');
    await until('the first run', () => held.runs.length === 1);
    for (let burst = 0; burst < 3; burst++) {
      jobs.queue.echoSoon('T1', 'INC-2026-0001');
      jobs.queue.echoSoon('T1', 'INC-2026-0002');
      await until('the burst to be handed over', async () => held.runs.length >= 2);
    }
    expect(held.runs.map((run) => run.incident)).toEqual(['INC-2026-0001', 'INC-2026-0002']);
    held.runs[0]?.release();
    await until('the second run', () => held.runs.length === 3);
    expect(held.runs[2]?.incident).toBe('INC-2026-0001');
    for (const run of held.runs.slice(1)) run.release();
    expect(held.most()).toBe(2);
  });

  it('keeps one echo per channel while it is put off', async () => {
    let runs = 0;
    const jobs = bench.open({ timings: { gatherEchoes: 5 } });
    await jobs.start(
      work({
        async echo(): Promise<Outcome> {
          runs += 1;
          return runs === 1 ? { kind: 'later', delayMs: 300, why: 'not yet' } : { kind: 'done' };
        },
      }),
    );
    jobs.queue.echoSoon('T1', 'INC-2026-0001');
    await until('the first run', async () => (await jobs.depths()).some((queue) => queue.delayed === 1));
    jobs.queue.echoSoon('T1', 'INC-2026-0001');
    await until('the second run', () => runs === 2);
    await until('an empty queue', async () =>
      (await jobs.depths()).every((queue) => queue.waiting + queue.active + queue.delayed === 0),
    );
    expect(runs).toBe(2);
  });

  it('shows the lines of other teams while one team’s Slack hangs', async () => {
    const held = heldEcho();
    const shown: string[] = [];
    const jobs = bench.open({ timings: { gatherEchoes: 5 } });
    await jobs.start(
      work({
        async echo(team, incident) {
          if (team === 'T1') return held.echo(team, incident);
          shown.push(incident);
          return { kind: 'done' };
        },
      }),
    );
    for (let number = 0; number < 40; number++) jobs.queue.echoSoon('T1', `INC-2026-${number}`);
    await until('the hanging ones', () => held.runs.length > 0);
    jobs.queue.echoSoon('T2', 'INC-2026-0001');
    await until('the other team’s lines', () => shown.length === 1);
    expect(held.runs.length).toBeLessThanOrEqual(8);
    for (const run of held.runs) run.release();
  });
});
