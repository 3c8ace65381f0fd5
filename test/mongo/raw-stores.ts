import { afterAll, beforeAll } from '@jest/globals';
import type { Connection } from 'mongoose';
import { openConnection } from '../../src/mongo/connection.ts';
import { type Ports, portsOn } from '../../src/mongo/open-stores.ts';
import { freshDatabase } from '../services.ts';

/** The stores on a database of their own, and the connection to look at what they keep; there from the first test on. */
export function rawStores(name: string): {
  readonly stores: () => Ports;
  readonly connection: () => Connection;
} {
  const database = freshDatabase(name);
  let connection: Connection;
  let stores: Ports;
  beforeAll(async () => {
    connection = await openConnection(database.uri);
    stores = portsOn(connection);
  });
  afterAll(async () => {
    await connection.close();
    await database.drop();
  });
  return { stores: () => stores, connection: () => connection };
}
