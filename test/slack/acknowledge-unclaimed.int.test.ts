import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import { App, type ReceiverEvent } from '@slack/bolt';
import { acknowledgeUnclaimed } from '../../src/slack/acknowledge-unclaimed.ts';
import { QUIET } from '../packages/local-slack/quiet-logger.ts';

const SILENT = { info: () => undefined, warn: () => undefined };

/** An app that knows one command and one button, and what it acknowledges. */
function appWith(onClick: () => Promise<void> = async () => undefined) {
  const app = new App({
    receiver: { init: () => undefined, start: async () => undefined, stop: async () => undefined },
    authorize: async () => ({ botToken: 'xoxb-1', botId: 'B1', botUserId: 'U1' }),
    logger: QUIET,
  });
  app.command('/incident', async ({ ack }) => await ack('heard'));
  app.action('known', async ({ ack }) => {
    await onClick();
    await ack();
  });
  acknowledgeUnclaimed(app, { app: { journal: SILENT }, command: '/incident' });
  return async (body: ReceiverEvent['body']) => {
    const acks: unknown[] = [];
    const ack: ReceiverEvent['ack'] = async (answer) => void acks.push(answer);
    await app.processEvent({ body, ack });
    return acks;
  };
}

function click(id: string, responseUrl?: string): ReceiverEvent['body'] {
  return {
    type: 'block_actions',
    team: { id: 'T1' },
    user: { id: 'U2' },
    response_url: responseUrl,
    actions: [{ type: 'button', action_id: id, block_id: 'b', action_ts: '1.1' }],
  };
}

describe('what no listener claims', () => {
  it('is acknowledged once, and told to whoever clicked', async () => {
    let told: (text: string) => void = () => undefined;
    const heard = new Promise<string>((resolve) => {
      told = resolve;
    });
    const server = createServer(async (request, response) => {
      let text = '';
      for await (const part of request) text += String(part);
      response.end();
      told(text);
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as AddressInfo;
    expect(await appWith()(click('of-another-version', `http://127.0.0.1:${port}/`))).toEqual([undefined]);
    expect(JSON.parse(await heard)).toMatchObject({
      response_type: 'ephemeral',
      text: 'This comes from another version of Scribe, so nothing was done. What works now: `/incident help`',
    });
    server.close();
  });

  it('gives back what was typed', async () => {
    const command = { command: '/outage', text: 'log a &lt; b', team_id: 'T1', user_id: 'U2' };
    expect(await appWith()(command)).toEqual([
      {
        response_type: 'ephemeral',
        text: 'Scribe answers to `/incident` (SCRIBE_COMMAND) and not to `/outage`. Nothing was done. Your line:\n```\n/incident log a &lt; b\n```',
      },
    ]);
    const view = { type: 'modal', callback_id: 'gone', state: { values: { text: { text: {} } } } };
    const form = { type: 'view_submission', team: { id: 'T1' }, user: { id: 'U2' }, view };
    expect(await appWith()(form)).toEqual([
      { response_action: 'errors', errors: { text: expect.stringContaining('nothing was done') } },
    ]);
  });

  it('leaves alone what is claimed, also where that fails', async () => {
    expect(await appWith()({ command: '/incident', text: '', team_id: 'T1', user_id: 'U2' })).toEqual([
      'heard',
    ]);
    const acks: unknown[] = [];
    const failing = appWith(async () => {
      throw new Error('no');
    });
    await failing(click('known')).then(
      (more) => acks.push(...more),
      () => undefined,
    );
    expect(acks).toEqual([]);
  });
});
