import type { Redis } from 'ioredis';

import type { Log } from '../log.ts';
import { outageLog } from './outage-log.ts';
import { redisFault } from './redis-faults.ts';
import { valueWithin } from './timeout.ts';

/** A look that takes longer than this has failed, in milliseconds. */
const ANSWER_MS = 1_000;
/** How often a running Scribe tries a write, in milliseconds: a primary that became a replica answers PING. */
const WATCH_MS = 1_000;
/** The key of the tried write disappears after this, in milliseconds. */
const KEY_MS = 5_000;

/** Whether Redis takes writes, and keeps what it was given. */
export interface RedisHealth {
  /** What is wrong, in a sentence with what to do about it, or `undefined`. Never rejects. */
  check(): Promise<string | undefined>;
  /** Whether the last look found nothing wrong. */
  usable(): boolean;
  /** Looks once a second, so that a connection to a replica is noticed where nobody else writes. */
  watch(): void;
  stop(): void;
}

export function redisHealth(parts: {
  readonly redis: Redis;
  readonly prefix: string;
  readonly log: Log;
}): RedisHealth {
  const { redis, prefix, log } = parts;
  let lastError: unknown;
  // The policy is looked at whenever Redis is reached, and again for as long as it is wrong.
  let policy: { readonly fault: string | undefined } | undefined;
  let found: string | undefined;
  let timer: NodeJS.Timeout | undefined;
  const outage = outageLog(log, 'Redis', 'entries are kept, and what is shown in Slack follows');
  redis.on('error', (error) => {
    lastError = error;
  });
  redis.on('ready', () => {
    lastError = undefined;
  });
  redis.on('close', () => {
    policy = undefined;
  });

  const policyFault = async () => {
    if (policy === undefined || policy.fault !== undefined) {
      const fault = await evictionFault(redis);
      if (fault !== undefined && policy?.fault === undefined) log.error(fault);
      policy = { fault };
    }
    return policy.fault;
  };
  const look = async (): Promise<string | undefined> => {
    if (redis.status === 'connect')
      return 'Redis (REDIS_URL) answers, but is not ready; it may still load its data.';
    if (redis.status !== 'ready') return redisFault(lastError ?? redis.status);
    const asked = write(redis, prefix).then(policyFault);
    asked.catch((error: unknown) => {
      lastError = error;
    });
    return inTime(asked);
  };
  const check = async () => {
    found = await look();
    if (found === undefined) outage.worked();
    return found;
  };
  return {
    check,
    usable: () => redis.status === 'ready' && found === undefined,
    watch() {
      let looking = false;
      timer ??= setInterval(async () => {
        if (looking) return;
        looking = true;
        const fault = await check();
        if (fault !== undefined) outage.failed(fault);
        looking = false;
      }, WATCH_MS);
      timer.unref();
    },
    stop: () => clearInterval(timer),
  };
}

async function write(redis: Redis, prefix: string): Promise<void> {
  await redis.set(`${prefix}:writable`, '1', 'PX', KEY_MS);
}

async function inTime(asked: Promise<string | undefined>): Promise<string | undefined> {
  const answer = asked.then(
    (fault) => ({ fault }),
    (error: unknown) => ({ fault: redisFault(error) }),
  );
  const late = {
    fault: `Redis (REDIS_URL) does not answer within ${ANSWER_MS} ms; look at its load and the way to it.`,
  };
  return (await valueWithin(answer, ANSWER_MS, late)).fault;
}

/** What is wrong with this Redis, in a sentence, or `undefined` when jobs are safe in it. */
export async function evictionFault(redis: Redis): Promise<string | undefined> {
  const info = await redis.info('memory');
  const policy = /^maxmemory_policy:(?<policy>\S+)/m.exec(info)?.groups?.['policy'] ?? 'noeviction';
  if (policy === 'noeviction') return undefined;
  return `Redis (REDIS_URL) may throw jobs away: its maxmemory-policy is "${policy}", expected "noeviction"; run CONFIG SET maxmemory-policy noeviction, or start it with --maxmemory-policy noeviction.`;
}
