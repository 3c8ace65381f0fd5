import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { type Stage, setStage } from '../scribe.ts';
import { freshDatabase } from '../services.ts';
import { type MongoProxy, openMongoProxy, type RefusalOfMongo, steppedDown } from './mongo-proxy.ts';
import { echoes, receipt } from './seen.ts';
import { declare, entriesOf, eventually, PATIENCE_MS, press } from './trouble.ts';

interface Failover extends RefusalOfMongo {
  readonly said: RegExp;
}

/** In doubt; certain where a worker's command met the server first, and the person's was not even sent. */
const IN_DOUBT = /^Not (saved|confirmed): /;

const FAILOVERS: readonly Failover[] = [
  { code: 10_107, codeName: 'NotWritablePrimary', said: /^Not saved: / },
  { code: 13_435, codeName: 'NotPrimaryNoSecondaryOk', said: /^Not saved: / },
  { code: 11_602, codeName: 'InterruptedDueToReplStateChange', said: IN_DOUBT },
  { code: 91, codeName: 'ShutdownInProgress', said: IN_DOUBT },
  { code: 189, codeName: 'PrimarySteppedDown', said: IN_DOUBT },
];

describe('a failover of MongoDB behind a proxy', () => {
  const database = freshDatabase('failover');
  let proxy: MongoProxy;
  let stage: Stage;
  let incident: { key: string; channel: string };

  beforeAll(async () => {
    proxy = await openMongoProxy(database.uri);
    stage = await setStage({ mongodbUri: proxy.uri });
    incident = await declare(stage.slack, 'Checkout errors');
  }, 120_000);
  afterAll(async () => {
    await stage.strike();
    await proxy.close();
    await database.drop();
  });
  afterEach(() => proxy.decide(undefined));

  const log = (text: string) => stage.slack.as('bo').command(incident.channel, '/incident', `log ${text}`);
  const recorded = async (text: string) => {
    const entries = await entriesOf(database.uri, stage.slack.teamId, incident.key);
    return entries.filter((entry) => entry.text === text).length;
  };
  const isReady = async () => (await fetch(`http://127.0.0.1:${stage.service.port}/readyz`)).ok;

  it.each(FAILOVERS)(
    'gives every text back, and goes on within seconds ($codeName)',
    async ({ said, ...error }) => {
      const { slack } = stage;
      proxy.decide(steppedDown(error, () => true));
      const text = `said during ${error.codeName}`;
      const answer = await log(text);
      expect(answer.latencyMs).toBeLessThan(PATIENCE_MS);
      expect(receipt(answer)).toMatch(said);
      expect(receipt(answer)).toContain(text);
      // The new primary answers new connections; those that there are lead to the old one.
      const last = proxy.opened();
      proxy.decide(steppedDown(error, (connection) => connection <= last));
      await eventually('entries to be taken again', async () =>
        receipt(await log('and on')).startsWith('Logged'),
      );
      await press({ person: slack.as('bo'), channel: incident.channel }, answer, 'retry');
      await eventually('what was given back', async () => (await recorded(text)) > 0);
      expect(await recorded(text)).toBe(1);
      await slack.until(() => echoes(slack, incident.channel).some((line) => line.includes(text)), {
        what: 'its line',
      });
      await eventually('readiness', isReady);
    },
  );

  it('is not ready while there is no primary at all, and goes on when there is one', async () => {
    const error = { code: 10_107, codeName: 'NotWritablePrimary' };
    proxy.decide(steppedDown(error, () => true));
    const answer = await log('said without a primary');
    expect(receipt(answer)).toMatch(/^Not saved: .*said without a primary/s);
    await eventually('no readiness', async () => !(await isReady()));
    proxy.decide(undefined);
    await eventually('readiness', isReady);
    expect(receipt(await log('said after it'))).toMatch(/^Logged/);
    expect(await recorded('said without a primary')).toBe(0);
  });

  it('does not matter to a client that was to be greeted by the server that fell', async () => {
    const next = proxy.opened() + 1;
    proxy.decide(({ connection }) => (connection === next ? 'endless' : 'pass'));
    proxy.cut();
    await eventually('entries to be taken again', async () =>
      receipt(await log('back again')).startsWith('Logged'),
    );
    await eventually('readiness', isReady);
  });
});
