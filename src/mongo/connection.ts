import type { Connection } from 'mongoose';
import mongoose from 'mongoose';

import { StoreFault } from '../app/ports/store-fault.ts';
import { toStoreFault } from './translate-error.ts';

/**
 * A person waits at most three seconds for an answer, so every wait inside the driver ends sooner: finding a server,
 * getting a connection, and a socket that hangs. (`timeoutMS`, which would bound the whole, does nothing in driver 7.8;
 * `guarded` bounds it instead.)
 */
const WAIT_MS = 2_000;

/** Whether an address names a database; the driver takes "test" for one that does not. */
export function namesDatabase(uri: string): boolean {
  return /^mongodb(?:\+srv)?:\/\/[^/]+\/[^?]/.test(uri);
}

/** Index builds may take long; everything else answers soon or not at all. */
export type ConnectionUse = 'answers' | 'index-builds';

/** Opens a connection of its own. Throws `StoreFault` within about two seconds when no server answers. */
export async function openConnection(uri: string, use: ConnectionUse = 'answers'): Promise<Connection> {
  const connection = mongoose.createConnection();
  try {
    return await connection.openUri(uri, {
      serverSelectionTimeoutMS: WAIT_MS,
      connectTimeoutMS: WAIT_MS,
      waitQueueTimeoutMS: WAIT_MS,
      socketTimeoutMS: use === 'answers' ? WAIT_MS : 0,
      heartbeatFrequencyMS: 5_000,
      maxPoolSize: 20,
      bufferCommands: false,
      autoIndex: false,
      autoCreate: false,
      ignoreUndefined: true,
      // Amazon DocumentDB refuses retryable writes, and a write that failed midway is in doubt even when its
      // retry finds no server: we must hear of the first failure.
      retryWrites: false,
      w: 'majority',
      journal: true,
    });
  } catch (error) {
    await connection.close(true);
    throw toStoreFault(error);
  }
}

/** Throws when no server answers, or when the one that does takes no writes: it was a primary, and is none any more. */
export async function checkWritable(connection: Connection): Promise<void> {
  const said = await connection.db?.admin().command({ hello: 1 });
  if (said?.['isWritablePrimary'] === false)
    throw new StoreFault('The database takes no writes: the server is not a primary', { certain: true });
}

/** The time by the server's clock. Throws where it does not tell. */
export async function serverTime(connection: Connection): Promise<Date> {
  const said = await connection.db?.command({ hello: 1 });
  if (said?.['localTime'] instanceof Date) return said['localTime'];
  throw new StoreFault('The database does not say what time it is', { certain: true });
}
