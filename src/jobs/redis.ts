import { Redis } from 'ioredis';

import type { Log } from '../log.ts';
import { outageLog } from './outage-log.ts';
import { valueWithin } from './timeout.ts';

/** A producer's command fails after this long without an answer. */
const COMMAND_TIMEOUT_MS = 2_000;
/** A connection that does not end by itself within this is torn down. */
const DISCONNECT_TIMEOUT_MS = 200;

/**
 * A connection for adding jobs and for small questions. It never queues commands while Redis is away, so a request
 * fails at once instead of hanging.
 */
export function producerRedis(url: string, log: Log): Redis {
  const redis = new Redis(url, {
    enableOfflineQueue: false,
    // Commands of one turn of the event loop go out together: the hot path sends one for every entry.
    enableAutoPipelining: true,
    maxRetriesPerRequest: 1,
    commandTimeout: COMMAND_TIMEOUT_MS,
    disconnectTimeout: DISCONNECT_TIMEOUT_MS,
    retryStrategy: reconnectDelay,
  });
  const outage = outageLog(log, 'The connection to Redis', 'entries are kept and their jobs follow');
  redis.on('error', (error) => outage.failed(error));
  redis.on('ready', () => outage.worked());
  return redis;
}

/** The connections of workers. */
export interface WorkerRedis {
  readonly connection: Redis;
  /** Cuts the connection and every copy that was made of it. */
  disconnect(): void;
}

/** A connection for workers: it waits for Redis as long as it takes. */
export function workerRedis(url: string): WorkerRedis {
  const connection = new Redis(url, {
    maxRetriesPerRequest: null,
    disconnectTimeout: DISCONNECT_TIMEOUT_MS,
    retryStrategy: reconnectDelay,
  });
  // The producer's connection logs the same outage; this listener only keeps an error from ending the process.
  connection.on('error', () => undefined);
  const all = [connection];
  // A worker makes copies that block on an empty queue; while Redis is away it cannot close them itself.
  const duplicate = connection.duplicate.bind(connection);
  connection.duplicate = (options) => {
    const copy = duplicate(options);
    all.push(copy);
    return copy;
  };
  return {
    connection,
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

/** What is wrong with this Redis, in a sentence, or `undefined` when jobs are safe in it. */
export async function evictionFault(redis: Redis): Promise<string | undefined> {
  const info = await redis.info('memory');
  const policy = /^maxmemory_policy:(?<policy>\S+)/m.exec(info)?.groups?.['policy'] ?? 'noeviction';
  if (policy === 'noeviction') return undefined;
  return `Redis (REDIS_URL) may throw jobs away: its maxmemory-policy is "${policy}", expected "noeviction"; run CONFIG SET maxmemory-policy noeviction, or start it with --maxmemory-policy noeviction.`;
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

function reconnectDelay(attempt: number): number {
  return Math.min(50 * 2 ** Math.min(attempt, 6), 2_000);
}
