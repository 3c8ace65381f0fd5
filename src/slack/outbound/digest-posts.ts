import type { DigestPosts } from '../../app/ports/digest-posts.ts';
import type { DigestPlace } from '../../domain/actions/digest.ts';
import type { Zone } from '../../domain/timeline/wall-clock.ts';
import type { SlackClients } from '../client-factory.ts';
import { digestView } from '../views/digest.ts';
import { channelFinder } from './channel-finder.ts';
import { openDirect } from './open-direct.ts';
import { edit, postOnce } from './post-once.ts';
import { postedBefore } from './posted-before.ts';

/** What digests need beside Slack: the reader's zone and the time. */
export interface DigestPostOptions {
  readonly zoneOf: (team: string, user: string) => Promise<Zone>;
  readonly clock: () => Date;
}

export function slackDigestPosts(
  slack: SlackClients,
  { zoneOf, clock }: DigestPostOptions,
  channelIdOf = channelFinder(slack),
): DigestPosts {
  const readerIn = async (team: string, place: DigestPlace) => ({
    zone: place.kind === 'person' ? await zoneOf(team, place.user) : ('UTC' as const),
    now: clock(),
  });
  return {
    open: (team, place) =>
      place.kind === 'person' ? openDirect(slack, team, place.user) : channelIdOf(team, place.channel),
    findSent: (where) => postedBefore(slack, where),
    async post(where, shown) {
      return postOnce(slack, where, digestView(shown, await readerIn(where.team, shown.digest.place)));
    },
    async edit(where, shown) {
      await edit(slack, where, digestView(shown, await readerIn(where.team, shown.digest.place)));
    },
  };
}
