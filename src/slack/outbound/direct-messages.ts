import type { DirectMessages } from '../../app/ports/direct-messages.ts';
import { isPersonId } from '../../domain/timeline/slack-codes.ts';
import type { Zone } from '../../domain/timeline/wall-clock.ts';
import type { SlackClients } from '../client-factory.ts';
import { noticeView } from '../views/notice.ts';
import { answerView } from '../views/plain-answer.ts';
import { givenView, reminderNowView } from '../views/reminder.ts';
import { livesIn } from '../words/changes.ts';
import { channelFinder } from './channel-finder.ts';
import { openDirect } from './open-direct.ts';
import { edit, postOnce } from './post-once.ts';
import { postedBefore } from './posted-before.ts';
import { postToResponseUrl } from './response-url.ts';

/** What direct messages need beside Slack: the person's zone and the time. */
export interface DirectMessageOptions {
  readonly zoneOf: (team: string, user: string) => Promise<Zone>;
  readonly clock: () => Date;
}

/** What one person sees, through direct messages and response addresses. */
export function slackDirectMessages(
  slack: SlackClients,
  { zoneOf, clock }: DirectMessageOptions,
  channelIdOf = channelFinder(slack),
): DirectMessages {
  return {
    open: (team, user) => openDirect(slack, team, user),
    async give(where, given) {
      const toPerson = isPersonId(given.to);
      const zone = toPerson ? await zoneOf(where.team, given.to) : 'UTC';
      const view = givenView(given, { zone, now: clock() });
      const channel = toPerson ? where.channel : await channelIdOf(where.team, where.channel);
      const { ts } = where;
      if (ts === undefined) return postOnce(slack, { ...where, channel }, view);
      // Known by name only, which Slack accepts for a new message but never for an edit.
      if (!channel.startsWith('#')) await edit(slack, { ...where, channel, ts }, view);
      return ts;
    },
    findSent: (where) => postedBefore(slack, where),
    async updateReminder(team, reminder, item) {
      const { to, channel, ts } = reminder;
      if (ts === undefined) return;
      const reader = { zone: await zoneOf(team, to), now: clock() };
      await edit(slack, { team, channel, ts }, reminderNowView(item, reminder, reader));
    },
    async notify({ team, user, ts }, notice, tag) {
      const channel = await openDirect(slack, team, user);
      const view = noticeView(notice, { team, now: clock() });
      if (ts === undefined) return postOnce(slack, { team, channel, tag }, view);
      await edit(slack, { team, channel, ts, tag }, view);
      return ts;
    },
    replyWithChannel: (responseUrl, incident, channel) =>
      postToResponseUrl(responseUrl, answerView(livesIn(incident, channel))),
  };
}
