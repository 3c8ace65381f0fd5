import type { ActionItem } from '../../domain/actions/action-item.ts';
import type { News } from '../../domain/effect.ts';
import type { Incident } from '../../domain/incident/incident.ts';
import type { Entry } from '../../domain/timeline/entry.ts';
import type { StaysBehind } from '../incidents/stays-behind.ts';
import type { PostTarget } from './post.ts';

/** A merge, or that it was taken back, for the channel of one of the two incidents. */
export interface MergeNotice {
  readonly channelOf: 'merged' | 'other';
  readonly undone: boolean;
  readonly by: string;
  readonly why: string | undefined;
  readonly merged: Incident;
  /** The incident whose channel this is not, where everybody who reads this may see it. */
  readonly named: { readonly incident: Incident; readonly channel: string | undefined } | undefined;
  /** What did not move with it. */
  readonly stays: StaysBehind;
}

/** What the card shows. `impact`: what users notice, in one line; missing where nobody has said it. */
export interface CardShown {
  readonly incident: Incident;
  readonly impact: string | undefined;
  /** Somebody set the topic of its channel by hand, and Scribe leaves it. */
  readonly topicByHand?: true;
  /** It is private, and its channel is public. */
  readonly exposed?: true;
}

/** A step of an incident as it was taken, for its own channel or, `announced`, for others. */
export interface NewsShown {
  readonly incident: Incident;
  readonly news: News;
  readonly at: Date;
  /** The name of who took it, or their id where Slack does not tell. */
  readonly by: string;
  /** How long it lasted, in milliseconds, where it ended. */
  readonly lasted: number | undefined;
  readonly announced: boolean;
}

/** What everybody in a channel sees. Each post returns the message's ts. All methods throw `SlackFault`. */
export interface ChannelPosts {
  card(where: PostTarget, shown: CardShown): Promise<string>;
  announcement(where: PostTarget, incident: Incident, incidentChannel: string | undefined): Promise<string>;
  echo(where: PostTarget, entries: readonly Entry[]): Promise<string>;
  news(where: PostTarget, shown: NewsShown): Promise<string>;
  mergeNotice(where: PostTarget, notice: MergeNotice): Promise<string>;
  actionLine(where: PostTarget, item: ActionItem): Promise<string>;
  /** Already pinned is no error. */
  pin(team: string, channel: string, ts: string): Promise<void>;
}
