import type { PageChannel } from '../page-protocol.ts';

/**
 * The ts of the newest message that each person has read in this window, by person and channel. It lives as long as the
 * tab; at first everything counts as read.
 */
const seen = new Map<string, Map<string, string>>();

/** How many messages of others came after the person last looked. */
export function unreadCount(user: string, channel: PageChannel): number {
  const ts = readsOf(user).get(channel.id);
  if (ts === undefined) return 0;
  return channel.messages.filter((message) => message.ts > ts && message.user !== user && !message.ephemeral)
    .length;
}

export function markRead(user: string, channel: PageChannel): void {
  readsOf(user).set(channel.id, newestOf(channel));
}

/** Records channels that are new: read when this person first looks, unread when they appear later. */
export function noteChannels(user: string, channels: readonly PageChannel[]): void {
  const first = !seen.has(user);
  const reads = readsOf(user);
  for (const channel of channels) {
    if (!reads.has(channel.id)) reads.set(channel.id, first ? newestOf(channel) : '0');
  }
}

function readsOf(user: string): Map<string, string> {
  const reads = seen.get(user) ?? new Map<string, string>();
  seen.set(user, reads);
  return reads;
}

function newestOf(channel: PageChannel): string {
  return channel.latest ?? channel.messages.at(-1)?.ts ?? '0';
}
