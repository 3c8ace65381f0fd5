import { randomUUID } from 'node:crypto';

import type { Redis } from 'ioredis';

import type { EchoPlace } from '../app/ports/echoes.ts';
import type { EffectRef } from '../app/ports/effects.ts';
import type { Queue } from '../app/ports/queue.ts';
import type { Log } from '../log.ts';
import { echoJobName, effectJobId } from './job-id.ts';
import type { JobMetrics, QueueName } from './job-metrics.ts';
import { type OutageLog, outageLog } from './outage-log.ts';
import type { Queues } from './queues.ts';

export interface BullQueueParts {
  readonly queues: Queues;
  readonly redis: Redis;
  /** How long echoes of one incident are gathered before one job is added for all of them. */
  readonly gatherMs: number;
  readonly log: Log;
  readonly meter: JobMetrics;
}

/** The port `Queue` on BullMQ. `flush` hands over what is gathered and waits for what is under way. */
export interface BullQueue extends Queue {
  flush(): Promise<void>;
}

/** Adds jobs without making anybody wait; jobs that cannot be added are counted and left to the sweeps. */
export function bullQueue(parts: BullQueueParts): BullQueue {
  const { queues } = parts;
  const handOver = handoverTracker(parts);
  const gathered = batchEchoes(parts.gatherMs, (refs) => {
    handOver.hand('echo', refs.length, () => queues.echo.addBulk(refs.map(echoJob)));
  });
  return {
    offer(refs) {
      if (refs.length > 0)
        handOver.hand('effects', refs.length, () => queues.effects.addBulk(refs.map(effectJob)));
    },
    echoSoon: (team, incident) => gathered.add({ team, incident }),
    async flush() {
      gathered.flush();
      await handOver.settled();
    },
  };
}

function effectJob(ref: EffectRef) {
  const { holder, team, id, key } = ref;
  return { name: key, data: { holder, team, id, key }, opts: { jobId: effectJobId(ref) } };
}

/** While such a job waits, no second one is added; while one runs, another runs right after it. */
function echoJob(ref: EchoPlace) {
  const id = echoJobName(ref.team, ref.incident);
  const deduplication = { id, keepLastIfActive: true };
  return { name: 'echo', data: ref, opts: { jobId: `${id}.${randomUUID()}`, deduplication } };
}

function handoverTracker({ redis, log, meter }: BullQueueParts) {
  const underWay = new Set<Promise<void>>();
  const outage: OutageLog = outageLog(log, 'Handing jobs to Redis', 'the sweeps find them in the database');
  const lose = (queue: QueueName, count: number, error: unknown) => {
    meter.lost(queue, count);
    outage.failed(error, count);
  };
  return {
    hand(queue: QueueName, count: number, add: () => Promise<unknown>): void {
      // BullMQ would wait for the first connection, and keep every job in memory meanwhile.
      if (redis.status !== 'ready') {
        lose(queue, count, Object.assign(new Error('Redis is not connected'), { code: redis.status }));
        return;
      }
      const adding: Promise<void> = add()
        .then(
          () => outage.worked(),
          (error: unknown) => lose(queue, count, error),
        )
        .finally(() => underWay.delete(adding));
      underWay.add(adding);
    },
    async settled(): Promise<void> {
      await Promise.all(underWay);
    },
  };
}

function batchEchoes(gatherMs: number, release: (refs: readonly EchoPlace[]) => void) {
  const waiting = new Map<string, EchoPlace>();
  let timer: NodeJS.Timeout | undefined;
  const flush = () => {
    clearTimeout(timer);
    timer = undefined;
    if (waiting.size === 0) return;
    const refs = [...waiting.values()];
    waiting.clear();
    release(refs);
  };
  return {
    add(ref: EchoPlace) {
      waiting.set(echoJobName(ref.team, ref.incident), ref);
      timer ??= setTimeout(flush, gatherMs);
    },
    flush,
  };
}
