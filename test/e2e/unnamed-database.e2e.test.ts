import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startMongo } from '../../packages/dev-services/services/mongo.ts';
import { ConfigFault } from '../../src/config/config-fault.ts';
import { openStores } from '../../src/mongo/open-stores.ts';
import { type Stage, setStage } from '../scribe.ts';
import { receipt } from './seen.ts';

describe('an address of MongoDB that names no database', () => {
  let mongo: Awaited<ReturnType<typeof startMongo>>;
  let stage: Stage;

  beforeAll(async () => {
    mongo = await startMongo();
    stage = await setStage({ idle: true, mongodbUri: new URL('/?maxPoolSize=5', mongo.url).href });
  }, 120_000);
  afterAll(async () => {
    await stage.strike();
    await mongo.stop();
  });

  it('is refused in a sentence before anything is stored', async () => {
    const refused = await stage.start().catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(ConfigFault);
    expect(refused).toMatchObject({
      message: expect.stringMatching(
        /^MONGODB_URI names no database; .* mongodb:\/\/127\.0\.0\.1:27017\/scribe\.$/,
      ),
    });
  });

  it('goes on where an earlier version has stored there', async () => {
    const stores = await openStores(stage.mongodbUri);
    await stores.counters.next('T1', 'incident-2025');
    await stores.createIndexes();
    await stores.close();
    await stage.start();
    const answer = await stage.slack.as('bo').command('general', '/incident', 'declare The house burns');
    expect(receipt(answer)).toContain('-0001');
  });
});
