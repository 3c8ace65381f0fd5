import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { WebClient } from '@slack/web-api';
import { type LocalSlack, startLocalSlack } from '../../../packages/local-slack/server/local-slack.ts';
import { QUIET } from './quiet-logger.ts';

/** A three-line app: it stores what it gets and answers what the test says. */
let slack: LocalSlack;
let client: WebClient;
let server: Server;
let answer: { status?: number; body?: unknown } = {};
let got: Record<string, unknown>[] = [];

beforeAll(async () => {
  slack = await startLocalSlack({ rateLimits: false });
  client = new WebClient(slack.botToken, {
    slackApiUrl: slack.apiUrl,
    retryConfig: { retries: 0 },
    logger: QUIET,
  });
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const text = Buffer.concat(chunks).toString();
      const form = Object.fromEntries(new URLSearchParams(text));
      const isJson = request.headers['content-type'] === 'application/json';
      got.push(
        isJson ? JSON.parse(text) : form['payload'] === undefined ? form : JSON.parse(form['payload']),
      );
      response.writeHead(answer.status ?? 200, { 'content-type': 'application/json' });
      response.end(answer.body === undefined ? '' : JSON.stringify(answer.body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  slack.requestUrl(`http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`);
});

afterAll(async () => {
  await slack.stop();
  await new Promise((resolve) => server.close(resolve));
});

beforeEach(async () => {
  await slack.settled();
  answer = {};
  got = [];
});

const text = (value: string) => ({ type: 'plain_text' as const, text: value });
const option = (value: string) => ({ text: text(value), value });

function form(title: string) {
  return {
    type: 'modal' as const,
    callback_id: 'form',
    notify_on_close: true,
    private_metadata: 'id-1',
    title: text(title),
    submit: text('Send'),
    blocks: [
      {
        type: 'input' as const,
        block_id: 'b',
        label: text('L'),
        element: { type: 'plain_text_input' as const, action_id: 'a', max_length: 5 },
      },
      {
        type: 'input' as const,
        block_id: 'sev',
        optional: true,
        label: text('Severity'),
        element: {
          type: 'static_select' as const,
          action_id: 'pick',
          options: ['1', '2'].map(option),
          initial_option: option('2'),
        },
      },
    ],
  };
}

async function trigger(): Promise<string> {
  await slack.as('ana').command('general', '/ask', '');
  return String(got.at(-1)?.['trigger_id']);
}

async function openForm() {
  await client.views.open({ trigger_id: await trigger(), view: form('One') });
  const view = slack.views('ana').at(-1);
  if (view === undefined) throw new Error('no view');
  got = [];
  return view;
}

describe('triggers', () => {
  it('open one modal, within three seconds', async () => {
    const once = await trigger();
    await client.views.open({ trigger_id: once, view: form('One') });
    await expect(client.views.open({ trigger_id: once, view: form('One') })).rejects.toMatchObject({
      data: { error: 'exchanged_trigger_id' },
    });
    const late = await trigger();
    await slack.clock.advance(3_100);
    await expect(client.views.open({ trigger_id: late, view: form('One') })).rejects.toMatchObject({
      data: { error: 'expired_trigger_id' },
    });
    await expect(client.views.open({ trigger_id: 'made up', view: form('One') })).rejects.toMatchObject({
      data: { error: 'invalid_trigger_id' },
    });
  });
});

describe('modals', () => {
  it('send the state of all inputs, with what they began with', async () => {
    const view = await openForm();
    await slack.as('ana').submit(view, { a: 'five5' });
    expect(got).toMatchObject([
      {
        type: 'view_submission',
        user: { id: slack.as('ana').id },
        view: {
          private_metadata: 'id-1',
          state: {
            values: {
              b: { a: { type: 'plain_text_input', value: 'five5' } },
              sev: { pick: { selected_option: option('2') } },
            },
          },
        },
      },
    ]);
    expect(slack.views('ana')).toEqual([]);
  });

  it('hold back what the form itself refuses', async () => {
    const view = await openForm();
    expect(await slack.as('ana').submit(view, { a: 'sixsix' })).toMatchObject({
      errors: { b: 'Please enter at most 5 characters.' },
    });
    await expect(slack.as('ana').submit(view, { pick: '9' })).rejects.toMatchObject({
      code: 'no_such_option',
    });
    await expect(slack.as('ana').submit(view, { nothing: 'x' })).rejects.toMatchObject({
      code: 'no_such_element',
    });
    await expect(slack.as('bo').submit(view, { a: 'x' })).rejects.toMatchObject({ code: 'view_not_found' });
    expect(got).toEqual([]);
  });

  it('are updated, pushed, cleared by the answer', async () => {
    const ana = slack.as('ana');
    const view = await openForm();
    answer = { body: { response_action: 'update', view: form('Two') } };
    await ana.submit(view, { a: 'x' });
    expect(slack.views('ana').map((it) => it.view.type === 'modal' && it.view.title.text)).toEqual(['Two']);
    answer = { body: { response_action: 'push', view: form('Three') } };
    await ana.submit(view, { a: 'x' });
    expect(slack.views('ana').map((it) => it.previousId)).toEqual([null, view.id]);
    answer = { body: { response_action: 'clear' } };
    const top = slack.views('ana').at(-1);
    await ana.submit(top ?? view, { a: 'x' });
    expect(slack.views('ana')).toEqual([]);
  });

  it('show that the app is in trouble when its answer is not one', async () => {
    const view = await openForm();
    answer = { body: { response_action: 'errors', errors: { elsewhere: 'x' } } };
    expect(await slack.as('ana').submit(view, { a: 'x' })).toMatchObject({
      ok: false,
      error: 'invalid_error_blocks',
    });
    answer = { status: 500 };
    expect(await slack.as('ana').submit(view, { a: 'x' })).toMatchObject({
      ok: false,
      error: 'dispatch_failed',
    });
    expect(slack.views('ana')).toHaveLength(1);
  });

  it('tell when they are closed', async () => {
    const view = await openForm();
    await slack.as('ana').closeView(view);
    expect(got).toMatchObject([{ type: 'view_closed', is_cleared: false, view: { id: view.id } }]);
  });

  it('are updated by id, not with an old hash', async () => {
    const view = await openForm();
    const { hash } = view;
    await client.views.update({ view_id: view.id, hash, view: form('Two') });
    await expect(client.views.update({ view_id: view.id, hash, view: form('Three') })).rejects.toMatchObject({
      data: { error: 'hash_conflict' },
    });
  });
});

describe('messages with buttons', () => {
  const blocks = [
    {
      type: 'actions' as const,
      block_id: 'row',
      elements: [
        { type: 'button' as const, action_id: 'done', text: text('Done'), value: 'A-3' },
        { type: 'static_select' as const, action_id: 'when', options: ['today', 'monday'].map(option) },
      ],
    },
  ];

  it('send the whole message and a response_url that can replace and delete it', async () => {
    const { ts = '', channel = '' } = await client.chat.postMessage({
      channel: slack.channel('general')?.id ?? '',
      text: 'due',
      blocks,
    });
    await slack.settled();
    got = [];
    await slack.as('bo').click({ channel, ts }, 'done');
    await slack.as('bo').click({ channel, ts }, 'when', { selected: ['monday'] });
    expect(got).toMatchObject([
      {
        type: 'block_actions',
        container: { type: 'message', message_ts: ts, channel_id: channel, is_ephemeral: false },
        message: { ts, text: 'due' },
        actions: [{ action_id: 'done', block_id: 'row', value: 'A-3', type: 'button' }],
      },
      {
        state: { values: { row: { when: { selected_option: option('monday') } } } },
        actions: [{ selected_option: option('monday') }],
      },
    ]);
    const url = String(got[0]?.['response_url']);
    const post = async (body: object) =>
      (await fetch(url, { method: 'POST', body: JSON.stringify(body) })).status;
    expect(await post({ replace_original: true, text: 'done' })).toBe(200);
    expect(slack.messages('general').find((it) => it.ts === ts)).toMatchObject({ text: 'done' });
    expect(await post({ text: '' })).toBe(400);
    expect(await post({ delete_original: true })).toBe(200);
    expect(slack.messages('general').some((it) => it.ts === ts)).toBe(false);
    await slack.clock.advance(31 * 60_000);
    expect(await post({ text: 'late' })).toBe(404);
  });

  it('leave out the message when only one person sees it', async () => {
    const channel = slack.channel('general')?.id ?? '';
    const { message_ts: ts = '' } = await client.chat.postEphemeral({
      channel,
      user: slack.as('bo').id,
      text: 'psst',
      blocks,
    });
    await slack.as('bo').click({ channel, ts }, 'done');
    expect(got.at(-1)).toMatchObject({ container: { is_ephemeral: true, message_ts: ts } });
    expect(got.at(-1)).not.toHaveProperty('message');
    await expect(slack.as('ana').click({ channel, ts }, 'done')).rejects.toMatchObject({
      code: 'message_not_found',
    });
    await expect(slack.as('bo').click({ channel, ts }, 'nothing')).rejects.toMatchObject({
      code: 'no_such_element',
    });
  });
});

describe('home tab', () => {
  it('is asked for when opened, and has buttons', async () => {
    slack.as('chi').openHome();
    await slack.settled();
    expect(got).toMatchObject([
      { event: { type: 'app_home_opened', tab: 'home', user: slack.as('chi').id } },
    ]);
    const button = { type: 'button' as const, action_id: 'mine', text: text('Mine') };
    await client.views.publish({
      user_id: slack.as('chi').id,
      view: { type: 'home', blocks: [{ type: 'actions', elements: [button] }] },
    });
    await slack.as('chi').click('home', 'mine');
    expect(got.at(-1)).toMatchObject({
      type: 'block_actions',
      container: { type: 'view' },
      actions: [{ action_id: 'mine' }],
    });
  });
});

describe('events', () => {
  const types = () =>
    got.map((it) => it['event'] as { type: string; subtype?: string }).map((it) => it.subtype ?? it.type);

  it('come from conversations that the bot is in', async () => {
    const ana = slack.as('ana');
    const { id } = ana.createChannel('quiet', { private: true });
    ana.say(id, 'nobody hears');
    ana.invite(id, slack.botUserId);
    ana.invite(id, 'bo');
    const { ts } = ana.say(id, 'now');
    ana.edit(id, ts, 'now!');
    ana.remove(id, ts);
    ana.upload(id, { name: 'graph.png', bytes: 'bytes' });
    ana.setTopic(id, 'topic');
    await slack.settled();
    const sorted = ['channel_join', 'channel_join', 'channel_topic', 'file_share', 'file_shared'];
    expect(types().sort()).toEqual([
      ...sorted,
      'member_joined_channel',
      'member_joined_channel',
      'message',
      'message_changed',
      'message_deleted',
    ]);
  });

  it('tell of accounts', async () => {
    slack.changePerson('dev', { tz: 'Europe/Berlin' });
    slack.addPerson({ name: 'fay' });
    await slack.settled();
    expect(types().sort()).toEqual(['team_join', 'user_change']);
  });

  it('can be sent again under another id', async () => {
    slack.as('ana').say('general', 'twice');
    await slack.settled();
    const delivery = slack.deliveries.at(-1);
    if (delivery === undefined) throw new Error('nothing was delivered');
    await slack.redeliver(delivery, { newEventId: true });
    expect(got[1]?.['event']).toEqual(got[0]?.['event']);
    expect(got[1]?.['event_id']).not.toBe(got[0]?.['event_id']);
  });

  it('are not sent again when the app asks for it, and a limit is told', async () => {
    expect(await slack.deliverRateLimited()).toMatchObject({ acknowledged: true });
    expect(got).toMatchObject([{ type: 'app_rate_limited', team_id: slack.teamId }]);
  });
});

describe('commands', () => {
  it('are refused in threads, in channels that the person is not in, and when unknown', async () => {
    const ana = slack.as('ana');
    const { ts } = ana.say('general', 'thread');
    await expect(ana.type('general', '/ask x', { threadTs: ts })).rejects.toMatchObject({
      code: 'command_in_thread',
    });
    await expect(ana.type('general', '/nothing')).rejects.toMatchObject({ code: 'unknown_command' });
    slack.as('bo').createChannel('bos');
    await expect(ana.command('bos', '/ask')).rejects.toMatchObject({ code: 'not_in_channel' });
  });

  it('show the code when the answer cannot be a message', async () => {
    answer = { body: { text: 'x', blocks: [{ type: 'header', text: text('x'.repeat(151)) }] } };
    expect(await slack.as('ana').command('general', '/ask')).toMatchObject({
      ok: false,
      error: 'invalid_blocks',
      ephemerals: [],
    });
    answer = { status: 500 };
    expect(await slack.as('ana').command('general', '/ask')).toMatchObject({
      error: 'dispatch_failed',
      status: 500,
    });
  });

  it('are answered over response_url with the blocks that the workspace has', async () => {
    const table = { type: 'table', rows: [[{ type: 'raw_text', text: 'a cell' }]] };
    const answered = async () => {
      got = [];
      await slack.as('ana').command('general', '/ask');
      const reply = await fetch(String(got[0]?.['response_url']), {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ text: 'x', blocks: [table] }),
      });
      return { status: reply.status, body: await reply.json() };
    };
    expect(await answered()).toEqual({ status: 200, body: { ok: true } });
    slack.refuseBlocks('table');
    expect(await answered()).toMatchObject({ status: 400, body: { ok: false, error: 'invalid_blocks' } });
  });
});
