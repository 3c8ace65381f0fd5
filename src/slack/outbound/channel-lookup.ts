import type { ChannelKind, ChannelLookup } from '../../app/ports/channel-lookup.ts';
import { refusedWith } from '../../app/ports/slack-fault.ts';
import type { SlackClients } from '../client-factory.ts';
import { everyItem } from './pagination.ts';

/** Members per page: the most that Slack gives (conversations.members). */
const PAGE = 1_000;

/** Asks the Web API about channels. */
export function slackChannelLookup(slack: Pick<SlackClients, 'call'>): ChannelLookup {
  return {
    async kindOf(team, channel) {
      try {
        const { channel: found } = await slack.call(team, 'conversations.info', (client) =>
          client.conversations.info({ channel }),
        );
        return kindIn(found ?? {});
      } catch (error) {
        if (refusedWith(error, 'channel_not_found')) return 'unseen';
        throw error;
      }
    },
    async members(team, channel) {
      try {
        return await membersOf(slack, team, channel);
      } catch (error) {
        if (refusedWith(error, 'channel_not_found', 'not_in_channel')) return undefined;
        throw error;
      }
    },
  };
}

/** What the flags of a conversation object say; one that says nothing is taken for private. */
function kindIn(channel: {
  readonly is_im?: boolean;
  readonly is_mpim?: boolean;
  readonly is_private?: boolean;
}): ChannelKind {
  if (channel.is_im || channel.is_mpim) return 'direct';
  return channel.is_private === false ? 'public' : 'private';
}

async function membersOf(
  slack: Pick<SlackClients, 'call'>,
  team: string,
  channel: string,
): Promise<readonly string[]> {
  const members: string[] = [];
  const pages = everyItem(async (cursor) => {
    const answer = await slack.call(team, 'conversations.members', (client) =>
      client.conversations.members({ channel, limit: PAGE, ...(cursor && { cursor }) }),
    );
    return { items: answer.members ?? [], next: answer.response_metadata?.next_cursor };
  });
  for await (const member of pages) members.push(member);
  return members;
}
