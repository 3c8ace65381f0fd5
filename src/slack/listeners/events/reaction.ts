import type { App as BoltApp } from '@slack/bolt';
import type { ReactionAddedEvent, ReactionRemovedEvent } from '@slack/types';
import { capturePin } from '../../../app/capture-message.ts';
import { refuseOwnMessage } from '../../../app/refuse-own-message.ts';
import { installedTeam } from '../installed-team.ts';
import type { ListenerContext } from '../listener-context.ts';

/** A capture reaction puts a message on the timeline; removing it takes the entry back. */
export function listenToReactions(bolt: BoltApp, context: ListenerContext): void {
  bolt.event('reaction_added', ({ event, body, context: self }) =>
    pin(context, { team: installedTeam({ context: self, body }), event, on: true, self: self.botUserId }),
  );
  bolt.event('reaction_removed', ({ event, body, context: self }) =>
    pin(context, { team: installedTeam({ context: self, body }), event, on: false, self: self.botUserId }),
  );
}

async function pin(
  context: ListenerContext,
  what: {
    readonly team: string;
    readonly event: ReactionAddedEvent | ReactionRemovedEvent;
    readonly on: boolean;
    readonly self: string | undefined;
  },
): Promise<void> {
  const { team, event, on, self } = what;
  const { item, user, event_ts: eventTs } = event;
  const reaction = event.reaction.replace(/::skin-tone-\d$/, '');
  if (item.type !== 'message' || user === self) return;
  if (!context.app.policy.reactions.timeline.includes(reaction)) return;
  const { channel, ts } = item;
  const incident = await context.channels.incidentOf(team, channel);
  if (!incident) return;
  const message = { team: incident.team, channel: incident.room, ts, incident: incident.key };
  // In a shared channel the event may be for the other side's installation, and the message from Scribe on this one.
  const { botUserId } = await context.workspaces.workspace(incident.team);
  if (user === botUserId) return;
  if (event.item_user !== undefined && [self, botUserId].includes(event.item_user)) {
    if (on) await refuseOwnMessage(context.app, { ...message, user });
    return;
  }
  await capturePin(context.app, { ...message, user, on, eventTs });
}
