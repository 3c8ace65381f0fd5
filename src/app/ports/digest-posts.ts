import type { ActionItem } from '../../domain/actions/action-item.ts';
import type { Digest, DigestLine, DigestPlace } from '../../domain/actions/digest.ts';
import type { PostTarget } from './post.ts';

/** An item as it is now, with the line that brought it, and its incident's channel. */
export interface ShownItem {
  readonly item: ActionItem;
  readonly line: DigestLine;
  readonly channel: string | undefined;
}

/** What a digest tells its receiver now: in order, soonest due first. */
export interface DigestShown {
  readonly digest: Digest;
  readonly items: readonly ShownItem[];
  /** Items that its receiver may not hear of any more. */
  readonly hidden: number;
}

/** Digests as Slack shows them. All methods throw `SlackFault`. */
export interface DigestPosts {
  /** The id of the channel in which a receiver is told: the direct conversation with a person, opened if need be. */
  open(team: string, place: DigestPlace): Promise<string>;
  /** The ts of the message that an earlier try with this tag posted, if it did. */
  findSent(where: Pick<PostTarget, 'team' | 'channel' | 'tag'>): Promise<string | undefined>;
  /** Posts it; the message that an earlier try may have posted is looked for first. Returns its ts. */
  post(where: PostTarget, shown: DigestShown): Promise<string>;
  /** Has the message say what the digest is now; one that somebody deleted is not posted again. */
  edit(where: PostTarget & { readonly ts: string }, shown: DigestShown): Promise<void>;
}
