import { Redis } from 'ioredis';
import type { ManagedService } from '../../packages/dev-services/services/managed-service.ts';
import { startRedis } from '../../packages/dev-services/services/redis.ts';

/** A Redis with a replica, as a managed one has. */
export interface RedisPair {
  /** Where the primary is now. */
  port(): number;
  /** The replica becomes the primary, and the other way round; connections stay as they are. */
  failOver(): Promise<void>;
  flush(): Promise<void>;
  kill(): Promise<void>;
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts both. */
export async function startRedisPair(): Promise<RedisPair> {
  let primary = await startRedis();
  let replica = await startRedis();
  await follow(replica, primary);
  return {
    port: () => portOf(primary),
    async failOver() {
      [primary, replica] = [replica, primary];
      await ask(primary, (redis) => redis.replicaof('NO', 'ONE'));
      await follow(replica, primary);
    },
    flush: () => ask(primary, (redis) => redis.flushall()),
    kill: () => primary.kill(),
    restart: () => primary.restart(),
    async stop() {
      await Promise.all([primary.stop(), replica.stop()]);
    },
  };
}

function follow(replica: ManagedService, primary: ManagedService): Promise<void> {
  return ask(replica, (redis) => redis.replicaof('127.0.0.1', portOf(primary)));
}

function portOf({ url }: ManagedService): number {
  return Number(new URL(url).port);
}

async function ask({ url }: ManagedService, command: (redis: Redis) => Promise<unknown>): Promise<void> {
  const redis = new Redis(url);
  try {
    await command(redis);
  } finally {
    redis.disconnect();
  }
}
