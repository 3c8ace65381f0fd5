import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startMongo } from '../../packages/dev-services/services/mongo.ts';
import { withDatabase } from '../../packages/dev-services/services/with-database.ts';
import { type Stage, setStage, type Way } from '../scribe.ts';
import { type MongoProxy, openMongoProxy } from './mongo-proxy.ts';
import { echoes, receipt } from './seen.ts';
import { declare, entriesOf, eventually, PATIENCE_MS, press, privately } from './trouble.ts';

let mongo: Awaited<ReturnType<typeof startMongo>>;
let proxy: MongoProxy;
beforeAll(async () => {
  mongo = await startMongo();
  proxy = await openMongoProxy(mongo.url);
}, 300_000);
afterAll(async () => {
  await proxy.close();
  await mongo.stop();
});

describe.each<Way>(['http', 'socket'])('a write whose answer is lost, over %s', (way) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await setStage({ way, mongodbUri: withDatabase(proxy.uri, `answers-${way}`) });
  }, 120_000);
  afterAll(() => stage.strike());

  it('is "Not confirmed"; what arrived after all is not recorded twice', async () => {
    const { slack } = stage;
    const bo = slack.as('bo');
    const { channel, key } = await declare(slack, 'Checkout errors');
    const recorded = async (text: string) =>
      (await entriesOf(stage.mongodbUri, slack.teamId, key)).filter((entry) => entry.text === text);
    const echoed = (text: string) => echoes(slack, channel).filter((line) => line.includes(text));
    const held = proxy.holdAnswersTo('it may have arrived');
    const answer = await bo.command(channel, '/incident', 'log it may have arrived').finally(held.release);
    expect(answer.latencyMs).toBeLessThan(PATIENCE_MS);
    expect(receipt(answer)).toMatch(/^Not confirmed/);
    expect(receipt(answer)).toContain('it may have arrived');
    await eventually(
      'the first write to arrive',
      async () => (await recorded('it may have arrived')).length > 0,
    );
    await press({ person: bo, channel }, answer, 'retry');
    await slack.until(
      () => privately(slack, channel, 'bo').some((text) => /^Logged .*may have arr/.test(text)),
      {
        what: 'the receipt',
      },
    );
    expect(await recorded('it may have arrived')).toHaveLength(1);
    await slack.until(() => echoed('it may have arrived').length > 0, { what: 'the echo' });
    expect(echoed('it may have arrived')).toHaveLength(1);
  });
});
