import { jest } from '@jest/globals';
import { Redis } from 'ioredis';
import type { Outcome } from '../../src/app/effects/outcome.ts';
import type { EffectRef } from '../../src/app/ports/effects.ts';
import type { JobMetrics } from '../../src/jobs/job-metrics.ts';
import { type Jobs, type JobsOptions, type JobsWork, openJobs } from '../../src/jobs/open-jobs.ts';
import { createLogger } from '../../src/log.ts';
import { freshPrefix, redisUrl } from '../services.ts';

export const quiet = createLogger({ logLevel: 'silent' });

/** One effect of one incident. */
export function effect(key: string, id = 'inc.T1.1'): EffectRef {
  return { holder: 'incidents', team: 'T1', id, key };
}

export function fakeMeter() {
  return { ran: jest.fn<JobMetrics['ran']>(), lost: jest.fn<JobMetrics['lost']>() };
}

/** Work that a test replaces in parts; the sweeps find nothing. */
export function work(
  parts: Partial<Omit<JobsWork, 'sweeps'>> & { sweeps?: Partial<JobsWork['sweeps']> },
): JobsWork {
  const done = async (): Promise<Outcome> => ({ kind: 'done' });
  return {
    runEffect: parts.runEffect ?? done,
    echo: parts.echo ?? done,
    sweeps: {
      effects: async () => [],
      echoes: async () => [],
      reminders: async () => [],
      plans: async () => undefined,
      nudges: async () => [],
      weeklies: async () => [],
      members: async () => [],
      words: async () => undefined,
      cleanInbox: async () => 0,
      cleanFiles: async () => 0,
      ...parts.sweeps,
    },
  };
}

/** Jobs under their own prefix, and direct access to Redis. `close` stops everything and cleans up. */
export function jobsBench(prefix = freshPrefix('jobs')) {
  const redis = new Redis(redisUrl());
  const opened: Jobs[] = [];
  const forget = async () => {
    const keys = await redis.keys(`${prefix}:*`);
    if (keys.length > 0) await redis.del(...keys);
  };
  return {
    prefix,
    redis,
    /** Removes everything of this test from Redis, as FLUSHALL would. */
    forget,
    open(options: Partial<JobsOptions> = {}): Jobs {
      const jobs = openJobs({
        redisUrl: redisUrl(),
        prefix,
        log: quiet,
        meter: fakeMeter(),
        clock: () => new Date(),
        ...options,
        timings: { effects: 100, echoes: 100, reminders: 100, cleanInbox: 100, ...options.timings },
      });
      opened.push(jobs);
      return jobs;
    },
    async close(): Promise<void> {
      await Promise.all(opened.map((jobs) => jobs.stop(2_000)));
      await forget();
      await redis.quit();
    },
  };
}
