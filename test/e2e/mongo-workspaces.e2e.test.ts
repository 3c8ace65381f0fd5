import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startMongo } from '../../packages/dev-services/services/mongo.ts';
import { openStores } from '../../src/mongo/open-stores.ts';
import { type Stage, setStage } from '../scribe.ts';
import { install } from './install.ts';
import { receipt } from './seen.ts';
import { declare, eventually, PATIENCE_MS, press, privately } from './trouble.ts';

describe('many workspaces while MongoDB is away for more than a minute', () => {
  let mongo: Awaited<ReturnType<typeof startMongo>>;
  let stage: Stage;
  /** Installed, and silent so far. */
  let silent: ReturnType<Stage['slack']['addTeam']>;

  beforeAll(async () => {
    mongo = await startMongo();
    stage = await setStage({ idle: true, mongodbUri: mongo.url });
    const { slack } = stage;
    silent = slack.addTeam({ teamDomain: 'silent' });
    const service = await stage.start({
      SLACK_BOT_TOKEN: '',
      SLACK_CLIENT_ID: slack.clientId,
      SLACK_CLIENT_SECRET: slack.clientSecret,
      SLACK_STATE_SECRET: 'a long random text',
      SCRIBE_ENCRYPTION_KEY: randomBytes(32).toString('base64'),
    });
    for (const team of [slack, silent]) await install(slack, service, team.teamId);
  }, 120_000);
  afterAll(async () => {
    await stage.strike();
    await mongo.stop();
  });

  it('answers each signed request in words, and acknowledges no event', async () => {
    const { slack } = stage;
    const bo = slack.as('bo');
    const { channel } = await declare(slack, 'Checkout errors');
    const logged = await bo.command(channel, '/incident', 'log a slip of the pen');
    await bo.command('general', '/incident', 'declare');
    const form = await slack.until(() => slack.views('bo').at(-1), { what: 'the form' });
    await mongo.kill();
    await slack.clock.advance(61_000);

    for (const [who, where] of [
      [bo, channel],
      [silent.as('bo'), 'general'],
    ] as const) {
      const answer = await who.command(where, '/incident', 'log the database is gone');
      expect(answer.latencyMs).toBeLessThan(PATIENCE_MS);
      expect(receipt(answer)).toMatch(/^Not saved: .*log the database is gone/s);
    }
    const refused = await bo.submit(form, { title: 'Search is slow' });
    expect(JSON.stringify(refused.errors)).toMatch(/Not (saved|confirmed)/);
    await press({ person: bo, channel }, logged, { menu: 'receipt-menu', choose: 'undo' });
    await slack.until(
      () => privately(slack, channel, 'bo').some((text) => /^Not (saved|confirmed)/.test(text)),
      {
        what: 'the answer to the click',
      },
    );
    bo.say(channel, 'said while it was down');
    const attempts = () =>
      slack.deliveries
        .filter(({ type, payload }) => type === 'message' && JSON.stringify(payload).includes('said while'))
        .flatMap((delivery) => delivery.attempts);
    await slack.until(() => attempts().length > 0, { what: 'the event', timeoutMs: 45_000 });
    expect(attempts()[0]).toMatchObject({ acknowledged: false, status: 500 });
  }, 60_000);

  it('gives back what is typed where Scribe is not installed', async () => {
    await mongo.restart();
    const stores = await openStores(mongo.url);
    await stores.installations.remove(silent.teamId);
    await stores.close();
    // A token that was known counts while the store is slow to say otherwise, as it is right after its start.
    const words = await eventually('Scribe to hear that it is gone', async () => {
      const answer = await silent.as('bo').command('general', '/incident', 'log <it> burns');
      const said = receipt(answer);
      expect(said).toContain('log &lt;it&gt; burns');
      return said.startsWith('Scribe is not installed') && said;
    });
    expect(words).toBe(
      'Scribe is not installed in this workspace, so nothing was done. Somebody who may add apps can install it. Your line:\n```\n/incident log &lt;it&gt; burns\n```',
    );
  }, 60_000);
});
