import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { App, SocketModeReceiver } from '@slack/bolt';
import { type LocalSlack, startLocalSlack } from '../../../packages/local-slack/server/local-slack.ts';
import { QUIET } from './quiet-logger.ts';

let slack: LocalSlack;
let app: App;
const seen: string[] = [];

beforeAll(async () => {
  slack = await startLocalSlack();
  app = new App({
    token: slack.botToken,
    receiver: new SocketModeReceiver({
      appToken: slack.appToken,
      clientPingTimeout: 200,
      installerOptions: { clientOptions: { slackApiUrl: slack.apiUrl } },
      logger: QUIET,
    }),
    clientOptions: { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 } },
    deferInitialization: true,
    logger: QUIET,
  });
  app.event('app_mention', async ({ event, say }) => {
    seen.push(event.text);
    await say({ text: 'heard', thread_ts: event.ts });
  });
  app.event('reaction_added', async ({ event }) => {
    seen.push(`${event.reaction} ${event.item.ts}`);
  });
  app.command('/ask', async ({ ack, command }) => {
    await ack({ response_type: 'in_channel', text: `all see ${command.text}` });
  });
  app.shortcut('save_message', async ({ ack, shortcut }) => {
    await ack();
    if (shortcut.type === 'message_action') seen.push(`shortcut on ${shortcut.message.text}`);
  });
  await app.init();
  await app.start();
});

afterAll(async () => {
  await app.stop();
  await slack.stop();
});

describe('a Bolt app over Socket Mode', () => {
  it('is connected', () => {
    expect(slack.connection).toBe('socket');
    expect(slack.sockets.count).toBe(1);
  });

  it('hears a mention and answers in its thread', async () => {
    const message = slack.as('ana').say('incidents', '@localapp 5xx on checkout');
    const [, answer] = await slack.until(() => {
      const thread = slack.messages('incidents', { thread: message.ts });
      return thread.length === 2 && thread;
    });
    expect(answer).toMatchObject({ text: 'heard', parent_user_id: slack.as('ana').id });
    expect(seen).toContain(`<@${slack.botUserId}> 5xx on checkout`);
  });

  it('hears a reaction', async () => {
    const { ts } = slack.as('bo').say('incidents', 'rolled back');
    slack.as('ana').react('incidents', ts, 'pushpin');
    await slack.until(() => seen.includes(`pushpin ${ts}`));
  });

  it('answers a command for everyone in the channel', async () => {
    expect(await slack.as('chi').command('incidents', '/ask', 'here')).toMatchObject({
      ok: true,
      ephemerals: [],
    });
    expect(slack.messages('incidents').at(-1)).toMatchObject({ text: 'all see here', bot_id: slack.botId });
  });

  it('takes a message shortcut', async () => {
    const { ts } = slack.as('bo').say('incidents', 'that one');
    expect(await slack.as('ana').messageShortcut('save_message', 'incidents', ts)).toMatchObject({
      ok: true,
    });
    expect(seen).toContain('shortcut on that one');
  });

  it('may be sent the same envelope again', async () => {
    await slack.as('chi').command('incidents', '/ask', 'twice');
    const [sent] = slack.deliveries.filter(({ kind }) => kind === 'command').slice(-1);
    const envelopeId = sent?.attempts[0]?.envelopeId;
    if (!sent || !envelopeId) throw new Error('the command had no envelope');
    expect(await slack.redeliver(sent, { envelopeId })).toMatchObject({ acknowledged: true, envelopeId });
  });

  it('connects again after it was asked to, after a close, and after a cut', async () => {
    for (const end of ['refresh', 'close', 'cut'] as const) {
      slack.sockets[end]();
      await slack.until(() => slack.sockets.count === 0, { what: `the ${end}` });
      await slack.until(() => slack.sockets.count === 1, { what: 'the new connection' });
    }
    expect(await slack.as('chi').command('incidents', '/ask', 'again')).toMatchObject({ ok: true });
  });

  it('shows dispatch_failed while nothing is connected', async () => {
    await app.stop();
    await slack.until(() => slack.connection === 'none');
    expect(await slack.as('chi').command('incidents', '/ask', 'nobody')).toMatchObject({
      error: 'dispatch_failed',
    });
    await app.start();
  });
});
