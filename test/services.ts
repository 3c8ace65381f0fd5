import { randomBytes } from 'node:crypto';

import mongoose from 'mongoose';

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
export function mongodbUri(database: string): string {
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

/** People log in to the database that the given URI names, whichever one they then work in. */
export function withDatabase(uri: string, database: string): string {
  const parts = /^(?<hosts>mongodb(?:\+srv)?:\/\/[^/?]+)(?:\/(?<old>[^?]*))?(?:\?(?<options>.*))?$/.exec(
    uri,
  )?.groups;
  if (!parts)
    throw new Error('MONGODB_URI is not a MongoDB URI; one looks like mongodb://127.0.0.1:27017/scribe');
  const options = new URLSearchParams(parts['options'] ?? '');
  if (parts['hosts']?.includes('@') && !options.has('authSource'))
    options.set('authSource', parts['old'] || 'admin');
  const query = options.size > 0 ? `?${options}` : '';
  return `${parts['hosts']}/${database}${query}`;
}

function fromEnvironment(name: 'MONGODB_URI' | 'REDIS_URL'): string {
  const value = process.env[name];
  if (value) return value;
  throw new Error(
    `${name} is not set; run npm test, or npm run services in another terminal and what it prints here`,
  );
}
