import { openConnection } from './connection.ts';
import { checkIndexes, createIndexes } from './indexes.ts';

/**
 * Creates every index on the database that `uri` names, however long that takes, and returns those that are missing
 * afterwards, in words. Throws `StoreFault` when no server answers.
 */
export async function buildIndexes(uri: string): Promise<readonly string[]> {
  const connection = await openConnection(uri, 'index-builds');
  try {
    await createIndexes(connection);
    return await checkIndexes(connection);
  } finally {
    await connection.close();
  }
}
