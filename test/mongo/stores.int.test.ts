import { describe, expect, it } from '@jest/globals';

import { openConnection } from '../../src/mongo/connection.ts';
import { openStores } from '../../src/mongo/open-stores.ts';
import { allContracts } from '../contract/all-contracts.ts';
import type { Opened } from '../contract/opened.ts';
import { anIncident } from '../contract/samples.ts';
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

  it('has the words of incidents read that an earlier version recorded', async () => {
    const database = freshDatabase('words');
    const connection = await openConnection(database.uri, 'index-builds');
    const stores = await openStores(database.uri);
    const incident = anIncident('T1', 1);
    await stores.incidents.create({ incident, events: [], effects: [], at: incident.declaredAt });
    await stores.close();
    await connection.collection('searches').deleteMany({});
    const later = await openStores(database.uri);
    await later.createIndexes();
    await later.createIndexes();
    expect(await later.searchIndex.due(incident.declaredAt, 9)).toEqual([
      { team: 'T1', incident: incident.key, changes: 1 },
    ]);
    expect(await later.searchIndex.adopt()).toBe(0);
    await Promise.all([later.close(), connection.close()]);
    await database.drop();
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
