import type { Redis } from 'ioredis';
import type { OutageLog } from './outage-log.ts';
import { valueWithin } from './timeout.ts';

/** Asks a Redis that may be away: `undefined` where it is, fails, or takes longer than `timeoutMs`. Never rejects. */
export type AskRedis = <T>(question: () => Promise<T>) => Promise<T | undefined>;

export function askRedis(redis: Redis, outage: OutageLog, timeoutMs: number): AskRedis {
  return async (question) => {
    if (redis.status !== 'ready') return undefined;
    const answer = question().then(
      (value) => {
        outage.worked();
        return value;
      },
      (error: unknown) => {
        outage.failed(error);
        return undefined;
      },
    );
    return valueWithin(answer, timeoutMs, undefined);
  };
}
