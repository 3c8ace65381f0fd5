import { createHmac } from 'node:crypto';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { App } from '@slack/bolt';
import { ScribeHttpReceiver } from '../../../src/slack/receivers/scribe-http-receiver.ts';
import { QUIET } from '../../packages/local-slack/quiet-logger.ts';

const SECRET = 'a-signing-secret';
const warnings: string[] = [];
const LISTENING = { ...QUIET, warn: (...parts: unknown[]) => void warnings.push(parts.join(' ')) };
let receiver: ScribeHttpReceiver;
let app: App;
let url: string;
/** What the event listener does; a test sets it. */
let onMessage: () => Promise<void>;

beforeEach(async () => {
  onMessage = async () => undefined;
  receiver = new ScribeHttpReceiver({ signingSecret: SECRET, logger: LISTENING, stopMs: 300 });
  app = new App({
    receiver,
    authorize: async () => ({ botToken: 'xoxb-1', botId: 'B1', botUserId: 'U1' }),
    logger: QUIET,
  });
  app.event('reaction_added', async () => await onMessage());
  app.command('/incident', async ({ ack, command }) => {
    await onMessage();
    await ack(`heard ${command.text}`);
  });
  const server: Server = await receiver.start(0);
  url = `http://127.0.0.1:${portOf(server)}`;
});

afterEach(async () => await receiver.stop());

function portOf(server: Server): number {
  const address = server.address() as AddressInfo;
  return address.port;
}

/** Sends as Slack does; `aheadS` shifts the time that the request is signed with. */
async function send(body: object | string, aheadS = 0, secret = SECRET): Promise<Response> {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const timestamp = Math.floor(Date.now() / 1_000) + aheadS;
  const signature = createHmac('sha256', secret).update(`v0:${timestamp}:${text}`).digest('hex');
  return await fetch(`${url}/slack/events`, {
    method: 'POST',
    headers: {
      'content-type': typeof body === 'string' ? 'application/x-www-form-urlencoded' : 'application/json',
      'x-slack-request-timestamp': String(timestamp),
      'x-slack-signature': `v0=${signature}`,
    },
    body: text,
  });
}

const EVENT = {
  type: 'event_callback',
  team_id: 'T1',
  event_id: 'Ev1',
  event: { type: 'reaction_added', user: 'U2', reaction: 'pushpin', item: {}, event_ts: '1.1' },
};

describe('requests of Slack', () => {
  it('are answered when the listeners are through', async () => {
    const answer = await send('command=%2Fincident&text=log+down&team_id=T1&user_id=U2&trigger_id=1.1');
    expect([answer.status, await answer.text()]).toEqual([200, 'heard log down']);
    expect((await send(EVENT)).status).toBe(200);
  });

  it('are a 500 when a listener of an event fails, so that Slack sends it again', async () => {
    onMessage = async () => {
      throw new Error('not written');
    };
    expect((await send(EVENT)).status).toBe(500);
  });

  it.each([
    ['old', -6 * 60, SECRET],
    ['future', 6 * 60, SECRET],
    ['wrong', 0, 'another-secret'],
  ])('with an %s signature are refused', async (_, ahead, secret) => {
    let heard = false;
    onMessage = async () => {
      heard = true;
    };
    expect((await send(EVENT, ahead, secret)).status).toBe(401);
    expect(heard).toBe(false);
  });

  it('that are refused are told in the log once a minute, however many there are', async () => {
    warnings.splice(0);
    for (const [ahead, secret] of [
      [0, 'another-secret'],
      [0, 'another-secret'],
      [-6 * 60, SECRET],
      [6 * 60, SECRET],
    ] as const)
      expect((await send(EVENT, ahead, secret)).status).toBe(401);
    expect(warnings).toEqual([expect.stringContaining('signature mismatch')]);
  });

  it('that are signed a little ahead are heard', async () => {
    expect((await send(EVENT, 4 * 60)).status).toBe(200);
  });

  it('about a rate limit are accepted', async () => {
    const limited = { type: 'app_rate_limited', team_id: 'T1', minute_rate_limited: 1, api_app_id: 'A1' };
    expect((await send(limited)).status).toBe(200);
  });

  it('to other paths get a 404 in JSON', async () => {
    const answer = await fetch(`${url}/wp-login.php`);
    expect([answer.status, await answer.json()]).toEqual([404, { error: 'not found' }]);
  });
});

describe('stop', () => {
  it('waits for what is being handled', async () => {
    let finish = () => {};
    const begun = new Promise<void>((resolve) => {
      onMessage = () => {
        resolve();
        return new Promise((done) => {
          finish = done;
        });
      };
    });
    const answer = send(EVENT);
    await begun;
    const stopped = receiver.stop();
    finish();
    expect((await answer).status).toBe(200);
    await stopped;
    await expect(fetch(url)).rejects.toThrow();
  });

  it('cuts off after its deadline, and may be called twice', async () => {
    const begun = new Promise<void>((resolve) => {
      onMessage = () => {
        resolve();
        return new Promise(() => {});
      };
    });
    const answer = send(EVENT);
    const outcome = expect(answer).rejects.toThrow();
    await begun;
    await receiver.stop();
    await outcome;
    await receiver.stop();
  });
});
