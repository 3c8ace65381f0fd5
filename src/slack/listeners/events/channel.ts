import type { App as BoltApp, EnvelopedEvent } from '@slack/bolt';
import { fromUnixTime } from 'date-fns/fromUnixTime';
import { followChannel } from '../../../app/incidents/follow-channel.ts';
import { followTopic } from '../../../app/incidents/follow-topic.ts';
import type { ChannelNews } from '../../../domain/incident/incident.ts';
import { fieldsOf, optionalText, textOf } from '../../messages/json-fields.ts';
import type { ListenerContext } from '../listener-context.ts';

/** Who Slack does not name. */
const SLACK = 'slack';

/** What becomes of the channels of incidents: new names, archived and not, deleted; and Scribe that comes back into one. */
export function listenToChannels(bolt: BoltApp, context: ListenerContext): void {
  const follow = (
    channel: string,
    news: ChannelNews,
    by: { readonly user?: string; readonly event_ts?: string },
  ) => report(context, channel, { news, ...by });
  bolt.event('channel_rename', ({ event }) =>
    follow(event.channel.id, { what: 'renamed', name: event.channel.name }, event),
  );
  bolt.event('group_rename', ({ event }) =>
    follow(event.channel.id, { what: 'renamed', name: event.channel.name }, event),
  );
  bolt.event('channel_archive', ({ event }) => follow(event.channel, { what: 'archived' }, event));
  bolt.event('group_archive', ({ event }) => follow(event.channel, { what: 'archived' }, event));
  bolt.event('channel_unarchive', ({ event }) => follow(event.channel, { what: 'unarchived' }, event));
  bolt.event('group_unarchive', ({ event }) => follow(event.channel, { what: 'unarchived' }, event));
  bolt.event('channel_deleted', ({ event, body }) => follow(event.channel, { what: 'deleted' }, timed(body)));
  bolt.event('group_deleted', ({ event, body }) => follow(event.channel, { what: 'deleted' }, timed(body)));
  bolt.event('channel_left', ({ event }) => follow(event.channel, { what: 'scribe-out' }, event));
  bolt.event('group_left', ({ event }) => follow(event.channel, { what: 'scribe-out' }, event));
  bolt.event('message', async ({ event, context: { botUserId } }) => {
    if (event.subtype === 'channel_topic' && event.user !== botUserId) await followTopic(context.app, event);
    const what = CONVERTED.get(event.subtype);
    if (what !== undefined) await follow(event.channel, { what }, convertedBy(fieldsOf(event)));
  });
  bolt.event('member_joined_channel', async ({ event, context: { botUserId } }) => {
    if (event.user === botUserId)
      await follow(event.channel, { what: 'scribe-back' }, { ...event, user: event.inviter ?? SLACK });
  });
}

/** The messages of a channel about its own kind. */
const CONVERTED: ReadonlyMap<unknown, 'made-private' | 'made-public'> = new Map([
  ['channel_convert_to_private', 'made-private'],
  ['channel_convert_to_public', 'made-public'],
]);

function convertedBy({ user, ts }: Readonly<Record<string, unknown>>) {
  return { user: optionalText(user) ?? SLACK, event_ts: textOf(ts) };
}

/** The event itself has no time, what it is delivered in has (https://docs.slack.dev/apis/events-api#callback-field). */
function timed({ event_time: seconds }: EnvelopedEvent): { readonly event_ts: string } {
  return { event_ts: String(seconds) };
}

async function report(
  { app, channels }: ListenerContext,
  channel: string,
  {
    news,
    user,
    event_ts: ts,
  }: { readonly news: ChannelNews; readonly user?: string; readonly event_ts?: string },
): Promise<void> {
  const at = Number(ts) > 0 ? fromUnixTime(Number(ts)) : app.clock();
  // The event's own id differs for each installation and each delivery; the moment does not.
  const id = `channel.${channel}.${news.what}.${ts ?? at.getTime()}`;
  await followChannel(app, { channel, news, id, by: user ?? SLACK, at });
  channels.forget(channel);
}
