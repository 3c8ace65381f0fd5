import { randomBytes } from 'node:crypto';

import mongoose from 'mongoose';
import { withDatabase } from '../packages/dev-services/services/with-database.ts';

/** A database of its own for one suite. */
export type FreshDatabase = {
  uri: string;
  /** Removes the database; call it in `afterAll`. */
  drop(): Promise<void>;
};

/** A database that no other suite uses. `name` is for people who look into the server. */
export function freshDatabase(name = 'test'): FreshDatabase {
  const uri = mongodbUri(`${name}-${randomBytes(4).toString('hex')}`);
  return {
    uri,
    async drop() {
      const connection = await mongoose
        .createConnection(uri, { serverSelectionTimeoutMS: 5_000 })
        .asPromise();
      await connection.dropDatabase();
      await connection.close();
    },
  };
}

/** The URI of the running MongoDB with this database name in it. */
function mongodbUri(database: string): string {
  return withDatabase(fromEnvironment('MONGODB_URI'), database);
}

/** The URL of the running Redis; take a `freshPrefix` with it. */
export function redisUrl(): string {
  return fromEnvironment('REDIS_URL');
}

/** A BullMQ prefix that no other suite uses. */
export function freshPrefix(name = 'test'): string {
  return `${name}-${randomBytes(4).toString('hex')}`;
}

function fromEnvironment(name: 'MONGODB_URI' | 'REDIS_URL'): string {
  const value = process.env[name];
  if (value) return value;
  throw new Error(
    `${name} is not set; run npm test, or npm run services in another terminal and what it prints here`,
  );
}
