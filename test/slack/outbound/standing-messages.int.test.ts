import { afterEach, expect, it } from '@jest/globals';
import { slackChannels } from '../../../src/slack/outbound/channels.ts';
import { slackPeopleMessages } from '../../../src/slack/outbound/people-messages.ts';
import { type Local, startLocal } from './local.ts';

let local: Local;
afterEach(async () => await local.slack.stop());

it('reads what people said since then, in threads too, and what was done to it; nothing of Scribe itself', async () => {
  local = await startLocal();
  const { slack, clients } = local;
  const [ana, bo] = [slack.as('ana'), slack.as('bo')];
  const { id: channel } = ana.createChannel('room');
  bo.join(channel);
  const team = slack.teamId;
  await slackChannels(clients).join(team, channel);
  ana.say(channel, 'long ago');
  await slack.clock.advance(3_600_000);
  const at = new Date(slack.clock.now() - 60_000);
  const first = ana.say(channel, 'it is the cache');
  bo.react(channel, first.ts, 'pushpin');
  const reply = bo.reply(channel, first.ts, 'restarted');
  bo.edit(channel, reply.ts, 'restarted twice');
  ana.pin(channel, reply.ts);
  const toScribe = ana.reply(channel, first.ts, `<@${slack.botUserId}> #change rolled back`);
  bo.reply(channel, first.ts, `ask <@${slack.botUserId}>`);
  const own = await clients.call(team, 'chat.postMessage', (client) =>
    client.chat.postMessage({ channel, text: 'card' }),
  );
  bo.react(channel, String(own.ts), 'pushpin');
  const messages = slackPeopleMessages(clients, { receipt: 'memo' });
  await messages.setReceipt(team, { channel, ts: first.ts }, true);

  const standing = await messages.standing(team, { channel, at });
  expect(standing).toMatchObject([
    {
      ...{ ts: first.ts, text: 'it is the cache', user: ana.id, editedTs: undefined, pinnedBy: undefined },
      reactions: [{ name: 'pushpin', user: bo.id }],
    },
    {
      ...{ ts: reply.ts, text: 'restarted twice', user: bo.id, threadTs: first.ts, pinnedBy: ana.id },
      ...{ editedTs: expect.any(String), reactions: [], mentions: undefined },
    },
    { ts: toScribe.ts, mentions: slack.botUserId },
    { mentions: undefined },
  ]);
  expect(standing).toHaveLength(4);
});

it('asks for nothing more of a channel where nobody has said anything', async () => {
  local = await startLocal();
  const { slack, clients } = local;
  const { id: channel } = slack.as('ana').createChannel('room');
  await slackChannels(clients).join(slack.teamId, channel);
  const before = slack.calls.length;
  const messages = slackPeopleMessages(clients, { receipt: 'memo' });
  expect(await messages.standing(slack.teamId, { channel, at: new Date(0) })).toEqual([]);
  const asked = slack.calls.slice(before).map(({ method }) => method);
  expect(asked.filter((method) => method !== 'auth.test')).toEqual(['conversations.history']);
});
