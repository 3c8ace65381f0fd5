import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ErrorCode, WebClient } from '@slack/web-api';
import { type LocalSlack, startLocalSlack } from '../../../packages/local-slack/server/local-slack.ts';
import { QUIET } from './quiet-logger.ts';

let slack: LocalSlack;
let client: WebClient;
let general: string;

beforeAll(async () => {
  slack = await startLocalSlack({ rateLimits: false });
  client = clientOf(slack.botToken);
  general = slack.channel('general')?.id ?? '';
});

afterAll(async () => await slack.stop());
beforeEach(() => slack.faults.clear());

function clientOf(token: string, more: object = {}): WebClient {
  return new WebClient(token, {
    slackApiUrl: slack.apiUrl,
    retryConfig: { retries: 0 },
    logger: QUIET,
    ...more,
  });
}

/** Slack's error code, and what it explained. */
async function refusal(call: Promise<unknown>): Promise<string> {
  try {
    await call;
  } catch (error) {
    if (
      error instanceof Error &&
      'code' in error &&
      error.code === ErrorCode.PlatformError &&
      'data' in error
    ) {
      const { data } = error as { data: { error: string; response_metadata?: { messages?: string[] } } };
      return [data.error, ...(data.response_metadata?.messages ?? [])].join(' ');
    }
    return error instanceof Error && 'code' in error ? String(error.code) : String(error);
  }
  return 'nothing was refused';
}

describe('who calls', () => {
  it('knows the token', async () => {
    expect(await client.auth.test()).toMatchObject({
      ok: true,
      team_id: slack.teamId,
      user_id: slack.botUserId,
      bot_id: slack.botId,
    });
  });

  it('takes a token in the body and JSON', async () => {
    const inBody = await fetch(`${slack.apiUrl}auth.test`, {
      method: 'POST',
      body: new URLSearchParams({ token: slack.botToken }),
    });
    expect(await inBody.json()).toMatchObject({ ok: true });
    const inJson = await fetch(`${slack.apiUrl}chat.postMessage`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json; charset=utf-8',
        authorization: `Bearer ${slack.botToken}`,
      },
      body: JSON.stringify({ channel: general, text: 'as JSON' }),
    });
    expect(await inJson.json()).toMatchObject({ ok: true, message: { text: 'as JSON' } });
  });

  it.each([
    ['xoxb-unknown', 'invalid_auth'],
    ['', 'not_authed'],
  ])('refuses the token "%s"', async (token, code) => {
    expect(await refusal(clientOf(token).auth.test())).toBe(code);
  });

  it('refuses the wrong kind of token, unknown methods and arguments, missing arguments', async () => {
    expect(await refusal(clientOf(slack.appToken).auth.test())).toBe('not_allowed_token_type');
    expect(await refusal(client.apiCall('chat.shout'))).toBe('unknown_method');
    expect(
      await refusal(client.apiCall('chat.postMessage', { channel: general, text: 'x', colour: 'red' })),
    ).toBe('invalid_arguments [ERROR] unknown argument: colour');
    expect(await refusal(client.apiCall('pins.list'))).toBe(
      'invalid_arguments [ERROR] missing required field: channel',
    );
  });

  it('refuses what the manifest has no scope for', async () => {
    const narrow = await startLocalSlack({
      manifest: {
        display_information: { name: 'narrow' },
        oauth_config: { scopes: { bot: ['chat:write'] } },
      },
    });
    const bot = new WebClient(narrow.botToken, {
      slackApiUrl: narrow.apiUrl,
      retryConfig: { retries: 0 },
      logger: QUIET,
    });
    await expect(
      bot.pins.add({ channel: narrow.channel('general')?.id ?? '', timestamp: '1.1' }),
    ).rejects.toMatchObject({
      data: { error: 'missing_scope', needed: 'pins:write', provided: 'chat:write' },
    });
    await expect(bot.conversations.create({ name: 'x' })).rejects.toMatchObject({
      data: { needed: 'channels:manage' },
    });
    await narrow.stop();
  });
});

describe('messages', () => {
  it('posts, edits and deletes, keeping metadata', async () => {
    const metadata = { event_type: 'effect', event_payload: { id: 'e1' } };
    const { ts = '' } = await client.chat.postMessage({ channel: general, text: 'a & b <@U1>', metadata });
    await client.chat.update({ channel: general, ts, text: 'c' });
    const without = await client.conversations.history({ channel: general, limit: 1 });
    expect(without.messages?.[0]).not.toHaveProperty('metadata');
    const { messages } = await client.conversations.history({
      channel: general,
      limit: 1,
      include_all_metadata: true,
    });
    expect(messages?.[0]).toMatchObject({ ts, text: 'c', metadata, edited: { user: slack.botUserId } });
    await client.chat.delete({ channel: general, ts });
    expect(await refusal(client.chat.update({ channel: general, ts, text: 'd' }))).toBe('message_not_found');
  });

  it('escapes what is not a construct of Slack', async () => {
    const { message } = await client.chat.postMessage({ channel: general, text: 'a & b < c &amp; <!here>' });
    expect(message?.text).toBe('a &amp; b &lt; c &amp; <!here>');
  });

  it("refuses empty and long text, other people's messages, strange channels", async () => {
    expect(await refusal(client.chat.postMessage({ channel: general, text: '' }))).toBe('no_text');
    expect(await refusal(client.chat.postMessage({ channel: general, text: 'x'.repeat(40_001) }))).toBe(
      'msg_too_long',
    );
    const { ts } = slack.as('ana').say('general', 'mine');
    expect(await refusal(client.chat.update({ channel: general, ts, text: 'yours' }))).toBe(
      'cant_update_message',
    );
    expect(await refusal(client.chat.delete({ channel: general, ts }))).toBe('cant_delete_message');
    expect(await refusal(client.chat.postMessage({ channel: 'C0NOWHERE', text: 'x' }))).toBe(
      'channel_not_found',
    );
    const secret = slack.as('ana').createChannel('secret', { private: true });
    expect(await refusal(client.chat.postMessage({ channel: secret.id, text: 'x' }))).toBe(
      'channel_not_found',
    );
    const open = slack.as('ana').createChannel('open-one');
    expect(await refusal(client.conversations.history({ channel: open.id }))).toBe('not_in_channel');
    expect(
      await refusal(client.chat.postEphemeral({ channel: open.id, user: slack.as('ana').id, text: 'x' })),
    ).toBe('not_in_channel');
  });

  it('reads threads oldest first, history newest first, in pages', async () => {
    const { id } = slack.as('bo').createChannel('pages');
    await client.conversations.join({ channel: id });
    const parent = slack.as('bo').say('pages', 'one');
    for (const text of ['r1', 'r2'])
      await client.chat.postMessage({ channel: id, text, thread_ts: parent.ts });
    slack.as('bo').say('pages', 'two');
    const replies = await client.conversations.replies({ channel: id, ts: parent.ts });
    expect(replies.messages?.map((it) => it.text)).toEqual(['one', 'r1', 'r2']);
    const texts: (string | undefined)[] = [];
    for await (const { messages = [] } of client.paginate('conversations.history', {
      channel: id,
      limit: 1,
    }) as AsyncIterable<{
      messages?: { text?: string }[];
    }>) {
      texts.push(...messages.map((it) => it.text));
    }
    expect(texts.slice(0, 2)).toEqual(['two', 'one']);
  });

  it('opens a direct message by posting to a person', async () => {
    const { channel } = await client.chat.postMessage({ channel: slack.as('dev').id, text: 'due today' });
    expect(channel).toMatch(/^D/);
    expect(slack.dms('dev').map((it) => it.text)).toEqual(['due today']);
  });
});

describe('channels', () => {
  it('creates, describes, invites, renames, archives', async () => {
    const { channel } = await client.conversations.create({ name: 'inc-1' });
    const id = channel?.id ?? '';
    await client.conversations.setTopic({ channel: id, topic: 'checkout is down' });
    await client.conversations.invite({
      channel: id,
      users: [slack.as('ana').id, slack.as('bo').id].join(','),
    });
    expect((await client.conversations.members({ channel: id })).members).toHaveLength(3);
    await client.conversations.rename({ channel: id, name: 'inc-1-checkout' });
    expect(slack.topic('inc-1-checkout')).toBe('checkout is down');
    expect(await refusal(client.conversations.invite({ channel: id, users: slack.as('ana').id }))).toBe(
      'already_in_channel',
    );
    expect(await refusal(client.conversations.invite({ channel: id, users: slack.botUserId }))).toBe(
      'cant_invite_self',
    );
    expect(await refusal(client.conversations.setTopic({ channel: id, topic: 'x'.repeat(251) }))).toBe(
      'too_long',
    );
    await client.conversations.archive({ channel: id });
    expect(await refusal(client.chat.postMessage({ channel: id, text: 'x' }))).toBe('is_archived');
  });

  it.each([
    ['general', 'name_taken'],
    ['Upper', 'invalid_name_specials'],
    ['with space', 'invalid_name_specials'],
    ['---', 'invalid_name_punctuation'],
    ['x'.repeat(81), 'invalid_name_maxlength'],
  ])('refuses the name "%s"', async (name, code) => {
    expect(await refusal(client.conversations.create({ name }))).toBe(code);
  });
});

describe('marks', () => {
  it('reacts and pins once', async () => {
    const { ts: timestamp } = slack.as('ana').say('general', 'look');
    const item = { channel: general, timestamp };
    await client.reactions.add({ ...item, name: 'eyes' });
    expect(await refusal(client.reactions.add({ ...item, name: 'eyes' }))).toBe('already_reacted');
    await client.reactions.remove({ ...item, name: 'eyes' });
    expect(await refusal(client.reactions.remove({ ...item, name: 'eyes' }))).toBe('no_reaction');
    await client.pins.add(item);
    expect(await refusal(client.pins.add(item))).toBe('already_pinned');
    expect(slack.pins('general')).toHaveLength(1);
    await client.pins.remove(item);
    expect(await refusal(client.pins.remove(item))).toBe('no_pin');
  });
});

describe('files and canvases', () => {
  it('uploads in three steps and in one call', async () => {
    const { upload_url: url = '', file_id: id = '' } = await client.files.getUploadURLExternal({
      filename: 'a.md',
      length: 5,
    });
    expect(await refusal(client.files.info({ file: id }))).toBe('file_not_found');
    expect((await fetch(url, { method: 'POST', body: 'four' })).status).toBe(400);
    expect((await fetch(url, { method: 'POST', body: '# one' })).status).toBe(200);
    await client.files.completeUploadExternal({
      files: [{ id, title: 'A' }],
      channel_id: general,
      initial_comment: 'the draft',
    });
    expect((await client.files.info({ file: id })).file).toMatchObject({
      title: 'A',
      channels: [general],
      filetype: 'markdown',
    });
    expect(slack.messages('general').at(-1)).toMatchObject({
      subtype: 'file_share',
      text: 'the draft',
      files: [{ id }],
    });
    const { url_private: link = '' } = slack.files().find((it) => it.file.id === id)?.file ?? {};
    const bytes = await fetch(link, { headers: { authorization: `Bearer ${slack.botToken}` } });
    expect(await bytes.text()).toBe('# one');
    await client.filesUploadV2({ channel_id: general, filename: 'b.txt', file: Buffer.from('two') });
    expect(slack.files().at(-1)?.bytes.toString()).toBe('two');
  });

  it('keeps canvases and refuses what they cannot hold', async () => {
    const document = (markdown: string) => ({ document_content: { type: 'markdown' as const, markdown } });
    const { canvas_id: id = '' } = await client.canvases.create({ title: 'Draft', ...document('# A') });
    await client.canvases.edit({ canvas_id: id, changes: [{ operation: 'replace', ...document('# B') }] });
    expect(slack.canvases()).toMatchObject([{ title: 'Draft', markdown: '# B' }]);
    await client.canvases.access.set({ canvas_id: id, access_level: 'read', channel_ids: [general] });
    const row = '| a | b | c |\n';
    for (const markdown of ['#### deep', '> - in a quote', row.repeat(102), 'x'.repeat(1024 * 1024 + 1)]) {
      expect(await refusal(client.canvases.create(document(markdown)))).toBe('canvas_creation_failed');
    }
    await client.canvases.create(document(row.repeat(99)));
    expect(
      await refusal(
        client.canvases.edit({
          canvas_id: 'F0',
          changes: [{ operation: 'insert_at_end', ...document('x') }],
        }),
      ),
    ).toBe('canvas_not_found');
  });
});

describe('people', () => {
  it('tells their zone and finds them by address', async () => {
    const { user } = await client.users.info({ user: slack.as('dev').id });
    expect(user).toMatchObject({
      tz: 'Asia/Kolkata',
      tz_offset: 19_800,
      real_name: 'Dev Patel',
      is_bot: false,
    });
    const { user: found } = await client.users.lookupByEmail({ email: user?.profile?.email ?? '' });
    expect(found?.id).toBe(slack.as('dev').id);
    expect((await client.users.list({})).members).toHaveLength(5);
  });
});

describe('faults', () => {
  it('answers an error, a status, a limit', async () => {
    slack.faults.add('chat.postMessage', { kind: 'error', error: 'restricted_action' }, 1);
    slack.faults.add('chat.postMessage', { kind: 'status', status: 503 }, 1);
    slack.faults.add('*', { kind: 'rate-limited', retryAfter: 7 }, 1);
    const post = () =>
      clientOf(slack.botToken, { rejectRateLimitedCalls: true }).chat.postMessage({
        channel: general,
        text: 'x',
      });
    expect(await refusal(post())).toBe('restricted_action');
    expect(await refusal(post())).toBe('slack_webapi_http_error');
    await expect(post()).rejects.toMatchObject({ code: ErrorCode.RateLimitedError, retryAfter: 7 });
    expect(slack.calls.slice(-3).map((it) => it.status)).toEqual([200, 503, 429]);
  });

  it('cuts the connection before or after the call took effect, or hangs', async () => {
    const before = slack.messages('general').length;
    slack.faults.add('chat.postMessage', { kind: 'reset', applied: true }, 1);
    expect(await refusal(client.chat.postMessage({ channel: general, text: 'in doubt' }))).toBe(
      'slack_webapi_request_error',
    );
    expect(slack.messages('general')).toHaveLength(before + 1);
    slack.faults.add('chat.postMessage', { kind: 'reset', applied: false }, 1);
    expect(await refusal(client.chat.postMessage({ channel: general, text: 'lost' }))).toBe(
      'slack_webapi_request_error',
    );
    slack.faults.add('chat.postMessage', { kind: 'hang', ms: 30 }, 1);
    expect(await refusal(client.chat.postMessage({ channel: general, text: 'lost' }))).toBe(
      'slack_webapi_request_error',
    );
    slack.faults.add('chat.postMessage', { kind: 'hang' }, 1);
    const hasty = clientOf(slack.botToken, { timeout: 50 });
    expect(await refusal(hasty.chat.postMessage({ channel: general, text: 'lost' }))).toBe(
      'slack_webapi_request_error',
    );
    expect(slack.messages('general')).toHaveLength(before + 1);
  });
});

describe('rate limits', () => {
  it('limits posts in a channel and methods by their tier, on its own clock', async () => {
    const strict = await startLocalSlack();
    const bot = new WebClient(strict.botToken, {
      slackApiUrl: strict.apiUrl,
      retryConfig: { retries: 0 },
      rejectRateLimitedCalls: true,
      logger: QUIET,
    });
    const channel = strict.channel('general')?.id ?? '';
    const burst = await Promise.allSettled(
      Array.from({ length: 10 }, () => bot.chat.postMessage({ channel, text: 'x' })),
    );
    expect(burst.filter((it) => it.status === 'fulfilled').length).toBe(3);
    await strict.clock.advance(1_000);
    await bot.chat.postMessage({ channel, text: 'y' });
    const lists = await Promise.allSettled(Array.from({ length: 25 }, () => bot.pins.list({ channel })));
    expect(lists.filter((it) => it.status === 'fulfilled').length).toBe(20);
    await strict.clock.advance(60_000);
    await bot.pins.list({ channel });
    await strict.stop();
  });
});

describe('installing', () => {
  it('gives a code to a second team, a token for the code, and takes the token back', async () => {
    const other = slack.addTeam({ teamDomain: 'other', people: [{ name: 'eve' }] });
    expect(await refusal(clientOf(other.botToken).auth.test())).toBe('account_inactive');
    const redirect = 'http://127.0.0.1:1/slack/oauth_redirect';
    const query = new URLSearchParams({
      client_id: slack.clientId,
      scope: 'chat:write',
      state: 's1',
      redirect_uri: redirect,
      allow: other.teamId,
    });
    const answer = await fetch(`${slack.authorizeUrl}?${query}`, { redirect: 'manual' });
    const back = new URL(answer.headers.get('location') ?? '');
    expect(back.searchParams.get('state')).toBe('s1');
    const code = back.searchParams.get('code') ?? '';
    const exchange = {
      client_id: slack.clientId,
      client_secret: slack.clientSecret,
      code,
      redirect_uri: redirect,
    };
    expect(await clientOf('').oauth.v2.access(exchange)).toMatchObject({
      access_token: other.botToken,
      team: { id: other.teamId },
    });
    expect(await refusal(clientOf('').oauth.v2.access(exchange))).toBe('invalid_code');
    expect(await clientOf(other.botToken).auth.test()).toMatchObject({ team_id: other.teamId });
    other.uninstall();
    expect(await refusal(clientOf(other.botToken).auth.test())).toBe('account_inactive');
  });
});
