import type { ChangeCommand } from './command.ts';
import type { IncidentEvent } from './event.ts';
import type { ChannelNews, Incident } from './incident.ts';

/**
 * An incident is as private as its channel. Nothing becomes public by itself, except what counted as private only while
 * Slack had not said.
 */
export function seeChannel(
  { place, private: was }: Incident,
  { id, by, at, is }: Extract<ChangeCommand, { kind: 'channel-seen' }>,
): readonly IncidentEvent[] {
  const presumed = place.kind === 'here' && place.is === 'unknown';
  const isPrivate = is === 'private' || (was && !presumed);
  const news = isPrivate !== was || (place.kind === 'here' && place.is !== is);
  return news ? [{ id, by, at, kind: 'channel-seen', is, was, private: isPrivate }] : [];
}

/** Slack delivers events late and twice; what is so already, or was so before what is known, is no news. */
export function followChannel(
  { id, by, at, news }: Extract<ChangeCommand, { kind: 'channel-changed' }>,
  events: readonly IncidentEvent[],
): readonly IncidentEvent[] {
  const last = events.findLast((event) => event.kind === 'channel-changed' && sameMatter(event.news, news));
  const before = last?.kind === 'channel-changed' ? last : undefined;
  if (before && at < before.at) return [];
  const stamp = { id, by, at, kind: 'channel-changed' as const, news };
  switch (news.what) {
    case 'renamed':
      return before?.news.what === 'renamed' && before.news.name === news.name ? [] : [stamp];
    case 'archived':
    case 'deleted':
    case 'scribe-out':
      return before?.news.what === news.what ? [] : [stamp];
    case 'unarchived':
      // Kept also where nobody heard of the archiving: that news may come later, and is old then.
      if (!before) return [stamp];
      return before.news.what === 'archived' ? [{ ...stamp, since: before.at }] : [];
    case 'scribe-back':
      return before?.news.what === 'scribe-out' ? [{ ...stamp, since: before.at }] : [];
    case 'made-private':
    case 'made-public':
      return before?.news.what === news.what ? [] : [stamp];
    default:
      return news satisfies never;
  }
}

function sameMatter(one: ChannelNews, other: ChannelNews): boolean {
  return MATTERS.some((matter) => matter.includes(one.what) && matter.includes(other.what));
}

const MATTERS: readonly (readonly ChannelNews['what'][])[] = [
  ['renamed'],
  ['archived', 'unarchived'],
  ['deleted'],
  ['scribe-out', 'scribe-back'],
  ['made-private', 'made-public'],
];
