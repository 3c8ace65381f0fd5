import { afterEach, describe, expect, it } from '@jest/globals';
import { SlackFault } from '../../../src/app/ports/slack-fault.ts';
import { channelFinder } from '../../../src/slack/outbound/channel-finder.ts';
import { slackChannelPosts } from '../../../src/slack/outbound/channel-posts.ts';
import { slackChannels } from '../../../src/slack/outbound/channels.ts';
import { openDirect } from '../../../src/slack/outbound/open-direct.ts';
import { notePost } from '../../../src/slack/outbound/posted-before.ts';
import { entryOf } from '../../builders/entry.ts';
import { type Local, startLocal } from './local.ts';

let local: Local;
afterEach(async () => await local.slack.stop());

/** Tries until it is not limited, as the jobs do: each time with another process, after the time that Slack names. */
async function persistently<T>(run: (slack: Local['clients']) => Promise<T>, most = 40): Promise<T> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await run(local.another());
    } catch (error) {
      if (!(error instanceof SlackFault) || error.trouble.kind !== 'limited' || attempt === most) throw error;
      await local.slack.clock.advance(error.trouble.retryAfterMs);
    }
  }
}

function callsOf(method: string, status = 200): number {
  return local.slack.calls.filter((it) => it.method === method && it.status === status).length;
}

/** A channel with Scribe in it, and how many messages Scribe has in it. */
async function room(): Promise<{ readonly id: string; count(): number; say(count: number): void }> {
  const { id } = local.slack.as('ana').createChannel('room');
  await slackChannels(local.clients).join(local.slack.teamId, id);
  return {
    id,
    count: () => local.slack.messages(id).filter((it) => it.bot_id && it.subtype === undefined).length,
    say(count) {
      for (let index = 0; index < count; index += 1) local.slack.as('ana').say(id, `m${index}`);
    },
  };
}

describe('a post in doubt, where Slack gives 15 messages a minute', () => {
  async function started() {
    local = await startLocal({ rateLimits: true, outsideMarketplace: true });
    return { ...(await room()), tag: { effect: 'T1/e/echo', since: new Date() } };
  }

  it('is found, however many messages came after it', async () => {
    const { id, tag, say, count } = await started();
    local.slack.faults.add('chat.postMessage', { kind: 'reset', applied: true }, 1);
    const where = (slack: Local['clients'], since: Date | undefined) =>
      slackChannelPosts(slack).echo(local.where(id, { tag: { ...tag, since } }), [entryOf()]);
    await expect(where(local.clients, undefined)).rejects.toMatchObject({ trouble: { kind: 'doubt' } });
    const { ts } = local.slack.messages(id).at(-1) ?? {};
    say(200);
    expect(await persistently((slack) => where(slack, tag.since))).toBe(ts);
    expect(count()).toBe(1);
    expect(callsOf('conversations.history')).toBe(Math.ceil(201 / 15));
  });

  it('is posted once it is certain that it is not there, and what was looked through is not read again', async () => {
    const { id, tag, say, count } = await started();
    say(100);
    const where = (slack: Local['clients']) =>
      slackChannelPosts(slack).echo(local.where(id, { tag }), [entryOf()]);
    local.slack.faults.add('chat.postMessage', { kind: 'status', status: 503 }, 1);
    await expect(persistently(where)).rejects.toMatchObject({ trouble: { kind: 'doubt' } });
    const before = callsOf('conversations.history');
    expect(before).toBeGreaterThanOrEqual(7);
    // As if the first search had begun two minutes later than those messages.
    const note = `search ${id} ${tag.effect}`;
    const later = Date.now() + 120_000;
    await local.clients.notes.write(note, `${later} ${later} `);
    await persistently(where);
    expect(count()).toBe(1);
    expect(callsOf('conversations.history')).toBe(before + 1);
  });

  it('needs no look where Slack has told of its arrival', async () => {
    const { id, tag, say, count } = await started();
    const post = local.where(id, { tag: { ...tag, since: undefined } });
    const ts = await slackChannelPosts(local.clients).echo(post, [entryOf()]);
    say(20);
    const metadata = { event_type: 'scribe_effect', event_payload: { effect: tag.effect } };
    await notePost(local.clients, { channel: id, ts, metadata });
    await notePost(local.clients, { channel: id, ts: '1.000001', metadata: { event_type: 'other' } });
    const again = await slackChannelPosts(local.another()).echo(local.where(id, { tag }), [entryOf()]);
    expect(again).toBe(ts);
    expect(count()).toBe(1);
    expect(callsOf('conversations.history')).toBe(0);
    // What was deleted, and is posted anew for that reason, is another message.
    const hoursAgo = `${Math.floor(Date.now() / 1_000) - 7_200}.000100`;
    await notePost(local.clients, { channel: id, ts: hoursAgo, metadata });
    expect(
      await persistently((slack) => slackChannelPosts(slack).echo(local.where(id, { tag }), [entryOf()])),
    ).toBe(ts);
  });
});

it('a search takes turns with others in a channel with thousands of messages', async () => {
  local = await startLocal();
  const { id, say, count } = await room();
  const tag = { effect: 'T1/e/echo', since: new Date() };
  await slackChannelPosts(local.clients).echo(local.where(id, { tag: { ...tag, since: undefined } }), [
    entryOf(),
  ]);
  say(2_500);
  await persistently((slack) => slackChannelPosts(slack).echo(local.where(id, { tag }), [entryOf()]));
  expect(count()).toBe(1);
});

describe('in a workspace with 25 pages of channels, of which Slack gives 20 a minute', () => {
  async function started() {
    local = await startLocal({ rateLimits: true, longestPage: 10 });
    const ana = local.slack.as('ana');
    for (let index = 0; index < 240; index += 1) ana.createChannel(`team-${index}`);
    return ana.createChannel('outages').id;
  }

  it('a channel that is configured by name is found, and its id remembered', async () => {
    const outages = await started();
    const id = () => persistently((slack) => channelFinder(slack)(local.slack.teamId, '#Outages'));
    expect(await id()).toBe(outages);
    expect(callsOf('conversations.list')).toBe(25);
    expect(await id()).toBe(outages);
    expect(callsOf('conversations.list')).toBe(25);
  });

  it('a channel that Scribe is in, or made itself, is found without listing the others', async () => {
    const outages = await started();
    const channels = slackChannels(local.clients);
    const { teamId: team } = local.slack;
    await channels.join(team, outages);
    expect(await channels.idOf(team, 'outages')).toBe(outages);
    local.slack.faults.add('conversations.create', { kind: 'reset', applied: true }, 1);
    await expect(channels.create(team, 'inc-1', true)).rejects.toMatchObject({ trouble: { kind: 'doubt' } });
    expect(await channels.create(team, 'inc-1', true)).toEqual({ kind: 'taken' });
    expect(await channels.findOwn(team, 'inc-1', true)).toBe(local.slack.channel('inc-1')?.id);
    expect(callsOf('conversations.list')).toBe(0);
  });
});

describe('a channel that is configured by name', () => {
  it('is looked for from the beginning where the kept place is no longer good', async () => {
    local = await startLocal();
    const { id } = local.slack.as('ana').createChannel('outages');
    const { teamId: team } = local.slack;
    await local.clients.notes.write(`list ${team} outages`, Buffer.from('offset:-7').toString('base64'));
    expect(await channelFinder(local.clients)(team, 'outages')).toBe(id);
  });

  it('is archived, or does not exist, and Slack says which', async () => {
    local = await startLocal();
    const ana = local.slack.as('ana');
    ana.archive(ana.createChannel('outages').id);
    const find = (name: string) => channelFinder(local.clients)(local.slack.teamId, name);
    await expect(find('outages')).rejects.toMatchObject({ trouble: { error: 'is_archived' } });
    await expect(find('nowhere')).rejects.toMatchObject({ trouble: { error: 'channel_not_found' } });
  });
});

it('the direct conversation with a person is opened once', async () => {
  local = await startLocal();
  const { id } = local.slack.as('chi');
  const direct = await openDirect(local.clients, local.slack.teamId, id);
  expect(await openDirect(local.another(), local.slack.teamId, id)).toBe(direct);
  expect(callsOf('conversations.open')).toBe(1);
});
