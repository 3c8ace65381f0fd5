import type { Redis } from 'ioredis';
import type { LookupNotes } from '../app/ports/lookup-notes.ts';
import type { Log } from '../log.ts';
import { askRedis } from './ask-redis.ts';
import { outageLog } from './outage-log.ts';

/** As long as a look-up may go on that Slack answers one page a minute. */
const KEPT_SECONDS = 24 * 60 * 60;
const TIMEOUT_MS = 500;

/** The port `LookupNotes` on Redis, for all processes. It holds ids and cursors, no text. */
export function redisLookupNotes(redis: Redis, prefix: string, log: Log): LookupNotes {
  const ask = askRedis(redis, outageLog(log, 'Remembering look-ups in Redis', 'they begin anew'), TIMEOUT_MS);
  const key = (name: string) => `${prefix}:lookup:${name}`;
  return {
    async read(name) {
      return (await ask(() => redis.get(key(name)))) ?? undefined;
    },
    async write(name, value) {
      await ask(() => redis.set(key(name), value, 'EX', KEPT_SECONDS));
    },
    async drop(name) {
      await ask(() => redis.del(key(name)));
    },
  };
}
