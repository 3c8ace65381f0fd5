import type { Redis } from 'ioredis';

import type { ChannelRateLimit } from '../app/ports/channel-rate-limit.ts';

import { valueWithin } from './timeout.ts';

/** Slack takes about one message per second and channel (https://docs.slack.dev/apis/web-api/rate-limits). */
const SPACING_MS = 1_000;
const TIMEOUT_MS = 500;

/** Without Redis nobody waits: Slack's own limit then does the spacing. */
export function redisChannelRateLimit(
  redis: Redis,
  prefix: string,
  spacingMs = SPACING_MS,
): ChannelRateLimit {
  return {
    async wait(team, channel) {
      if (redis.status !== 'ready') return 0;
      const key = `${prefix}:pace:${team}:${channel}`;
      return valueWithin(claim(redis, key, spacingMs), TIMEOUT_MS, 0);
    },
  };
}

async function claim(redis: Redis, key: string, spacingMs: number): Promise<number> {
  if ((await redis.set(key, '1', 'PX', spacingMs, 'NX')) === 'OK') return 0;
  return Math.max(1, await redis.pttl(key));
}
