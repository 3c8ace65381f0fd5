import { DelayedError, type Job, Worker } from 'bullmq';
import type { Redis } from 'ioredis';

import type { Outcome } from '../app/effects/outcome.ts';
import type { EchoPlace } from '../app/ports/echoes.ts';
import type { EffectRef } from '../app/ports/effects.ts';
import type { Log } from '../log.ts';
import type { JobEnd, JobMetrics, QueueName } from './job-metrics.ts';
import { type TeamSlots, teamSlots } from './team-slots.ts';
import { settlesWithin } from './timeout.ts';

/** What the workers do; both read the current state first, and may run twice. What throws is tried again. */
export interface Work {
  runEffect(ref: EffectRef): Promise<Outcome>;
  echo(team: string, incident: string): Promise<Outcome>;
}

export interface WorkerParts {
  readonly connection: Redis;
  readonly prefix: string;
  /** Jobs at a time, per queue; one team has at most half of them. */
  readonly concurrency: number;
  readonly work: Work;
  readonly log: Log;
  readonly meter: JobMetrics;
}

/** Workers that run until they are stopped. */
export interface Workers {
  /** Takes nothing new, waits for running jobs, then leaves the rest to other workers. */
  stop(deadlineMs: number): Promise<void>;
}

/**
 * What waits for longer than this gives up its job: its time is in the database, and the sweep offers it
 * then. So Redis holds nothing for days, correcting a wrong clock leaves no jobs timed by it, and what is woken earlier
 * is not kept back by a job that still waits under its name.
 */
const LONGEST_DELAY_MS = 3_000;

/**
 * A worker's death is noticed within these: its lock ends, and the next check gives its job to another worker, sooner
 * than the lease in the database ends.
 */
const LOCK_MS = 5_000;
const STALLED_CHECK_MS = 2_500;
/** How long a worker blocks on an empty queue, in seconds; a connection that is silent for longer is lost. */
const BLOCK_S = 2;
/** After a lost connection BullMQ would wait 15 s before it asks for jobs again. */
const RETRY_MS = 1_000;

/** Starts one worker per queue. */
export function startWorkers(parts: WorkerParts): Workers {
  const workers = [
    startWorker<EffectRef>('effects', parts, (ref) => parts.work.runEffect(ref)),
    startWorker<EchoPlace>('echo', parts, (ref) => parts.work.echo(ref.team, ref.incident)),
  ];
  return {
    async stop(deadlineMs) {
      await Promise.all(workers.map((worker) => worker.stop(deadlineMs)));
    },
  };
}

function startWorker<Data extends { readonly team: string }>(
  queue: QueueName,
  parts: WorkerParts,
  run: (data: Data) => Promise<Outcome>,
): Workers {
  const running = new Set<Promise<void>>();
  const slots: TeamSlots = teamSlots(parts.concurrency);
  let stopping = false;
  const process = async (job: Job<Data>, token?: string) => {
    // A job that arrives while the worker stops goes back for another worker.
    if (stopping) return putOff(job, 1, token);
    const slot = slots.take(job.data.team);
    if ('askAgainMs' in slot) return putOff(job, slot.askAgainMs, token);
    const one = runJob({ queue, parts, run, job, token });
    running.add(one);
    const over = () => {
      running.delete(one);
      slot.release();
    };
    one.then(over, over);
    return one;
  };
  const worker = new Worker<Data, void>(queue, process, {
    connection: parts.connection,
    prefix: parts.prefix,
    // BullMQ would write to the console what health already says in its own words.
    skipVersionCheck: true,
    concurrency: parts.concurrency,
    lockDuration: LOCK_MS,
    stalledInterval: STALLED_CHECK_MS,
    runRetryDelay: RETRY_MS,
    drainDelay: BLOCK_S,
    removeOnComplete: { count: 0 },
    removeOnFail: { count: 0 },
  });
  worker.on('error', (error) => parts.log.debug({ err: error, queue }, 'The worker reports an error'));
  worker.on('failed', (job, error) => {
    const level = job && job.attemptsMade < (job.opts.attempts ?? 1) ? 'info' : 'error';
    parts.log[level]({ err: error, queue, job: job?.id, attempt: job?.attemptsMade }, 'A job failed');
  });
  return {
    stop(deadlineMs) {
      stopping = true;
      const { connection, log } = parts;
      return stopWorker({ worker, connection, running, queue, log, deadlineMs });
    },
  };
}

async function stopWorker<Data>(what: {
  readonly worker: Worker<Data, void>;
  readonly connection: Redis;
  readonly running: ReadonlySet<Promise<void>>;
  readonly queue: QueueName;
  readonly log: Log;
  readonly deadlineMs: number;
}): Promise<void> {
  const { worker, connection, running, queue, log, deadlineMs } = what;
  const until = Date.now() + deadlineMs;
  await worker.pause(true);
  const drained = await settlesWithin(Promise.allSettled(running), deadlineMs);
  if (!drained)
    log.warn({ queue, jobs: running.size }, 'Jobs still run at the deadline; another worker takes them up');
  // An orderly close waits for Redis, so it is skipped while Redis is away.
  const orderly = drained && connection.status === 'ready';
  await settlesWithin(worker.close(!orderly), Math.max(200, until - Date.now()));
}

async function runJob<Data>(what: {
  readonly queue: QueueName;
  readonly parts: WorkerParts;
  readonly run: (data: Data) => Promise<Outcome>;
  readonly job: Job<Data>;
  readonly token: string | undefined;
}): Promise<void> {
  const { queue, parts, run, job, token } = what;
  const began = Date.now();
  // A job that was put off waited on purpose.
  const waitedMs = job.attemptsStarted === 1 ? Math.max(0, began - job.timestamp) : undefined;
  let end: JobEnd = 'failed';
  try {
    const outcome = await run(job.data);
    end = outcome.kind;
    await finish({ outcome, job, token, log: parts.log });
  } finally {
    const tookMs = Date.now() - began;
    parts.meter.ran({ queue, end, waitedMs, tookMs });
    parts.log.trace({ queue, job: job.id, end, tookMs }, 'A job ran');
  }
}

async function finish(what: {
  readonly outcome: Outcome;
  readonly job: Job;
  readonly token: string | undefined;
  readonly log: Log;
}): Promise<void> {
  const { outcome, job, token, log } = what;
  switch (outcome.kind) {
    case 'done':
      return;
    case 'dropped':
      log.debug({ job: job.id, why: outcome.why }, 'A job was not needed');
      return;
    case 'later':
      if (outcome.delayMs > LONGEST_DELAY_MS) return;
      return putOff(job, outcome.delayMs, token);
    default:
      return outcome satisfies never;
  }
}

async function putOff(job: Job, delayMs: number, token: string | undefined): Promise<never> {
  await job.moveToDelayed(Date.now() + Math.max(1, delayMs), token);
  throw new DelayedError();
}
