/** What Slack says of a channel. */
export type ChannelKind =
  | 'public'
  | 'private'
  /** A direct conversation of two, or of a group. */
  | 'direct'
  /** A private channel without Scribe in it: Slack says nothing of such a channel. */
  | 'unseen';

/** Asks Slack about channels, and changes nothing. All methods throw `SlackFault`. */
export interface ChannelLookup {
  kindOf(team: string, channel: string): Promise<ChannelKind>;
  /** Everybody in it; `undefined` where Scribe is not in a private channel. */
  members(team: string, channel: string): Promise<readonly string[] | undefined>;
}
