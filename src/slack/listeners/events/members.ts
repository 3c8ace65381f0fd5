import type { App as BoltApp } from '@slack/bolt';
import { lookAgain } from '../../../app/access/channel-members.ts';
import { installedTeam } from '../installed-team.ts';
import type { ListenerContext } from '../listener-context.ts';
import { offerCatchup } from './offer-catchup.ts';

/** A channel's messages about its own kind. */
const CONVERTED: readonly unknown[] = ['channel_convert_to_private', 'channel_convert_to_public'];

/** Who comes into the channels of private incidents and leaves them, Scribe included: they alone may see these. */
export function listenToMembers(bolt: BoltApp, context: ListenerContext): void {
  bolt.event('member_joined_channel', async ({ event, ...args }) => {
    const team = installedTeam(args);
    await note(context, team, { ...event, present: true });
    if (event.user !== args.context.botUserId)
      context.quietly(() => offerCatchup(context, { ...event, team }));
  });
  bolt.event('member_left_channel', async ({ event, ...args }) => {
    const { botUserId } = args.context;
    if (event.user === botUserId) return scribeLeft(context, installedTeam(args), event.channel);
    await note(context, installedTeam(args), { ...event, present: false });
  });
  bolt.event('channel_left', ({ event, ...args }) => scribeLeft(context, installedTeam(args), event.channel));
  bolt.event('group_left', ({ event, ...args }) => scribeLeft(context, installedTeam(args), event.channel));
  bolt.event('message', async ({ event }) => {
    if (CONVERTED.includes(event.subtype)) await lookAgain(context.app, event.channel);
  });
}

async function note(
  { app, channels }: ListenerContext,
  team: string,
  { channel, user, present }: { readonly channel: string; readonly user: string; readonly present: boolean },
): Promise<void> {
  const incident = await channels.incidentOf(team, channel);
  if (!incident?.private) return;
  app.queue.offer(await app.members.heard({ channel, user, present, at: app.clock() }));
}

async function scribeLeft({ app }: ListenerContext, team: string, channel: string): Promise<void> {
  await app.members.scribeLeft({ team, channel, at: app.clock() });
}
