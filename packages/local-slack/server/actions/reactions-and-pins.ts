/** Reactions and pins. */

import { emitInChannel } from '../delivery/events.ts';
import { SlackError } from '../slack-error.ts';
import type { MessageContext } from '../state/context.ts';

const MOST_EMOJI = 23;
const MOST_PINS = 100;

/** A message, and the id of the user who reacts to it or pins it. */
interface MessageAction extends MessageContext {
  readonly by: string;
}

/** Throws `already_reacted`, `too_many_emoji` or `invalid_name`. */
export function addReaction(action: MessageAction, name: string): void {
  const { slack, message, by } = action;
  if (!/^[a-z0-9_+'-]+(::skin-tone-[2-6])?$/.test(name)) throw new SlackError('invalid_name');
  const reactions = message.reactions ?? [];
  const found = reactions.find((reaction) => reaction.name === name);
  if (found?.users.includes(by)) throw new SlackError('already_reacted');
  if (found === undefined && reactions.length >= MOST_EMOJI) throw new SlackError('too_many_emoji');
  if (found === undefined) reactions.push({ name, users: [by], count: 1 });
  else found.count = found.users.push(by);
  message.reactions = reactions;
  emitReaction(action, 'reaction_added', name);
  slack.changes.notify();
}

/** Throws `no_reaction`. */
export function removeReaction(action: MessageAction, name: string): void {
  const { slack, message, by } = action;
  const found = message.reactions?.find((reaction) => reaction.name === name);
  if (found === undefined || !found.users.includes(by)) throw new SlackError('no_reaction');
  found.users = found.users.filter((user) => user !== by);
  found.count = found.users.length;
  const left = message.reactions?.filter((reaction) => reaction.count > 0) ?? [];
  if (left.length > 0) message.reactions = left;
  else delete message.reactions;
  emitReaction(action, 'reaction_removed', name);
  slack.changes.notify();
}

/** Throws `already_pinned` or `too_many_pins`. */
export function pin(action: MessageAction): void {
  const { slack, channel, message, by } = action;
  if (channel.pins.some((it) => it.ts === message.ts)) throw new SlackError('already_pinned');
  if (channel.pins.length >= MOST_PINS) throw new SlackError('too_many_pins');
  channel.pins.push({ ts: message.ts, user: by, created: slack.clock.seconds() });
  message.pinned_to = [channel.id];
  emitInChannel(action, pinEvent(action, 'pin_added'));
  slack.changes.notify();
}

/** Throws `no_pin`. */
export function unpin(action: MessageAction): void {
  const { slack, channel, message } = action;
  const index = channel.pins.findIndex((it) => it.ts === message.ts);
  if (index < 0) throw new SlackError('no_pin');
  channel.pins.splice(index, 1);
  delete message.pinned_to;
  emitInChannel(action, pinEvent(action, 'pin_removed'));
  slack.changes.notify();
}

function emitReaction(action: MessageAction, type: string, reaction: string): void {
  const { channel, message, by } = action;
  const item = { type: 'message', channel: channel.id, ts: message.ts };
  emitInChannel(action, { type, user: by, reaction, item, item_user: message.user });
}

function pinEvent({ slack, channel, message, by }: MessageAction, type: string): { type: string } {
  return {
    type,
    ...{
      user: by,
      channel_id: channel.id,
      item: {
        type: 'message',
        channel: channel.id,
        message: { ...message, permalink: slack.permalink(channel.id, message.ts, message.thread_ts) },
        created: slack.clock.seconds(),
        created_by: by,
      },
      item_user: message.user,
      pin_count: channel.pins.length,
      pinned_info: { channel: channel.id, pinned_by: by, pinned_ts: slack.clock.seconds() },
      has_pins: channel.pins.length > 0,
    },
  };
}
