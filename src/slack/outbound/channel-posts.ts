import { refusedWith } from '../../app/ports/slack-fault.ts';
import type { ChannelPosts } from '../../app/ports/workspace.ts';
import type { EntryMessage } from '../../domain/timeline/entry.ts';
import type { SlackClients } from '../client-factory.ts';
import { actionLineView } from '../views/action-line.ts';
import { announcementView, cardView } from '../views/card.ts';
import { echoView } from '../views/echo.ts';
import { channelFinder } from './channel-finder.ts';
import { show } from './post-once.ts';

/** What everybody in a channel sees, through the Web API. `receipt` is the name of Scribe's own reaction. */
export function slackChannelPosts(slack: SlackClients, options: { readonly receipt: string }): ChannelPosts {
  const announceIn = channelFinder(slack);
  return {
    card: (where, incident) => show(slack, where, cardView(incident)),
    async announcement(where, incident, incidentChannel) {
      const channel = await announceIn(where.team, where.channel);
      // Known by its name only: Slack takes that for a new message, and never for an edit.
      if (channel.startsWith('#') && where.ts !== undefined) return where.ts;
      return show(slack, { ...where, channel }, announcementView(incident, incidentChannel));
    },
    echo: (where, entries) => show(slack, where, echoView(entries)),
    actionLine: (where, item) => show(slack, where, actionLineView(item)),
    async pin(team, channel, ts) {
      await unlessRefused(
        () => slack.call(team, 'pins.add', (client) => client.pins.add({ channel, timestamp: ts })),
        'already_pinned',
      );
    },
    async receipt(team, { channel, ts }, on) {
      const what = { channel, timestamp: ts, name: options.receipt };
      await unlessRefused(
        () =>
          on
            ? slack.call(team, 'reactions.add', (client) => client.reactions.add(what))
            : slack.call(team, 'reactions.remove', (client) => client.reactions.remove(what)),
        'already_reacted',
        'no_reaction',
        'message_not_found',
      );
    },
    read: (team, message) => readMessage(slack, team, message),
    async permalink(team, { channel, ts }) {
      const found = await unlessRefused(
        () =>
          slack.call(team, 'chat.getPermalink', (client) =>
            client.chat.getPermalink({ channel, message_ts: ts }),
          ),
        'message_not_found',
        'channel_not_found',
      );
      return found?.permalink;
    },
  };
}

/** Runs it; a refusal with one of these codes means that it is so already, or that there is nothing to do it to. */
async function unlessRefused<T>(run: () => Promise<T>, ...codes: readonly string[]): Promise<T | undefined> {
  try {
    return await run();
  } catch (error) {
    if (refusedWith(error, ...codes)) return undefined;
    throw error;
  }
}

/** A message of the channel, or a reply in one of its threads. */
async function readMessage(slack: Pick<SlackClients, 'call'>, team: string, { channel, ts }: EntryMessage) {
  const one = { channel, latest: ts, oldest: ts, inclusive: true, limit: 1 };
  const history = await slack.call(team, 'conversations.history', (client) =>
    client.conversations.history(one),
  );
  const top = history.messages?.find((it) => it.ts === ts);
  const found = top ?? (await readReply(slack, team, { channel, ts }));
  if (!found) return undefined;
  const user = found.user ?? found.bot_id;
  return user === undefined ? undefined : { user, text: found.text ?? '', threadTs: found.thread_ts };
}

async function readReply(slack: Pick<SlackClients, 'call'>, team: string, { channel, ts }: EntryMessage) {
  const answer = await unlessRefused(
    () =>
      slack.call(team, 'conversations.replies', (client) =>
        client.conversations.replies({ channel, ts, latest: ts, oldest: ts, inclusive: true, limit: 10 }),
      ),
    'thread_not_found',
    'message_not_found',
  );
  return answer?.messages?.find((it) => it.ts === ts);
}
