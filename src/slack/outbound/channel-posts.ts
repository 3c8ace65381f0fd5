import type { ChannelPosts } from '../../app/ports/channel-posts.ts';
import type { SlackClients } from '../client-factory.ts';
import { actionLineView } from '../views/action-line.ts';
import { announcementView, cardView, newsView } from '../views/card.ts';
import { echoView } from '../views/echo.ts';
import { mergeNoticeView } from '../views/merge.ts';
import { channelFinder } from './channel-finder.ts';
import { show, underOrAlone } from './post-once.ts';
import { unlessRefused } from './unless-refused.ts';

/** What everybody in a channel sees, through the Web API. */
export function slackChannelPosts(slack: SlackClients, channelIdOf = channelFinder(slack)): ChannelPosts {
  return {
    card: (where, shown) => show(slack, where, cardView(shown)),
    async announcement(where, incident, incidentChannel) {
      const channel = await channelIdOf(where.team, where.channel);
      // Known by name only, which Slack accepts for a new message but never for an edit.
      if (channel.startsWith('#') && where.ts !== undefined) return where.ts;
      return show(slack, { ...where, channel }, announcementView(incident, incidentChannel));
    },
    echo: (where, entries) => show(slack, where, echoView(entries)),
    async news(where, shown) {
      const channel = shown.announced ? await channelIdOf(where.team, where.channel) : where.channel;
      return underOrAlone(slack, { ...where, channel }, newsView(shown));
    },
    mergeNotice: (where, notice) => show(slack, where, mergeNoticeView(notice)),
    actionLine: (where, item) => show(slack, where, actionLineView(item)),
    async pin(team, channel, ts) {
      await unlessRefused(
        () => slack.call(team, 'pins.add', (client) => client.pins.add({ channel, timestamp: ts })),
        'already_pinned',
      );
    },
  };
}
