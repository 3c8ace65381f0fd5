import { refusedWith } from '../../app/ports/slack-fault.ts';
import type { SlackClients } from '../client-factory.ts';
import type { Finding } from '../words/doctor.ts';
import { type ChannelFinder, channelFinder } from './channel-finder.ts';
import { troubleText } from './trouble-text.ts';

const NAME = 'Announcements';

/** A channel for announcements, and the setting that names it. */
export interface AnnouncementChannel {
  /** An id, or a name without `#`. */
  readonly channel: string;
  readonly setting: string;
}

/** Whether the configured announcement channels are there and can be posted to. Never rejects. */
export async function diagnoseAnnouncements(
  slack: Pick<SlackClients, 'call' | 'notes'>,
  { team, channels }: { readonly team: string; readonly channels: readonly AnnouncementChannel[] },
  channelIdOf: ChannelFinder = channelFinder(slack),
): Promise<readonly Finding[]> {
  const found = await Promise.all(channels.map((one) => diagnoseOne(slack, { team, ...one }, channelIdOf)));
  const [first] = found;
  if (!first) return [];
  const worst = found.find(({ state }) => state === 'fault') ?? found.find(({ state }) => state !== 'ok');
  if (!worst) return [{ ...first, text: `go to ${channels.map(shownAs).join(', ')}` }];
  const wrong = found.filter(({ state }) => state !== 'ok');
  return [{ ...worst, text: wrong.map(({ text }) => text).join(' ') }];
}

function shownAs({ channel }: Pick<AnnouncementChannel, 'channel'>): string {
  return /^[CG][A-Z0-9]{5,}$/.test(channel) ? channel : `#${channel}`;
}

async function diagnoseOne(
  slack: Pick<SlackClients, 'call' | 'notes'>,
  where: AnnouncementChannel & { readonly team: string },
  channelIdOf: ChannelFinder,
): Promise<Finding> {
  const shown = shownAs(where);
  try {
    const id = await channelIdOf(where.team, where.channel);
    if (id.startsWith('#'))
      return { name: NAME, state: 'warning', text: `${shown} was not looked up: Slack lists no channels.` };
    const { channel } = await slack.call(where.team, 'conversations.info', (client) =>
      client.conversations.info({ channel: id }),
    );
    if (channel?.is_archived) {
      const advice = `Unarchive it, or set ${where.setting} to another.`;
      return { name: NAME, state: 'fault', text: `${shown} is archived.`, advice };
    }
    if (channel?.is_member || !channel?.is_private)
      return { name: NAME, state: 'ok', text: `go to ${shown}` };
    const advice = 'Invite it there: /invite @scribe';
    return { name: NAME, state: 'fault', text: `${shown} is private, and Scribe is not in it.`, advice };
  } catch (error) {
    if (refusedWith(error, 'is_archived')) {
      const advice = `Unarchive it, or set ${where.setting} to another.`;
      return { name: NAME, state: 'fault', text: `${shown} is archived.`, advice };
    }
    if (refusedWith(error, 'channel_not_found')) {
      const text = `${where.setting} names ${shown}, and Scribe sees no such channel.`;
      const advice = 'Correct the name; if the channel is private, invite Scribe there: /invite @scribe';
      return { name: NAME, state: 'fault', text, advice };
    }
    return { name: NAME, state: 'warning', text: `${shown} was not looked up: Slack ${troubleText(error)}.` };
  }
}
