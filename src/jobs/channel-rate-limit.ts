import type { Redis } from 'ioredis';

import type { ChannelRateLimit } from '../app/ports/channel-rate-limit.ts';

import { valueWithin } from './timeout.ts';

/** Slack takes about one message per second and channel (https://docs.slack.dev/apis/web-api/rate-limits). */
const SPACING_MS = 1_000;
const TIMEOUT_MS = 500;

/**
 * Slack takes 50 edits a minute from an app in a workspace (`chat.update`, tier 3). Rolling lines have about half of them, so
 * that a card, news and a draft's progress are never behind: 4 in 10 s. The more channels roll, the more each gathers.
 */
const EDITS = { atMost: 4, withinMs: 10_000 } as const;

/** Without Redis nobody waits: Slack's own limit then does the spacing. */
export function redisChannelRateLimit(
  redis: Redis,
  prefix: string,
  spacingMs = SPACING_MS,
): ChannelRateLimit {
  const ready = () => redis.status === 'ready';
  const edits = (team: string) => `${prefix}:edits:${team}`;
  return {
    async wait(team, channel) {
      if (!ready()) return 0;
      const key = `${prefix}:pace:${team}:${channel}`;
      return valueWithin(claim(redis, key, spacingMs), TIMEOUT_MS, 0);
    },
    async waitForEdit(team) {
      return ready() ? valueWithin(claimEdit(redis, edits(team)), TIMEOUT_MS, 0) : 0;
    },
    async giveBackEdit(team) {
      if (ready())
        await valueWithin(begun(redis, edits(team)).decr(edits(team)).exec(), TIMEOUT_MS, undefined);
    },
  };
}

async function claim(redis: Redis, key: string, spacingMs: number): Promise<number> {
  if ((await redis.set(key, '1', 'PX', spacingMs, 'NX')) === 'OK') return 0;
  return Math.max(1, await redis.pttl(key));
}

async function claimEdit(redis: Redis, key: string): Promise<number> {
  const answers = await begun(redis, key).incr(key).pttl(key).exec();
  const [, [, count] = [], [, leftMs] = []] = answers ?? [];
  return Number(count) <= EDITS.atMost ? 0 : Math.max(1, Number(leftMs));
}

/** The count always ends with its time, whoever begins it. */
function begun(redis: Redis, key: string) {
  return redis.multi().set(key, '0', 'PX', EDITS.withinMs, 'NX');
}
