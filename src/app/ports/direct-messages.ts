import type { ActionItem } from '../../domain/actions/action-item.ts';
import type { OwnerAway } from '../../domain/actions/digest.ts';
import type { Notice } from '../../domain/effect.ts';
import type { Incident } from '../../domain/incident/incident.ts';
import type { PostTag, PostTarget } from './post.ts';

/** An item that somebody is reminded of; `ownerAway` where it comes to them in place of its owner. */
export interface DueItem extends ActionItem {
  readonly ownerAway?: OwnerAway;
}

/** A reminder of one item, as earlier versions sent them: whom it went to, for which due date, and where it is, once it is posted. */
export interface Reminder {
  readonly to: string;
  /** Whose item it was, where it went to another. */
  readonly of?: { readonly owner: string; readonly away: OwnerAway };
  readonly due: string;
  readonly channel: string;
  readonly ts: string | undefined;
}

/**
 * An item that somebody was given by somebody else, and its incident's channel. `to` is a person or, where a group or a
 * team has it, the channel in which they are told: its id, or its name without `#`.
 */
export interface GivenItem {
  readonly item: ActionItem;
  readonly to: string;
  readonly by: string;
  readonly channel: string | undefined;
  /** What whoever gave it said. */
  readonly why?: string;
}

/** What one person sees. Each post returns its ts. All methods throw `SlackFault`. */
export interface DirectMessages {
  /** The channel of the conversation with this person, opened if need be. */
  open(team: string, user: string): Promise<string>;
  /** Tells somebody that an item is theirs, or has the message say what became of it: `where.ts`. Returns its ts. */
  give(where: PostTarget, given: GivenItem): Promise<string>;
  /** The ts of the message that an earlier try with this tag posted, if it did. */
  findSent(where: Pick<PostTarget, 'team' | 'channel' | 'tag'>): Promise<string | undefined>;
  /** Has a reminder say what the item is now; one that was deleted is not posted again. */
  updateReminder(team: string, reminder: Reminder, item: ActionItem): Promise<void>;
  /** With `ts`, the message that was sent says this now; it is not posted again where somebody deleted it. */
  notify(
    to: { readonly team: string; readonly user: string; readonly ts?: string },
    notice: Notice,
    tag: PostTag,
  ): Promise<string>;
  /** Says where the channel is, at the response URL of the command that asked for it. */
  replyWithChannel(responseUrl: string, incident: Incident, channel: string): Promise<void>;
}
