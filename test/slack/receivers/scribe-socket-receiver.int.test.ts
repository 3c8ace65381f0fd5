import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { App } from '@slack/bolt';
import { type LocalSlack, startLocalSlack } from '../../../packages/local-slack/server/local-slack.ts';
import { ScribeSocketReceiver } from '../../../src/slack/receivers/scribe-socket-receiver.ts';
import { QUIET } from '../../packages/local-slack/quiet-logger.ts';

let slack: LocalSlack;
let app: App;
/** What the listeners do; a test sets it. */
let onDelivery: () => Promise<void>;
/** How often something may have been missed. */
let missed: number;

beforeAll(async () => {
  slack = await startLocalSlack();
});
afterAll(async () => await slack.stop());

beforeEach(async () => {
  onDelivery = async () => undefined;
  missed = 0;
  app = new App({
    token: slack.botToken,
    receiver: new ScribeSocketReceiver({
      appToken: slack.appToken,
      apiUrl: slack.apiUrl,
      logger: QUIET,
      stopMs: 500,
      onMissed: () => {
        missed += 1;
      },
    }),
    clientOptions: { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 } },
    deferInitialization: true,
    logger: QUIET,
  });
  app.event('reaction_added', async () => await onDelivery());
  app.command('/ask', async ({ ack }) => {
    await ack('heard');
    await onDelivery();
  });
  await app.init();
  await app.start();
});

afterEach(async () => {
  await app.stop();
  await slack.until(() => slack.connection === 'none');
});

function react(): void {
  const { ts } = slack.as('bo').say('incidents', 'rolled back');
  slack.as('ana').react('incidents', ts, 'pushpin');
}

/** The last event that was sent, with its attempts. */
function lastEvent() {
  return slack.deliveries.filter((it) => it.type === 'reaction_added').at(-1);
}

describe('events over a WebSocket', () => {
  it('are acknowledged when their listeners are through', async () => {
    let finish = () => {};
    const begun = new Promise<void>((resolve) => {
      onDelivery = () => {
        resolve();
        return new Promise((done) => {
          finish = done;
        });
      };
    });
    react();
    await begun;
    expect(lastEvent()?.attempts ?? []).toHaveLength(0);
    finish();
    const attempt = await slack.until(() => lastEvent()?.attempts[0]);
    expect(attempt.acknowledged).toBe(true);
  });

  it('may have been missed while it was not connected, and not before', async () => {
    react();
    await slack.settled();
    expect(missed).toBe(0);
    slack.sockets.cut();
    await slack.until(() => missed > 1 && slack.sockets.count === 1, { what: 'the next connection' });
  });

  it('are not acknowledged when a listener fails, and come again', async () => {
    let tries = 0;
    onDelivery = async () => {
      tries += 1;
      if (tries === 1) throw new Error('not written');
    };
    react();
    const acknowledged = await slack.until(
      () => {
        const attempts = lastEvent()?.attempts ?? [];
        return attempts.length >= 2 && attempts.map((it) => it.acknowledged);
      },
      { timeoutMs: 10_000 },
    );
    expect(acknowledged).toEqual([false, true]);
    expect(tries).toBe(2);
  });

  it('leave commands to acknowledge themselves', async () => {
    onDelivery = async () => {
      throw new Error('after the answer');
    };
    expect(await slack.as('chi').command('incidents', '/ask', 'x')).toMatchObject({ ok: true });
  });
});

describe('stop', () => {
  it('waits for what is being handled, which is then acknowledged', async () => {
    let finish = () => {};
    const begun = new Promise<void>((resolve) => {
      onDelivery = () => {
        resolve();
        return new Promise((done) => {
          finish = done;
        });
      };
    });
    react();
    await begun;
    const stopped = app.stop();
    // A stop that does not wait has said goodbye by then, and this command reaches nobody.
    onDelivery = async () => undefined;
    expect(await slack.as('chi').command('incidents', '/ask', 'x')).toMatchObject({ ok: true });
    finish();
    await stopped;
    const attempt = await slack.until(() => lastEvent()?.attempts[0]);
    expect(attempt.acknowledged).toBe(true);
    await app.stop();
  });

  it('does not wait longer than its deadline', async () => {
    const begun = new Promise<void>((resolve) => {
      onDelivery = () => {
        resolve();
        return new Promise(() => {});
      };
    });
    react();
    await begun;
    const before = Date.now();
    await app.stop();
    expect(Date.now() - before).toBeLessThan(2_000);
  });
});
