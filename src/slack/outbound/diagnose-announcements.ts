import { refusedWith } from '../../app/ports/slack-fault.ts';
import type { SlackClients } from '../client-factory.ts';
import type { Finding } from '../words/doctor.ts';
import { type ChannelFinder, channelFinder } from './channel-finder.ts';
import { troubleText } from './trouble-text.ts';

const NAME = 'Announcements';

/** Whether the configured announcement channel is there and can be posted to. Never rejects. */
export async function diagnoseAnnouncements(
  slack: Pick<SlackClients, 'call' | 'notes'>,
  where: { readonly team: string; readonly channel: string },
  channelIdOf: ChannelFinder = channelFinder(slack),
): Promise<Finding> {
  const shown = /^[CG][A-Z0-9]{5,}$/.test(where.channel) ? where.channel : `#${where.channel}`;
  try {
    const id = await channelIdOf(where.team, where.channel);
    if (id.startsWith('#'))
      return { name: NAME, state: 'warning', text: `${shown} was not looked up: Slack lists no channels.` };
    const { channel } = await slack.call(where.team, 'conversations.info', (client) =>
      client.conversations.info({ channel: id }),
    );
    if (channel?.is_archived) {
      const advice = 'Unarchive it, or set SCRIBE_ANNOUNCE_CHANNEL to another.';
      return { name: NAME, state: 'fault', text: `${shown} is archived.`, advice };
    }
    if (channel?.is_member || !channel?.is_private)
      return { name: NAME, state: 'ok', text: `go to ${shown}` };
    const advice = 'Invite it there: /invite @scribe';
    return { name: NAME, state: 'fault', text: `${shown} is private, and Scribe is not in it.`, advice };
  } catch (error) {
    if (refusedWith(error, 'is_archived')) {
      const advice = 'Unarchive it, or set SCRIBE_ANNOUNCE_CHANNEL to another.';
      return { name: NAME, state: 'fault', text: `${shown} is archived.`, advice };
    }
    if (refusedWith(error, 'channel_not_found')) {
      const text = `SCRIBE_ANNOUNCE_CHANNEL names ${shown}, and Scribe sees no such channel.`;
      const advice = 'Correct the name; if the channel is private, invite Scribe there: /invite @scribe';
      return { name: NAME, state: 'fault', text, advice };
    }
    return { name: NAME, state: 'warning', text: `${shown} was not looked up: Slack ${troubleText(error)}.` };
  }
}
