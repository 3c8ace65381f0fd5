import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { ChannelLookup } from '../../../src/app/ports/channel-lookup.ts';
import type { Channels } from '../../../src/app/ports/channels.ts';
import { slackChannelLookup } from '../../../src/slack/outbound/channel-lookup.ts';
import { slackChannels } from '../../../src/slack/outbound/channels.ts';
import { openDirect } from '../../../src/slack/outbound/open-direct.ts';
import { slackPeople } from '../../../src/slack/outbound/people-source.ts';
import { incidentAfter } from '../../builders/incident.ts';
import { type Local, startLocal } from './local.ts';

let local: Local;
let channels: Channels;
let lookup: ChannelLookup;
let team: string;

beforeAll(async () => {
  local = await startLocal();
  channels = slackChannels(local.clients);
  lookup = slackChannelLookup(local.clients);
  team = local.slack.teamId;
});
afterAll(async () => await local.slack.stop());
beforeEach(() => local.slack.faults.clear());

async function made(name: string, isPrivate = false): Promise<string> {
  const answer = await channels.create(team, name, isPrivate);
  if (answer.kind !== 'made') throw new Error(`${name} is taken`);
  return answer.channel;
}

describe('channels', () => {
  it('are made once: after a lost answer the one that was made is found', async () => {
    local.slack.faults.add('conversations.create', { kind: 'reset', applied: true }, 1);
    await expect(channels.create(team, 'inc-1', false)).rejects.toMatchObject({ trouble: { kind: 'doubt' } });
    expect(await channels.create(team, 'inc-1', false)).toEqual({ kind: 'taken' });
    expect(await channels.findOwn(team, 'inc-1', false)).toBe(local.slack.channel('inc-1')?.id);
    expect(await channels.findOwn(team, 'general', false)).toBeUndefined();
    expect(await channels.findOwn(team, 'nowhere', true)).toBeUndefined();
  });

  it('get people, whoever of them cannot be invited', async () => {
    const channel = await made('inc-2');
    const [ana, bo] = [local.slack.as('ana').id, local.slack.as('bo').id];
    await channels.invite(team, channel, [ana]);
    await channels.invite(team, channel, [ana, local.slack.botUserId, 'U0NOBODY', bo]);
    await channels.invite(team, channel, [ana]);
    await channels.invite(team, channel, []);
    const there = await lookup.members(team, channel);
    expect([...(there ?? [])].sort()).toEqual([ana, bo, local.slack.botUserId].sort());
  });

  it('get their topic once', async () => {
    const channel = await made('inc-3', true);
    const incident = incidentAfter([], { title: 'A & B <down>' });
    await channels.setTopic(team, channel, { incident, last: undefined });
    await channels.setTopic(team, channel, { incident, last: undefined });
    expect(local.slack.calls.filter((it) => it.method === 'conversations.setTopic')).toHaveLength(1);
    expect(local.slack.topic('inc-3')).toContain('Sev-2');
  });

  it('keep a topic that somebody set, unless it is one of Scribe or empty', async () => {
    const channel = await made('inc-topic');
    const ana = local.slack.as('ana');
    await channels.invite(team, channel, [ana.id]);
    const before = incidentAfter([], { title: 'before' });
    const now = incidentAfter([], { title: 'now' });
    const set = (incident: typeof now, last?: string) => channels.setTopic(team, channel, { incident, last });
    await set(before);
    const last = local.slack.topic('inc-topic');
    // Nothing was remembered, as by an earlier version: Slack says who set it.
    expect(await set(now)).toEqual({ kind: 'own', topic: local.slack.topic('inc-topic') });
    ana.setTopic(channel, 'Dial 123');
    expect(await set(before, last)).toEqual({ kind: 'left' });
    expect(local.slack.topic('inc-topic')).toBe('Dial 123');
    ana.setTopic(channel, last);
    expect((await set(now, last)).kind).toBe('own');
    ana.setTopic(channel, '');
    expect(await set(before, 'x')).toEqual({ kind: 'own', topic: last });
    expect(local.slack.topic('inc-topic')).toBe(last);
  });

  it('are archived after one line that says why, whoever archived them first', async () => {
    const channel = await made('inc-to-archive', true);
    const why = { incident: incidentAfter(), afterDays: 14 };
    local.slack.faults.add('conversations.archive', { kind: 'reset', applied: false }, 1);
    const tag = { effect: 'T1/x/archive-channel-5', since: undefined };
    const where = local.where(channel, { tag });
    await expect(channels.archive(where, why)).rejects.toMatchObject({ trouble: { kind: 'unavailable' } });
    await channels.archive({ ...where, tag: { ...tag, since: new Date(Date.now() - 60_000) } }, why);
    expect(local.slack.channel('inc-to-archive')?.archived).toBe(true);
    const lines = () =>
      local.slack.messages(channel).filter(({ text }) => text.includes('published 14 days ago'));
    expect(lines()).toHaveLength(1);
    await channels.archive(local.where(channel), why);
    expect(lines()).toHaveLength(1);
  });

  it('are joined, and a person is written to in the same direct message', async () => {
    const { id } = local.slack.as('ana').createChannel('open-one');
    await channels.join(team, id);
    await channels.join(team, id);
    const { id: chi } = local.slack.as('chi');
    const direct = await openDirect(local.clients, team, chi);
    expect(await openDirect(local.clients, team, chi)).toBe(direct);
  });

  it('say who can see them and, where Scribe is in them, who is there', async () => {
    const open = local.slack.as('ana').createChannel('open-two').id;
    const closed = await made('inc-4', true);
    const foreign = local.slack.as('ana').createChannel('closed-two', { private: true }).id;
    const direct = await openDirect(local.clients, team, local.slack.as('ana').id);
    const kinds = [open, closed, foreign, direct].map((channel) => lookup.kindOf(team, channel));
    expect(await Promise.all(kinds)).toEqual(['public', 'private', 'unseen', 'direct']);
    expect(await lookup.members(team, closed)).toEqual([local.slack.botUserId]);
    expect(await lookup.members(team, foreign)).toBeUndefined();
    local.slack.faults.add('conversations.members', { kind: 'error', error: 'fetch_members_failed' }, 1);
    await expect(lookup.members(team, closed)).rejects.toMatchObject({ trouble: { kind: 'unavailable' } });
  });

  it('say which scope is missing', async () => {
    const narrow = await startLocal({
      manifest: {
        display_information: { name: 'narrow' },
        oauth_config: { scopes: { bot: ['chat:write'] } },
      },
    });
    await expect(slackChannels(narrow.clients).create(narrow.slack.teamId, 'x', false)).rejects.toMatchObject(
      {
        trouble: { kind: 'refused', error: 'missing_scope', needed: 'channels:manage' },
      },
    );
    await narrow.slack.stop();
  });
});

describe('people', () => {
  it('have a name and a zone', async () => {
    const people = slackPeople(local.clients);
    expect(await people.read(team, local.slack.as('bo').id)).toMatchObject({
      zone: 'America/New_York',
      deactivated: false,
    });
    await expect(people.read(team, 'U0NOBODY')).rejects.toMatchObject({
      trouble: { kind: 'refused', error: 'user_not_found' },
    });
  });
});
