import { Redis, type RedisOptions } from 'ioredis';

import { isDemoted, refusesWrites } from './redis-faults.ts';
import { valueWithin } from './timeout.ts';

/** A producer's command fails after this long without an answer. */
const COMMAND_TIMEOUT_MS = 2_000;
/** A connection that does not end by itself within this is torn down. */
const DISCONNECT_TIMEOUT_MS = 200;
/**
 * Something was asked and nothing was heard for this long: the connection is cut and made again. A connection that
 * blocks on an empty queue hears nothing for 2 s, and for up to 5 s where jobs wait for their turn.
 */
const SILENCE_MS = 4_000;
const BLOCKED_SILENCE_MS = 8_000;
/** Before a worker connects again to a Redis that refused its write; BullMQ would try at once, and again and again. */
const REFUSED_PAUSE_MS = 500;

/**
 * A connection for adding jobs and for small questions. It never queues commands while Redis is away, so a request
 * fails at once instead of hanging. One that reaches a replica is made anew: a failover leaves connections open, and
 * the address may lead to the new primary by now. `onDemoted` makes the other connections of the process anew before
 * this one can hand anything to the new primary.
 */
export function producerRedis(url: string, onDemoted: () => void): Redis {
  const redis = new Redis(url, {
    enableOfflineQueue: false,
    // Commands of one turn of the event loop go out together: the hot path sends one for every entry.
    enableAutoPipelining: true,
    maxRetriesPerRequest: 1,
    commandTimeout: COMMAND_TIMEOUT_MS,
    socketTimeout: SILENCE_MS,
    disconnectTimeout: DISCONNECT_TIMEOUT_MS,
    ...leaving(isDemoted, { pauseMs: 0, onLeave: onDemoted }),
  });
  // What is wrong is found and logged by the watch; this listener only keeps an error from ending the process.
  redis.on('error', () => undefined);
  return redis;
}

/** The connections of workers. */
export interface WorkerRedis {
  readonly connection: Redis;
  /** Makes the connection and every copy of it anew, wherever the address leads by now. */
  reconnect(): void;
  /** Cuts the connection and every copy that was made of it. */
  disconnect(): void;
}

/** A connection for workers: it waits for Redis as long as it takes. */
export function workerRedis(url: string): WorkerRedis {
  const connection = new Redis(url, {
    maxRetriesPerRequest: null,
    socketTimeout: SILENCE_MS,
    disconnectTimeout: DISCONNECT_TIMEOUT_MS,
    ...leaving(refusesWrites, { pauseMs: REFUSED_PAUSE_MS }),
  });
  // The watch of the producer's connection finds the same outage; this only keeps an error from ending the process.
  connection.on('error', () => undefined);
  const all = [connection];
  // A worker makes copies that block on an empty queue; while Redis is away it cannot close them itself.
  const duplicate = connection.duplicate.bind(connection);
  connection.duplicate = (options) => {
    const copy = duplicate({
      ...options,
      socketTimeout: BLOCKED_SILENCE_MS,
      ...leaving(refusesWrites, { pauseMs: REFUSED_PAUSE_MS }),
    });
    all.push(copy);
    return copy;
  };
  return {
    connection,
    reconnect() {
      for (const one of all) if (one.status === 'ready') one.disconnect(true);
    },
    disconnect() {
      for (const one of all) disconnectNow(one);
    },
  };
}

/** Resolves when the connection is ready or `ms` have passed; tells which. */
export async function readyWithin(redis: Redis, ms: number): Promise<boolean> {
  if (redis.status === 'ready') return true;
  const ready = new Promise<boolean>((resolve) => redis.once('ready', () => resolve(true)));
  return valueWithin(ready, ms, false);
}

/** Closes a connection politely, or at once when Redis does not answer. */
export async function closeRedis(redis: Redis, ms: number): Promise<void> {
  if (redis.status === 'ready') await valueWithin(redis.quit(), ms, undefined);
  disconnectNow(redis);
}

/** Disconnecting a connection that has ended would leave a timer behind. */
function disconnectNow(redis: Redis): void {
  if (redis.status !== 'end') redis.disconnect();
}

/**
 * A connection is left once for the first such answer, however many come in a pipeline, and another one is made after
 * the pause.
 */
function leaving(
  reason: (error: Error) => boolean,
  { pauseMs, onLeave }: { readonly pauseMs: number; readonly onLeave?: () => void },
): Pick<RedisOptions, 'reconnectOnError' | 'retryStrategy'> {
  let left = false;
  return {
    reconnectOnError(error) {
      if (left || !reason(error)) return false;
      left = true;
      onLeave?.();
      return true;
    },
    retryStrategy(attempt) {
      const delayMs = Math.max(left ? pauseMs : 0, reconnectDelay(attempt));
      left = false;
      return delayMs;
    },
  };
}

function reconnectDelay(attempt: number): number {
  return Math.min(50 * 2 ** Math.min(attempt, 6), 2_000);
}
