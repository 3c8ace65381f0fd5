import { describe, expect, it } from '@jest/globals';

import { openStores } from '../../src/mongo/open-stores.ts';
import { allContracts } from '../contract/all-contracts.ts';
import type { Opened } from '../contract/opened.ts';
import { freshDatabase } from '../services.ts';

describe('stores in MongoDB', () => {
  allContracts(async (): Promise<Opened> => {
    const database = freshDatabase('stores');
    const { createIndexes, close, ...ports } = await openStores(database.uri);
    await createIndexes();
    return {
      ports,
      async close() {
        await close();
        await database.drop();
      },
    };
  });

  it('says which indexes are missing, until they are made', async () => {
    const other = freshDatabase('indexes');
    const stores = await openStores(other.uri);
    expect(await stores.checkIndexes()).toContain('incidents (team, key)');
    await stores.createIndexes();
    await stores.createIndexes();
    expect(await stores.checkIndexes()).toEqual([]);
    await stores.ping();
    await Promise.all([stores.close(), stores.close()]);
    await stores.close();
    await other.drop();
  });
});
