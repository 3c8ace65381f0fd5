import { randomBytes } from 'node:crypto';
import type { ChannelRateLimit } from '../app/ports/channel-rate-limit.ts';
import type { LookupNotes } from '../app/ports/lookup-notes.ts';
import type { Queue } from '../app/ports/queue.ts';
import type { RecentCommands } from '../app/ports/recent-commands.ts';
import type { Log } from '../log.ts';
import { bullQueue } from './bull-queue.ts';
import { redisChannelRateLimit } from './channel-rate-limit.ts';
import type { JobMetrics, QueueDepth } from './job-metrics.ts';
import { redisLookupNotes } from './lookup-notes.ts';
import { depths, openQueues } from './queues.ts';
import { redisRecentCommands } from './recent-commands.ts';
import { closeRedis, producerRedis, readyWithin, type WorkerRedis, workerRedis } from './redis.ts';
import { redisFault } from './redis-faults.ts';
import { evictionFault, redisHealth } from './redis-health.ts';
import { sweepTurn } from './sweep-turn.ts';
import { SWEEP_TIMINGS, type SweepParts, type SweepTimings, type SweepWork, startSweeps } from './sweeps.ts';
import { settlesWithin } from './timeout.ts';
import { startWorkers, type Work } from './workers.ts';

export interface JobsOptions {
  readonly redisUrl: string;
  /** Begins every key in Redis; several services share one Redis when theirs differ. */
  readonly prefix?: string;
  /** Seals what people typed (32 bytes); without it, only this process can read what it held. */
  readonly key?: Buffer;
  readonly log: Log;
  readonly meter: JobMetrics;
  readonly clock: () => Date;
  readonly timings?: Partial<SweepTimings & { readonly gatherEchoes: number; readonly spacing: number }>;
  /** Jobs that one process runs at a time, per queue; one team has at most half of them. */
  readonly concurrency?: number;
}

/** What a worker process does with jobs; a process that is only the bot has none. */
export interface JobsWork extends Work {
  readonly sweeps: SweepWork;
}

export interface Jobs {
  readonly queue: Queue;
  readonly recentCommands: RecentCommands;
  readonly channelRateLimit: ChannelRateLimit;
  readonly lookupNotes: LookupNotes;
  /**
   * Waits briefly for Redis, refuses one that may throw jobs away (`JobsFault`), and, given work, starts workers and
   * sweeps. A Redis that is away is no fault: work begins when it is back.
   */
  start(work?: JobsWork): Promise<void>;
  /** Sweeps and workers, queues, connections, in this order and within the deadline. Safe to call again. */
  stop(deadlineMs: number): Promise<void>;
  /** Waits briefly for Redis, without working on anything. */
  reached(): Promise<void>;
  /** What is wrong with Redis and what to do about it, in a sentence, or `undefined`; tries a write. */
  health(): Promise<string | undefined>;
  /** The time by Redis' clock; rejects when it does not answer. */
  serverTime(): Promise<Date>;
  /** For the metrics; rejects when Redis does not answer. */
  depths(): Promise<readonly QueueDepth[]>;
}

/** Jobs cannot be run here; the message says why and what to do. */
export class JobsFault extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'JobsFault';
  }
}

/** They wait for Slack most of the time. */
const CONCURRENCY = 16;
const REDIS_AT_BOOT_MS = 2_000;

/** Opens the queues; nothing is worked on before `start`. */
export function openJobs(options: JobsOptions): Jobs {
  const { redisUrl, prefix = 'scribe', key = randomBytes(32), log, meter, timings = {} } = options;
  let workers: WorkerRedis | undefined;
  const redis = producerRedis(redisUrl, () => workers?.reconnect());
  const health = redisHealth({ redis, prefix, log });
  const queues = openQueues(redis, prefix, log);
  const queue = bullQueue({ queues, redis, gatherMs: timings.gatherEchoes ?? 150, log, meter });
  const closing: ((ms: number) => Promise<unknown>)[] = [];
  let stopped: Promise<void> | undefined;

  const stop = (deadlineMs: number) => {
    health.stop();
    stopped ??= closeInOrder({ deadlineMs, log }, [
      ...closing,
      () => queue.flush(),
      (ms) => settlesWithin(Promise.all([queues.effects.close(), queues.echo.close()]), ms),
      (ms) => closeRedis(redis, Math.max(200, ms)),
    ]);
    return stopped;
  };

  return {
    queue,
    recentCommands: redisRecentCommands({ redis, prefix, log, key }),
    channelRateLimit: redisChannelRateLimit(redis, prefix, timings.spacing),
    lookupNotes: redisLookupNotes(redis, prefix, log),
    async start(work) {
      const reached = await readyWithin(redis, REDIS_AT_BOOT_MS);
      const fault = reached ? await evictionFault(redis).catch(redisFault) : undefined;
      if (fault) {
        await stop(0);
        throw new JobsFault(fault);
      }
      if (stopped) return;
      health.watch();
      if (!work) return;
      workers = workerRedis(redisUrl);
      closing.push(
        ...startWork({
          ...options,
          prefix,
          work,
          queue,
          connections: workers,
          redisReady: health.usable,
          turn: sweepTurn(redis, prefix),
          backlog: () => queues.effects.getJobCountByTypes('waiting', 'delayed'),
        }),
      );
    },
    stop,
    async reached() {
      await readyWithin(redis, REDIS_AT_BOOT_MS);
    },
    health: () => health.check(),
    async serverTime() {
      const [seconds, microseconds] = await redis.time();
      return new Date(Number(seconds) * 1_000 + Number(microseconds) / 1_000);
    },
    depths: () => depths(queues),
  };
}

function startWork(
  parts: JobsOptions &
    Pick<SweepParts, 'queue' | 'redisReady' | 'turn' | 'backlog'> & {
      readonly prefix: string;
      readonly work: JobsWork;
      readonly connections: WorkerRedis;
    },
): ((ms: number) => Promise<unknown>)[] {
  const { prefix, work, connections, log, meter, concurrency = CONCURRENCY } = parts;
  const workers = startWorkers({ connection: connections.connection, prefix, concurrency, work, log, meter });
  const sweeps = startSweeps({
    ...parts,
    work: work.sweeps,
    timings: { ...SWEEP_TIMINGS, ...parts.timings },
  });
  return [
    // Both at once, so that no new job begins while a pass ends.
    (ms) => Promise.all([sweeps.stop(), workers.stop(ms)]),
    async () => connections.disconnect(),
  ];
}

/** Every step gets what is left of the deadline; one that fails or takes too long does not hold up the next. */
async function closeInOrder(
  { deadlineMs, log }: { readonly deadlineMs: number; readonly log: Log },
  steps: readonly ((leftMs: number) => Promise<unknown>)[],
): Promise<void> {
  const until = Date.now() + deadlineMs;
  for (const step of steps) {
    const leftMs = Math.max(0, until - Date.now());
    const closing = step(leftMs).catch((error: unknown) =>
      log.warn({ err: error }, 'A part of the queue could not be closed'),
    );
    await settlesWithin(closing, leftMs + 500);
  }
}
