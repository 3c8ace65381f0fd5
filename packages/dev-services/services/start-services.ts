import { join } from 'node:path';

import type { Log } from './first-available.ts';
import type { ManagedService } from './managed-service.ts';
import { startMongo } from './mongo.ts';
import { startRedis } from './redis.ts';

/** A MongoDB and a Redis, found or started. */
export type Services = {
  mongodbUri: string;
  redisUrl: string;
  /** Which ones they are, a line each: `Redis: redis-server on PATH, redis://127.0.0.1:40123`. */
  summary: string[];
  stop(): Promise<void>;
};

type Found = { url: string; what: string; stop(): Promise<void> };

/**
 * Uses MONGODB_URI and REDIS_URL where they are set, else starts what this machine has. Data are kept in `dir`; without
 * it they are removed with the services. Throws one sentence that says what to install.
 */
export async function startServices({ log, dir }: { log: Log; dir?: string }): Promise<Services> {
  const [mongo, redis] = await bothOrNone(
    find(process.env['MONGODB_URI'], () => startMongo({ log, ...subfolder(dir, 'mongo') })),
    find(process.env['REDIS_URL'], () => startRedis({ log, ...subfolder(dir, 'redis') })),
  );
  return {
    mongodbUri: mongo.url,
    redisUrl: redis.url,
    summary: [
      `MongoDB: ${mongo.what}, ${withoutPassword(mongo.url)}`,
      `Redis: ${redis.what}, ${withoutPassword(redis.url)}`,
    ],
    async stop() {
      await Promise.all([mongo.stop(), redis.stop()]);
    },
  };
}

async function find(given: string | undefined, start: () => Promise<ManagedService>): Promise<Found> {
  if (!given) return start();
  return { url: given, what: 'as the environment says', stop: async () => undefined };
}

/** When one of them fails to start, the other is stopped. */
async function bothOrNone(...wanted: [Promise<Found>, Promise<Found>]): Promise<[Found, Found]> {
  try {
    return await Promise.all(wanted);
  } catch (error) {
    const settled = await Promise.allSettled(wanted);
    await Promise.all(settled.map((one) => (one.status === 'fulfilled' ? one.value.stop() : undefined)));
    throw error;
  }
}

function subfolder(dir: string | undefined, name: string): { dir?: string } {
  return dir === undefined ? {} : { dir: join(dir, name) };
}

function withoutPassword(url: string): string {
  return url.replace(/\/\/[^@/]*@/, '//');
}
