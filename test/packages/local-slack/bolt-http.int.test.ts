import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { App, HTTPReceiver } from '@slack/bolt';
import { type LocalSlack, startLocalSlack } from '../../../packages/local-slack/server/local-slack.ts';
import { QUIET } from './quiet-logger.ts';

let slack: LocalSlack;
let app: App;
const seen: string[] = [];
let failEvents = 0;

beforeAll(async () => {
  slack = await startLocalSlack();
  const receiver = new HTTPReceiver({
    signingSecret: slack.signingSecret,
    processBeforeResponse: true,
    logger: QUIET,
  });
  app = new App({
    receiver,
    token: slack.botToken,
    clientOptions: { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 } },
    deferInitialization: true,
    logger: QUIET,
  });
  app.error(async (error) => {
    throw error;
  });
  app.event('message', async ({ event, body }) => {
    if (failEvents > 0) {
      failEvents -= 1;
      throw new Error('not now');
    }
    seen.push(`${event.subtype ?? 'plain'} ${'text' in event ? event.text : ''} ${body.event_id}`);
  });
  app.command('/ask', async ({ command, ack, respond, client }) => {
    if (command.text === 'slow') await new Promise((resolve) => setTimeout(resolve, 3_400));
    if (command.text === 'modal') {
      await client.views.open({
        trigger_id: command.trigger_id,
        view: {
          type: 'modal',
          callback_id: 'form',
          title: { type: 'plain_text', text: 'Form' },
          submit: { type: 'plain_text', text: 'Send' },
          blocks: [
            {
              type: 'input',
              block_id: 'title',
              label: { type: 'plain_text', text: 'Title' },
              element: { type: 'plain_text_input', action_id: 'value' },
            },
          ],
        },
      });
      await ack();
    } else if (command.text === 'later') {
      await ack();
      for (let use = 0; use < 6; use += 1)
        await respond({ text: `later ${use}` }).catch((error: unknown) => seen.push(String(error)));
    } else {
      await ack({
        text: `you said ${command.text}`,
        blocks: [
          { type: 'section', text: { type: 'mrkdwn', text: `you said ${command.text}` } },
          {
            type: 'actions',
            block_id: 'choices',
            elements: [
              { type: 'button', action_id: 'undo', value: '7', text: { type: 'plain_text', text: 'Undo' } },
            ],
          },
        ],
      });
    }
  });
  app.action('undo', async ({ ack, body, respond }) => {
    await ack();
    seen.push(
      `undo ${body.type === 'block_actions' ? String(body.actions[0] && 'value' in body.actions[0] && body.actions[0].value) : ''}`,
    );
    await respond({ replace_original: true, text: 'undone' });
  });
  app.view('form', async ({ ack, view, client, body }) => {
    const title = view.state.values['title']?.['value']?.value ?? '';
    if (title === 'bad') return await ack({ response_action: 'errors', errors: { title: 'Not this one.' } });
    await ack();
    await client.chat.postMessage({ channel: body.user.id, text: `thanks for ${title}` });
  });
  await app.init();
  const server = await app.start(0);
  slack.requestUrl(`http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`);
});

afterAll(async () => {
  await app.stop();
  await slack.stop();
});

describe('a Bolt app over HTTP', () => {
  it('answers the challenge', async () => {
    expect(await slack.verifyRequestUrl()).toBe(true);
  });

  it('gets a command and shows its answer to the person alone; a button replaces it', async () => {
    const ana = slack.as('ana');
    const answer = await ana.command('incidents', '/ask', 'log @bo restarted #general');
    expect(answer).toMatchObject({ ok: true, status: 200 });
    const bo = slack.as('bo').id;
    const general = slack.channel('general')?.id;
    expect(answer.ephemerals.map((it) => it.text)).toEqual([
      `you said log <@${bo}|bo> restarted <#${general}|general>`,
    ]);
    expect(slack.ephemerals('incidents', 'bo')).toEqual([]);
    const [shown] = answer.ephemerals;
    if (shown === undefined) throw new Error('nothing was shown');
    expect(await ana.click(shown, 'undo')).toMatchObject({ ok: true });
    expect(slack.ephemerals('incidents', 'ana').map((it) => it.text)).toEqual(['undone']);
    expect(seen).toContain('undo 7');
  });

  it('opens a modal, refuses an entry, takes a better one', async () => {
    const bo = slack.as('bo');
    await bo.command('incidents', '/ask', 'modal');
    const [view] = slack.views('bo');
    if (view === undefined) throw new Error('no modal was opened');
    expect(await bo.submit(view, {})).toMatchObject({
      ok: false,
      errors: { title: 'Please complete this required field.' },
    });
    expect(await bo.submit(view, { title: 'bad' })).toMatchObject({
      ok: false,
      errors: { title: 'Not this one.' },
    });
    expect(await bo.submit(view, { value: 'good' })).toMatchObject({ ok: true });
    expect(slack.views('bo')).toEqual([]);
    await slack.until(() => slack.dms('bo').find((it) => it.text === 'thanks for good'));
  });

  it('shows operation_timeout when the answer takes more than three seconds', async () => {
    const answer = await slack.as('chi').command('incidents', '/ask', 'slow');
    expect(answer.error).toBe('operation_timeout');
    expect(slack.notices('chi').map((it) => it.kind)).toEqual(['operation_timeout']);
  });

  it('sends events, and again at once, after one and after five minutes', async () => {
    failEvents = 3;
    const before = slack.deliveries.length;
    slack.as('ana').say('incidents', 'the disk is full & hot');
    const delivery = await slack.until(() => slack.deliveries[before]);
    await slack.settled();
    expect(delivery.attempts.map((it) => it.status)).toEqual([500, 500]);
    await slack.clock.advance(60_000);
    expect(delivery.attempts.length).toBe(3);
    await slack.clock.advance(299_000);
    expect(delivery.attempts.length).toBe(3);
    await slack.clock.advance(1_000);
    expect(delivery.state).toBe('acknowledged');
    expect(seen).toContain(`plain the disk is full &amp; hot ${String(delivery.payload['event_id'])}`);
  });

  it('takes five answers at a response_url, not six', async () => {
    await slack.as('dev').command('incidents', '/ask', 'later');
    await slack.until(() => slack.ephemerals('incidents', 'dev').length === 5);
    await slack.until(() => slack.ephemerals('incidents', 'dev').length === 5);
    expect(slack.ephemerals('incidents', 'dev').map((it) => it.text)).toEqual([
      'later 0',
      'later 1',
      'later 2',
      'later 3',
      'later 4',
    ]);
  });

  it('refuses forged and old signatures', async () => {
    const payload = { type: 'event_callback', event: { type: 'message' } };
    expect(await slack.deliver({ kind: 'event', payload, signature: 'bad' })).toMatchObject({
      acknowledged: false,
      status: 401,
    });
    expect(await slack.deliver({ kind: 'event', payload, signature: 'old' })).toMatchObject({
      acknowledged: false,
      status: 401,
    });
  });
});
