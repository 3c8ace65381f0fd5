import { randomBytes } from 'node:crypto';

import { Redis } from 'ioredis';
import mongoose from 'mongoose';
import { withDatabase } from '../packages/dev-services/services/with-database.ts';

/** Redis has this many databases unless its configuration says otherwise. */
const REDIS_DATABASES = 16;

/** Stores that one target has to itself. */
export interface OwnStores {
  readonly mongodbUri: string;
  readonly redisUrl: string;
  /** Removes what was stored. Safe to call twice. */
  remove(): Promise<void>;
}

/** Gives every target empty stores on the running servers. */
export interface Databases {
  fresh(): Promise<OwnStores>;
  /** Removes whatever is left. */
  removeAll(): Promise<void>;
}

export function databasesOn(servers: { readonly mongodbUri: string; readonly redisUrl: string }): Databases {
  const open = new Set<OwnStores>();
  const redisInUse = new Set<string>();
  return {
    async fresh() {
      const mongodbUri = withDatabase(servers.mongodbUri, `scribe_bench_${randomBytes(4).toString('hex')}`);
      const redisUrl = await emptyRedis(servers.redisUrl, redisInUse);
      redisInUse.add(redisUrl);
      const stores: OwnStores = {
        mongodbUri,
        redisUrl,
        async remove() {
          if (!open.delete(stores)) return;
          await Promise.all([dropDatabase(mongodbUri), withRedis(redisUrl, (redis) => redis.flushdb())]);
          redisInUse.delete(redisUrl);
        },
      };
      open.add(stores);
      return stores;
    },
    async removeAll() {
      await Promise.all([...open].map((stores) => stores.remove()));
    },
  };
}

async function dropDatabase(uri: string): Promise<void> {
  const connection = await mongoose.createConnection(uri, { serverSelectionTimeoutMS: 5_000 }).asPromise();
  await connection.dropDatabase();
  await connection.close();
}

/** A database of that Redis that is empty, so that it may be flushed afterwards. */
async function emptyRedis(url: string, inUse: ReadonlySet<string>): Promise<string> {
  for (let number = REDIS_DATABASES - 1; number >= 0; number--) {
    const candidate = new URL(url);
    candidate.pathname = `/${number}`;
    const href = candidate.href;
    if (!inUse.has(href) && (await withRedis(href, (redis) => redis.dbsize())) === 0) return href;
  }
  throw new Error('Every database of the Redis at REDIS_URL holds something; the bench needs empty ones.');
}

async function withRedis<T>(url: string, use: (redis: Redis) => Promise<T>): Promise<T> {
  const redis = new Redis(url, { lazyConnect: true });
  try {
    await redis.connect();
    return await use(redis);
  } finally {
    redis.disconnect();
  }
}
