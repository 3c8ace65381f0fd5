import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startMongo } from '../../packages/dev-services/services/mongo.ts';
import { withDatabase } from '../../packages/dev-services/services/with-database.ts';
import { type Stage, setStage } from '../scribe.ts';
import { type MongoProxy, openMongoProxy } from './mongo-proxy.ts';
import { declare } from './trouble.ts';

/** What each call to the database takes (ms). */
const SLOW_MS = 300;

let mongo: Awaited<ReturnType<typeof startMongo>>;
let proxy: MongoProxy;
let stage: Stage;
beforeAll(async () => {
  mongo = await startMongo();
  proxy = await openMongoProxy(mongo.url);
  stage = await setStage({
    way: 'http',
    mongodbUri: withDatabase(proxy.uri, 'slow'),
    slack: { patienceMs: 3_000 },
  });
}, 300_000);
afterAll(async () => {
  await stage.strike();
  await proxy.close();
  await mongo.stop();
});

describe('a database that is slow', () => {
  it('costs nobody an error where an incident is resolved in the form', async () => {
    const { slack } = stage;
    const { channel } = await declare(slack, 'Checkout errors');
    const bo = slack.as('bo');
    await bo.command(channel, '/incident', 'resolve');
    const view = slack.views('bo').at(-1);
    if (!view) throw new Error('no form');
    proxy.slowDown(SLOW_MS);
    const answer = await bo.submit(view, { summary: 'Rolled back to v2' });
    expect(answer).toMatchObject({ ok: true });
    const click = await bo.command(channel, '/incident', 'timeline');
    expect(click).not.toMatchObject({ error: 'operation_timeout' });
    proxy.slowDown(0);
    const resolved = () => slack.messages(channel).find(({ text }) => text.startsWith('Draft ready'));
    await slack.until(resolved, { what: 'the draft', timeoutMs: 60_000 });
  }, 180_000);
});
