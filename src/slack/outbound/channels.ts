import type { Channels } from '../../app/ports/channels.ts';
import { refusedWith, SlackFault } from '../../app/ports/slack-fault.ts';
import type { SlackClients } from '../client-factory.ts';
import { said } from '../views/blocks.ts';
import { archivesNow } from '../words/channels.ts';
import { unescapeSlack } from '../words/escape.ts';
import { topicText } from '../words/incidents.ts';
import { channelFinder } from './channel-finder.ts';
import { ownChannels } from './channel-list.ts';
import { show } from './post-once.ts';
import { unlessRefused } from './unless-refused.ts';

/** People whom one call can invite. */
const INVITED_AT_ONCE = 100;

/** Refusals to invite somebody that are no fault: they are in the channel already, or cannot be invited. */
const NOT_INVITABLE = [
  'already_in_channel',
  'cant_invite_self',
  'cant_invite',
  'user_not_found',
  'user_is_restricted',
  'user_is_ultra_restricted',
  'ura_max_channels',
  'org_user_not_in_team',
  'user_team_not_in_channel',
];

/** Channels, through the Web API. */
export function slackChannels(slack: SlackClients, channelIdOf = channelFinder(slack)): Channels {
  return {
    async create(team, name, isPrivate) {
      try {
        const { channel } = await slack.call(team, 'conversations.create', (client) =>
          client.conversations.create({ name, is_private: isPrivate }),
        );
        if (!channel?.id)
          throw new SlackFault({ kind: 'doubt', why: 'conversations.create gave no channel' });
        return { kind: 'made', channel: channel.id };
      } catch (error) {
        if (refusedWith(error, 'name_taken')) return { kind: 'taken' };
        throw error;
      }
    },
    async findOwn(team, name, isPrivate) {
      const bot = await slack.botUser(team);
      for await (const channel of ownChannels(slack, team, isPrivate))
        if (channel.name === name && channel.creator === bot) return channel.id;
      return undefined;
    },
    async idOf(team, nameOrId) {
      const channel = await channelIdOf(team, nameOrId);
      return channel.startsWith('#') ? undefined : channel;
    },
    async join(team, channel) {
      await slack.call(team, 'conversations.join', (client) => client.conversations.join({ channel }));
    },
    async invite(team, channel, users) {
      for (let from = 0; from < users.length; from += INVITED_AT_ONCE)
        await inviteSome(slack, { team, channel }, users.slice(from, from + INVITED_AT_ONCE));
    },
    async setTopic(team, channel, { incident, last }) {
      const topic = topicText(incident);
      const now = await topicNow(slack, team, channel);
      if (now?.value === topic) return { kind: 'own', topic };
      if (now && now.value !== '' && now.value !== last && !now.own) return { kind: 'left' };
      await slack.call(team, 'conversations.setTopic', (client) =>
        client.conversations.setTopic({ channel, topic }),
      );
      return { kind: 'own', topic };
    },
    archive: (where, { incident, afterDays }) =>
      unlessRefused(
        async () => {
          const { team, channel, tag } = where;
          await show(slack, where, said(archivesNow(incident, afterDays)));
          await slack.call(team, 'conversations.archive', async (client) => {
            await tag.hold?.();
            return client.conversations.archive({ channel });
          });
        },
        'is_archived',
        'already_archived',
      ),
  };
}

/** The current topic, and whether Scribe set it; `undefined` where Slack does not say, and then it is set anyway. */
async function topicNow(
  slack: Pick<SlackClients, 'call' | 'botUser'>,
  team: string,
  channel: string,
): Promise<{ readonly value: string; readonly own: boolean } | undefined> {
  try {
    const { channel: found } = await slack.call(team, 'conversations.info', (client) =>
      client.conversations.info({ channel }),
    );
    const { value = '', creator } = found?.topic ?? {};
    return {
      value: unescapeSlack(value),
      own: creator !== undefined && creator === (await slack.botUser(team)),
    };
  } catch (error) {
    if (error instanceof SlackFault && error.trouble.kind === 'refused') return undefined;
    throw error;
  }
}

/** One person who cannot be invited must not keep the others out: each is then invited separately. */
async function inviteSome(
  slack: Pick<SlackClients, 'call'>,
  place: { readonly team: string; readonly channel: string },
  users: readonly string[],
): Promise<void> {
  const { team, channel } = place;
  try {
    await slack.call(team, 'conversations.invite', (client) =>
      client.conversations.invite({ channel, users: users.join(',') }),
    );
  } catch (error) {
    if (!refusedWith(error, ...NOT_INVITABLE)) throw error;
    if (users.length === 1) return;
    for (const user of users) await inviteSome(slack, place, [user]);
  }
}
