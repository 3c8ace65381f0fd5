import { createHash } from 'node:crypto';

import type { Redis } from 'ioredis';

import type { RecentCommands, SaidWords } from '../app/ports/recent-commands.ts';
import type { Log } from '../log.ts';
import { outageLog } from './outage-log.ts';
import { valueWithin } from './timeout.ts';

const HELD_SECONDS = 24 * 60 * 60;
const SAID_SECONDS = 120;
/** A person waits for the answer: a Redis that is slower than this counts as away. */
const TIMEOUT_MS = 250;

/** The port `RecentCommands` on Redis (6.2 or newer). No method rejects, and none waits for a Redis that is away. */
export function redisRecentCommands(redis: Redis, prefix: string, log: Log): RecentCommands {
  const outage = outageLog(log, 'Remembering in Redis', 'texts typed twice are not noticed');
  const ask = async <T>(question: () => Promise<T>): Promise<T | undefined> => {
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
    return valueWithin(answer, TIMEOUT_MS, undefined);
  };
  return {
    async hold(id, text) {
      await ask(() => redis.set(`${prefix}:held:${id}`, text, 'EX', HELD_SECONDS));
    },
    async held(id) {
      return (await ask(() => redis.get(`${prefix}:held:${id}`))) ?? undefined;
    },
    async said(what) {
      const key = `${prefix}:said:${fingerprint(what)}`;
      const before = await ask(() => redis.set(key, what.entry, 'EX', SAID_SECONDS, 'GET'));
      return before == null || before === what.entry ? undefined : before;
    },
  };
}

/** Redis sees neither the words nor who said them. */
function fingerprint(what: SaidWords): string {
  return createHash('sha256')
    .update(JSON.stringify([what.team, what.place, what.user, what.text]))
    .digest('base64url');
}
