import { createHmac } from 'node:crypto';

import type { Redis } from 'ioredis';

import type { RecentCommands, SaidWords } from '../app/ports/recent-commands.ts';
import { decrypt, encrypt } from '../encryption.ts';
import type { Log } from '../log.ts';
import { askRedis } from './ask-redis.ts';
import { outageLog } from './outage-log.ts';

/** As long as somebody may still press the button; the message itself shows the text. */
const HELD_SECONDS = 60 * 60;
const SAID_SECONDS = 120;
/** A person waits for the answer: a Redis that is slower than this counts as away. */
const TIMEOUT_MS = 250;

/** What the port stands on. `key`: 32 bytes, the same in every process that is to read what another one held. */
export interface RecentCommandsParts {
  readonly redis: Redis;
  readonly prefix: string;
  readonly log: Log;
  readonly key: Buffer;
}

/**
 * The port `RecentCommands` on Redis (6.2 or newer), which sees no text that people typed. No method rejects, and none
 * waits for a Redis that is away.
 */
export function redisRecentCommands({ redis, prefix, log, key }: RecentCommandsParts): RecentCommands {
  const outage = outageLog(log, 'Remembering in Redis', 'texts typed twice are not noticed');
  const ask = askRedis(redis, outage, TIMEOUT_MS);
  return {
    async hold(id, text) {
      await ask(() => redis.set(`${prefix}:sealed:${id}`, encrypt(text, key, id), 'EX', HELD_SECONDS));
    },
    async held(id) {
      const sealed = await ask(() => redis.get(`${prefix}:sealed:${id}`));
      if (sealed) return opened(sealed, key, id);
      // Earlier versions held it as it was typed, for a day.
      return (await ask(() => redis.get(`${prefix}:held:${id}`))) ?? undefined;
    },
    async said(what) {
      const name = `${prefix}:said:${fingerprint(what, key)}`;
      const before = await ask(() => redis.set(name, what.entry, 'EX', SAID_SECONDS, 'GET'));
      return before == null || before === what.entry ? undefined : before;
    },
  };
}

/** The text; `undefined` where another key sealed it. */
function opened(sealed: string, key: Buffer, id: string): string | undefined {
  try {
    return decrypt(sealed, key, id);
  } catch {
    return undefined;
  }
}

/** Redis sees neither the words nor who said them, and cannot try out which words they were. */
function fingerprint(what: SaidWords, key: Buffer): string {
  return createHmac('sha256', key)
    .update(JSON.stringify([what.team, what.place, what.user, what.text]))
    .digest('base64url');
}
