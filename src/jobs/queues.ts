import { type DefaultJobOptions, Queue } from 'bullmq';
import type { Redis } from 'ioredis';

import type { EchoPlace } from '../app/ports/echoes.ts';
import type { EffectRef } from '../app/ports/effects.ts';
import type { Log } from '../log.ts';
import type { QueueDepth, QueueName } from './job-metrics.ts';

export interface Queues {
  readonly effects: Queue<EffectRef>;
  readonly echo: Queue<EchoPlace>;
}

/**
 * Attempts here are for surprises only: failures of Slack or the database are counted on the effect in the database. They
 * are over within seconds, so that the sweep, which looks on as long as it takes, can offer the effect again.
 * Ended jobs are always removed, because a job that Redis keeps blocks its id, and with it the effect.
 */
const JOB_OPTIONS: DefaultJobOptions = {
  attempts: 3,
  backoff: { type: 'exponential', delay: 500, jitter: 0.5 },
  removeOnComplete: true,
  removeOnFail: true,
};

/** Opens the queues on a producer's connection, which stays the caller's to close. */
export function openQueues(connection: Redis, prefix: string, log: Log): Queues {
  return {
    effects: openQueue<EffectRef>('effects', { connection, prefix, log }),
    echo: openQueue<EchoPlace>('echo', { connection, prefix, log }),
  };
}

function openQueue<Data>(
  name: QueueName,
  options: { readonly connection: Redis; readonly prefix: string; readonly log: Log },
) {
  const { connection, prefix, log } = options;
  const queue = new Queue<Data, void, string, Data, void, string>(name, {
    connection,
    prefix,
    // BullMQ would write to the console what the boot already says in its own words.
    skipVersionCheck: true,
    defaultJobOptions: JOB_OPTIONS,
  });
  queue.on('error', (error) => log.debug({ err: error, queue: name }, 'The queue reports an error'));
  return queue;
}

/** How full the queues are; rejects when Redis does not answer. */
export async function depths(queues: Queues): Promise<readonly QueueDepth[]> {
  return Promise.all([depth('effects', queues.effects), depth('echo', queues.echo)]);
}

async function depth(name: QueueName, queue: Queue<EffectRef> | Queue<EchoPlace>): Promise<QueueDepth> {
  const [counts, oldest] = await Promise.all([
    queue.getJobCounts('wait', 'active', 'delayed'),
    queue.getJobs('wait', 0, 0, true),
  ]);
  const first = oldest[0];
  return {
    queue: name,
    waiting: counts['wait'] ?? 0,
    active: counts['active'] ?? 0,
    delayed: counts['delayed'] ?? 0,
    oldestMs: first ? Math.max(0, Date.now() - first.timestamp) : 0,
  };
}
