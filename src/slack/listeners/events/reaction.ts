import type { App as BoltApp } from '@slack/bolt';
import type { ReactionAddedEvent, ReactionRemovedEvent } from '@slack/types';
import { reactionMeaning } from '../../../app/capture/reaction-meaning.ts';
import { withoutTone } from '../../messages/without-tone.ts';
import { installedTeam } from '../installed-team.ts';
import type { ListenerContext } from '../listener-context.ts';
import { putOnList, putOnTimeline } from './put-on-timeline.ts';

/** A reaction puts a message on the timeline or makes an action item of it; removing it takes that back. */
export function listenToReactions(bolt: BoltApp, context: ListenerContext): void {
  bolt.event('reaction_added', ({ event, body, context: self }) =>
    react(context, { team: installedTeam({ context: self, body }), event, on: true, self: self.botUserId }),
  );
  bolt.event('reaction_removed', ({ event, body, context: self }) =>
    react(context, { team: installedTeam({ context: self, body }), event, on: false, self: self.botUserId }),
  );
}

async function react(
  context: ListenerContext,
  what: {
    readonly team: string;
    readonly event: ReactionAddedEvent | ReactionRemovedEvent;
    readonly on: boolean;
    readonly self: string | undefined;
  },
): Promise<void> {
  const { team, event, on, self } = what;
  const { item, user, event_ts: eventTs, item_user: author } = event;
  if (item.type !== 'message') return;
  const { channel, ts: message } = item;
  const meant = reactionMeaning(context.app.policy.reactions, withoutTone(event.reaction));
  const marking = { team, channel, message, author, user, on, eventTs, self };
  if (meant === 'item') return putOnList(context, marking);
  if (meant) await putOnTimeline(context, { ...marking, ...meant });
}
