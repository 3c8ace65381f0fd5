import { join } from 'node:path';

import type { Log } from './services/choices.ts';
import { startMongo } from './services/mongo.ts';
import type { OwnService } from './services/own-service.ts';
import { startRedis } from './services/redis.ts';

/** A MongoDB and a Redis to work with, found or started. */
export type Services = {
  mongodbUri: string;
  redisUrl: string;
  /** Which ones they are, a line each: `Redis: redis-server on PATH, redis://127.0.0.1:40123`. */
  say: string[];
  stop(): Promise<void>;
};

type Found = { url: string; what: string; stop(): Promise<void> };

/**
 * Takes MONGODB_URI and REDIS_URL where they are set, else starts what this machine has. With `dir` the data are kept
 * there, else they go with the services. Throws one sentence that says what to install.
 */
export async function startServices({ log, dir }: { log: Log; dir?: string }): Promise<Services> {
  const [mongo, redis] = await bothOrNone(
    find(process.env['MONGODB_URI'], () => startMongo({ log, ...place(dir, 'mongo') })),
    find(process.env['REDIS_URL'], () => startRedis({ log, ...place(dir, 'redis') })),
  );
  return {
    mongodbUri: mongo.url,
    redisUrl: redis.url,
    say: [
      `MongoDB: ${mongo.what}, ${withoutPassword(mongo.url)}`,
      `Redis: ${redis.what}, ${withoutPassword(redis.url)}`,
    ],
    async stop() {
      await Promise.all([mongo.stop(), redis.stop()]);
    },
  };
}

async function find(given: string | undefined, start: () => Promise<OwnService>): Promise<Found> {
  if (!given) return start();
  return { url: given, what: 'as the environment says', stop: async () => undefined };
}

/** When one of them cannot be had, the other does not stay behind. */
async function bothOrNone(...wanted: [Promise<Found>, Promise<Found>]): Promise<[Found, Found]> {
  try {
    return await Promise.all(wanted);
  } catch (error) {
    const settled = await Promise.allSettled(wanted);
    await Promise.all(settled.map((one) => (one.status === 'fulfilled' ? one.value.stop() : undefined)));
    throw error;
  }
}

function place(dir: string | undefined, name: string): { dir?: string } {
  return dir === undefined ? {} : { dir: join(dir, name) };
}

function withoutPassword(url: string): string {
  return url.replace(/\/\/[^@/]*@/, '//');
}
