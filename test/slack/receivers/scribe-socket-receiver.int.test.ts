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
    await ack({ text: 'heard' });
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

describe('an answer', () => {
  it('that may have been lost with its connection comes to the response address too', async () => {
    // Cut before Slack could read what was just sent.
    onDelivery = async () => slack.sockets.cut();
    const bo = slack.as('bo');
    expect((await bo.command('incidents', '/ask', 'x')).error).toBe('dispatch_failed');
    await slack.until(() => slack.ephemerals('incidents', 'bo').some(({ text }) => text === 'heard'), {
      what: 'the answer',
    });
  });

  it('to being sent too many events is an acknowledgement, and that some may have been missed', async () => {
    expect(await slack.deliverRateLimited()).toMatchObject({ over: 'socket', acknowledged: true });
    expect(missed).toBe(1);
  });
});

describe('a connection', () => {
  it('is replaced before Slack closes it, and nothing is missed', async () => {
    slack.sockets.refresh({ closeAfterMs: 10_000 });
    await slack.until(() => slack.sockets.count === 2, { what: 'the next connection' });
    await slack.until(() => slack.sockets.count === 1, { what: 'the end of the old one' });
    expect(await slack.as('chi').command('incidents', '/ask', 'x')).toMatchObject({ ok: true });
    expect(missed).toBe(0);
  });

  it('that Slack closes without a word is replaced', async () => {
    slack.sockets.close();
    await slack.until(() => missed === 2 && slack.sockets.count === 1, { what: 'the next connection' });
    expect(await slack.as('chi').command('incidents', '/ask', 'x')).toMatchObject({ ok: true });
  });

  it('that is refused is asked for again, until it is there', async () => {
    slack.faults.add('apps.connections.open', { kind: 'error', error: 'account_inactive' }, 2);
    slack.sockets.cut();
    await slack.until(() => slack.sockets.count === 0, { what: 'the cut' });
    await slack.until(() => slack.sockets.count === 1, { what: 'the next connection' });
    const asked = slack.calls.filter(({ method }) => method === 'apps.connections.open');
    expect(asked.slice(-3).map(({ answer }) => answer['ok'])).toEqual([false, false, true]);
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
