import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { WebClient } from '@slack/web-api';
import { WebSocket } from 'ws';
import type { PageAct, PageAnswer } from '../../../packages/local-slack/page-acts.ts';
import type { PageState } from '../../../packages/local-slack/page-protocol.ts';
import { type LocalSlack, startLocalSlack } from '../../../packages/local-slack/server/local-slack.ts';
import { QUIET } from './quiet-logger.ts';

let slack: LocalSlack;
let client: WebClient;

beforeAll(async () => {
  slack = await startLocalSlack({ rateLimits: false });
  client = new WebClient(slack.botToken, {
    slackApiUrl: slack.apiUrl,
    retryConfig: { retries: 0 },
    logger: QUIET,
  });
});

afterAll(async () => await slack.stop());

async function state(name: string): Promise<PageState> {
  return (await (await fetch(`${slack.url}/page/state?user=${slack.as(name).id}`)).json()) as PageState;
}

/** Everything about an act except who does it. */
type Doing = PageAct extends infer A ? (A extends PageAct ? Omit<A, 'user'> : never) : never;

async function act(name: string, doing: Doing): Promise<PageAnswer> {
  const body = JSON.stringify({ ...doing, user: slack.as(name).id });
  return (await (await fetch(`${slack.url}/page/act`, { method: 'POST', body })).json()) as PageAnswer;
}

const general = () => slack.channel('general')?.id ?? '';

describe('the page', () => {
  it('is served with its files, and nothing else is', async () => {
    const page = await fetch(`${slack.url}/`);
    expect(page.headers.get('content-type')).toContain('text/html');
    expect((await fetch(`${slack.url}/page/style.css`)).headers.get('content-type')).toContain('text/css');
    for (const path of ['/page/..%2F..%2F..%2Fpackage.json', '/page/../../../package.json', '/nothing']) {
      expect((await fetch(slack.url + path)).status).toBe(404);
    }
  });

  it('opens at a message that a permalink names', async () => {
    const { ts } = slack.as('ana').say('general', 'here');
    const { permalink = '' } = await client.chat.getPermalink({ channel: general(), message_ts: ts });
    const answer = await fetch(permalink, { redirect: 'manual' });
    expect(answer.headers.get('location')).toBe(`/#${general()}/p${ts.replace('.', '')}`);
  });

  it('shows each person what they may see', async () => {
    const secret = slack.as('ana').createChannel('secret', { private: true });
    slack.as('ana').say(secret.id, 'between us');
    await client.chat.postEphemeral({ channel: general(), user: slack.as('bo').id, text: 'only bo' });
    const [ana, bo] = [await state('ana'), await state('bo')];
    expect(ana.channels.find((it) => it.id === secret.id)?.messages.at(-1)?.text).toBe('between us');
    expect(bo.channels.some((it) => it.id === secret.id)).toBe(false);
    const said = (seen: PageState) => seen.channels.find((it) => it.name === 'general')?.messages.at(-1);
    expect(said(bo)).toMatchObject({ text: 'only bo', ephemeral: true });
    expect(said(ana)).not.toMatchObject({ text: 'only bo' });
    expect(ana.me).toMatchObject({ name: 'ana', tz: 'Europe/Madrid', initials: 'AR' });
    expect(ana.commands).toEqual([{ command: '/ask', description: 'Ask the app', usageHint: 'help' }]);
    expect(ana.app.connection).toBe('none');
  });

  it('sends, replies, reacts, pins, edits, uploads, deletes', async () => {
    const sent = await act('ana', { kind: 'send', channel: general(), text: 'first' });
    const ts = (sent.ok && sent.answer?.ts) || '';
    await act('bo', { kind: 'send', channel: general(), text: 'reply', threadTs: ts });
    await act('bo', { kind: 'react', channel: general(), ts, name: 'pushpin' });
    await act('bo', { kind: 'pin', channel: general(), ts });
    await act('ana', { kind: 'editMessage', channel: general(), ts, text: 'first, edited' });
    const seen = (await state('bo')).channels.find((it) => it.name === 'general')?.messages.at(-1);
    expect(seen).toMatchObject({
      text: 'first, edited',
      pinned: true,
      reactions: [{ name: 'pushpin', users: [slack.as('bo').id] }],
      replies: [{ text: 'reply', threadTs: ts }],
    });
    await act('ana', {
      kind: 'upload',
      channel: general(),
      name: 'a.txt',
      base64: Buffer.from('hello').toString('base64'),
    });
    const file = (await state('bo')).files.at(-1);
    expect(await (await fetch(slack.url + file?.url)).text()).toBe('hello');
    expect(await act('bo', { kind: 'deleteMessage', channel: general(), ts })).toEqual({
      ok: false,
      error: 'cant_delete_message',
    });
    expect(await act('ana', { kind: 'deleteMessage', channel: general(), ts })).toEqual({ ok: true });
  });

  it('makes channels, opens direct messages, moves the clock, shows notices', async () => {
    const made = await act('chi', { kind: 'createChannel', name: 'new-one', isPrivate: false });
    expect(made).toMatchObject({ ok: true, answer: { channel: slack.channel('new-one')?.id } });
    expect(await act('chi', { kind: 'createChannel', name: 'new-one', isPrivate: false })).toMatchObject({
      error: 'name_taken',
    });
    expect(await act('chi', { kind: 'openDm', with: slack.botUserId })).toMatchObject({ ok: true });
    const before = slack.clock.now();
    await act('chi', { kind: 'moveClock', ms: 3_600_000 });
    expect(slack.clock.now() - before).toBeGreaterThanOrEqual(3_600_000);
    const answer = await act('chi', { kind: 'command', channel: general(), command: '/ask', text: 'x' });
    expect(answer).toEqual({ ok: false, error: 'dispatch_failed' });
    const [notice] = (await state('chi')).notices;
    expect(notice).toMatchObject({ kind: 'dispatch_failed', channel: general() });
    await act('chi', { kind: 'dismissNotice', noticeId: notice?.id ?? '' });
    expect((await state('chi')).notices).toEqual([]);
  });

  it('hears of changes, many at once as one', async () => {
    const socket = new WebSocket(`${slack.url.replace('http', 'ws')}/page/live`);
    const words: string[] = [];
    socket.on('message', (data) => words.push(String(data)));
    await new Promise((resolve) => socket.once('open', resolve));
    for (let i = 0; i < 20; i += 1) slack.as('ana').say('general', `${i}`);
    await slack.until(() => words.length > 0, { what: 'word of a change' });
    expect(words).toEqual(['{"type":"changed"}']);
    socket.close();
  });

  it('refuses what it does not know', async () => {
    const post = async (body: string) =>
      await (await fetch(`${slack.url}/page/act`, { method: 'POST', body })).json();
    expect(await post('no json')).toMatchObject({ error: 'invalid_json' });
    expect(await post('{}')).toMatchObject({ error: 'user_not_found' });
    expect(await post(JSON.stringify({ user: slack.as('ana').id, kind: 'dance' }))).toMatchObject({
      error: 'unknown_act',
    });
  });
});
