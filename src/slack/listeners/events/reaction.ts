import type { App as BoltApp } from '@slack/bolt';
import type { ReactionAddedEvent, ReactionRemovedEvent } from '@slack/types';
import type { App } from '../../../app/app.ts';
import type { MessagePin } from '../../../app/ports/messages.ts';
import { ENTRY_TYPES } from '../../../domain/timeline/entry.ts';
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
  const { reactions } = context.app.policy;
  if (reactions.action.includes(nameOf(event.reaction)))
    return putOnList(context, { team, channel, message, author, user, on, eventTs, self });
  const meant = meaningOf(reactions, event.reaction);
  if (!meant) return;
  await putOnTimeline(context, { team, channel, message, author, user, ...meant, on, eventTs, self });
}

/** What a reaction means by the configuration; `undefined` where it means nothing to Scribe. */
function meaningOf(
  { timeline, types }: App['policy']['reactions'],
  reaction: string,
): Pick<MessagePin, 'way' | 'type'> | undefined {
  const name = nameOf(reaction);
  const way = `reaction:${name}` as const;
  const type = ENTRY_TYPES.find((one) => types[one]?.includes(name));
  if (type) return { way, type };
  return timeline.includes(name) ? { way } : undefined;
}

/** Without the tone of skin. */
function nameOf(reaction: string): string {
  return reaction.replace(/::skin-tone-\d$/, '');
}
