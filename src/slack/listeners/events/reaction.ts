import type { App as BoltApp } from '@slack/bolt';
import type { ReactionAddedEvent, ReactionRemovedEvent } from '@slack/types';
import { capturePin } from '../../../app/capture-message.ts';
import type { Parts } from '../parts.ts';

/** A capture reaction puts a message on the timeline; taking it away takes the entry back. */
export function listenToReactions(bolt: BoltApp, parts: Parts): void {
  bolt.event('reaction_added', ({ event, body, context }) =>
    take(parts, { team: body.team_id, event, on: true, self: context.botUserId }),
  );
  bolt.event('reaction_removed', ({ event, body, context }) =>
    take(parts, { team: body.team_id, event, on: false, self: context.botUserId }),
  );
}

async function take(
  parts: Parts,
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
  if (!parts.app.policy.reactions.timeline.includes(reaction)) return;
  const { channel, ts } = item;
  const incident = await parts.channels.incidentOf(team, channel);
  if (!incident) return;
  await capturePin(parts.app, { team, channel, ts, incident: incident.key, user, on, eventTs });
}
