import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { ChannelPosts } from '../../../src/app/ports/channel-posts.ts';
import { ClaimLost } from '../../../src/app/ports/claim-lost.ts';
import type { PeopleMessages } from '../../../src/app/ports/people-messages.ts';
import { slackChannelPosts } from '../../../src/slack/outbound/channel-posts.ts';
import { slackPeopleMessages } from '../../../src/slack/outbound/people-messages.ts';
import { actionOf } from '../../builders/action.ts';
import { entryOf } from '../../builders/entry.ts';
import { incidentAfter } from '../../builders/incident.ts';
import { type Local, startLocal } from './local.ts';

let local: Local;
let posts: ChannelPosts;
let messages: PeopleMessages;
let channel: string;
const incident = incidentAfter();

beforeAll(async () => {
  local = await startLocal();
  posts = slackChannelPosts(local.clients);
  messages = slackPeopleMessages(local.clients, { receipt: 'memo' });
});
afterAll(async () => await local.slack.stop());
beforeEach(() => {
  local.slack.faults.clear();
  channel = local.slack.channel('general')?.id ?? '';
});

/** A number that keeps the channel names of one test file apart. */
let count = 0;
async function freshChannel(): Promise<string> {
  count += 1;
  const { id } = local.slack.as('ana').createChannel(`fresh-${count}`);
  const client = await local.clients.clientFor(local.slack.teamId);
  await client.conversations.join({ channel: id });
  await client.conversations.invite({ channel: id, users: local.slack.as('bo').id });
  return id;
}

function texts(id: string): readonly string[] {
  return local.slack.messages(id).flatMap((it) => (it.bot_id && it.subtype === undefined ? [it.text] : []));
}

describe('one message', () => {
  it('carries its effect, is edited in place, and unfurls nothing', async () => {
    const id = await freshChannel();
    const ts = await posts.card(local.where(id, { tag: { effect: 'T1/i/card-1', since: undefined } }), {
      incident,
      impact: undefined,
    });
    const post = local.slack.calls.findLast((it) => it.method === 'chat.postMessage');
    expect(JSON.stringify(post)).toContain('unfurl_links');
    const renamed = incidentAfter([
      { id: 'x', by: 'UBO', at: new Date(), kind: 'retitled', from: 'a', to: 'EU checkout' },
    ]);
    expect(await posts.card(local.where(id, { ts }), { incident: renamed, impact: undefined })).toBe(ts);
    const client = await local.clients.clientFor(local.slack.teamId);
    const { messages } = await client.conversations.history({ channel: id, include_all_metadata: true });
    expect(messages?.find((it) => it.ts === ts)).toMatchObject({
      text: expect.stringContaining('EU checkout'),
      metadata: { event_type: 'scribe_effect', event_payload: { effect: 'T1/i/card-1' } },
    });
  });

  it('is posted anew where it was deleted', async () => {
    const id = await freshChannel();
    const ts = await posts.card(local.where(id), { incident: incident, impact: undefined });
    const client = await local.clients.clientFor(local.slack.teamId);
    await client.chat.delete({ channel: id, ts });
    const again = await posts.card(local.where(id, { ts }), { incident: incident, impact: undefined });
    expect(again).not.toBe(ts);
    expect(texts(id)).toHaveLength(1);
  });

  it('is seen once after a lost answer', async () => {
    const id = await freshChannel();
    const since = new Date();
    local.slack.faults.add('chat.postMessage', { kind: 'reset', applied: true }, 1);
    const where = (from: Date | undefined) => local.where(id, { tag: { effect: 'T1/e/echo', since: from } });
    await expect(posts.echo(where(undefined), [entryOf()])).rejects.toMatchObject({
      trouble: { kind: 'doubt' },
    });
    const ts = await posts.echo(where(since), [entryOf()]);
    expect(texts(id)).toEqual(['19:05 UTC · change · deploy of v2.4.5 finished — <@UANA>']);
    expect(local.slack.messages(id).at(-1)?.ts).toBe(ts);
  });

  it('is posted where the lost one never arrived, and found behind many others', async () => {
    const id = await freshChannel();
    const tag = { effect: 'T1/e/late', since: new Date() };
    const ts = await posts.echo(local.where(id, { tag }), [entryOf()]);
    for (let index = 0; index < 130; index += 1) local.slack.as('bo').say(id, `m${index}`);
    expect(await posts.echo(local.where(id, { tag }), [entryOf()])).toBe(ts);
    expect(texts(id)).toHaveLength(1);
  });

  it('is neither posted nor edited by a worker that is not to act any more', async () => {
    const id = await freshChannel();
    const hold = async () => {
      throw new ClaimLost('card-1');
    };
    const tag = { effect: 'T1/i/card-1', since: undefined, hold };
    await expect(
      posts.card(local.where(id, { tag }), { incident: incident, impact: undefined }),
    ).rejects.toThrow(ClaimLost);
    expect(texts(id)).toEqual([]);
    const ts = await posts.card(local.where(id), { incident: incident, impact: undefined });
    const before = texts(id);
    const renamed = incidentAfter([
      { id: 'x', by: 'UBO', at: new Date(), kind: 'retitled', from: 'a', to: 'EU checkout' },
    ]);
    await expect(
      posts.card(local.where(id, { ts, tag }), { incident: renamed, impact: undefined }),
    ).rejects.toThrow(ClaimLost);
    expect(texts(id)).toEqual(before);
  });

  it('is posted where history may not be read, and tried later where Slack does not answer', async () => {
    const id = await freshChannel();
    const tag = { effect: 'T1/e/blind', since: new Date() };
    local.slack.faults.add('conversations.history', { kind: 'error', error: 'missing_scope' }, 1);
    await posts.echo(local.where(id, { tag }), [entryOf()]);
    expect(texts(id)).toHaveLength(1);
    local.slack.faults.add('conversations.history', { kind: 'status', status: 500 }, 1);
    await expect(posts.echo(local.where(id, { tag }), [entryOf()])).rejects.toMatchObject({
      trouble: { kind: 'unavailable' },
    });
    expect(texts(id)).toHaveLength(1);
  });

  it('waits when Slack says so, and every call is counted', async () => {
    local.outcomes.length = 0;
    local.slack.faults.add('chat.postMessage', { kind: 'rate-limited', retryAfter: 3 }, 1);
    await expect(posts.actionLine(local.where(channel), actionOf())).rejects.toMatchObject({
      trouble: { kind: 'limited', retryAfterMs: 3_000 },
    });
    await posts.actionLine(local.where(channel), actionOf());
    expect(local.outcomes).toEqual(['chat.postMessage limited', 'chat.postMessage ok']);
  });
});

describe('the other posts in a channel', () => {
  it('announces in a channel by name', async () => {
    const ts = await posts.announcement(local.where('#incidents'), incident, channel);
    expect(local.slack.messages('incidents').at(-1)).toMatchObject({ ts });
    expect(await posts.announcement(local.where('incidents', { ts }), incident, channel)).toBe(ts);
    await expect(posts.announcement(local.where('nowhere'), incident, channel)).rejects.toMatchObject({
      trouble: { kind: 'refused', error: 'channel_not_found' },
    });
  });

  it('pins and reacts, whatever was before', async () => {
    const ts = await posts.card(local.where(channel), { incident: incident, impact: undefined });
    await posts.pin(local.slack.teamId, channel, ts);
    await posts.pin(local.slack.teamId, channel, ts);
    expect(local.slack.pins(channel)).toHaveLength(1);
    const message = { channel, ts };
    for (const on of [true, true, false, false]) await messages.setReceipt(local.slack.teamId, message, on);
    await messages.setReceipt(local.slack.teamId, { channel, ts: '1.000001' }, true);
  });

  it('reads one message, a reply too, and links it', async () => {
    const id = await freshChannel();
    const parent = local.slack.as('bo').say(id, 'one');
    const reply = local.slack.as('ana').say(id, 'two', { threadTs: parent.ts });
    local.slack.as('bo').say(id, 'three');
    const read = (ts: string) => messages.read(local.slack.teamId, { channel: id, ts });
    expect(await read(parent.ts)).toMatchObject({ user: local.slack.as('bo').id, text: 'one' });
    expect(await read(reply.ts)).toMatchObject({ text: 'two', threadTs: parent.ts });
    expect(await read('1.000001')).toBeUndefined();
    expect(await messages.permalink(local.slack.teamId, { channel: id, ts: parent.ts })).toMatch(/^http/);
    expect(await messages.permalink(local.slack.teamId, { channel: id, ts: '1.000001' })).toBeUndefined();
  });
});
