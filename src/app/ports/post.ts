/**
 * How a post is made once. The effect id goes into the message's metadata; `since` is set when an earlier try may
 * have posted it, and then the channel is searched for that id from that moment on before anything is posted.
 */
export interface PostTag {
  readonly effect: string;
  readonly since: Date | undefined;
  /** Called right before Slack is; throws `ClaimLost` once another worker has what posts. */
  readonly hold?: () => Promise<void>;
}

/** Where something is shown: a new message, or the one with this `ts`, which is edited. */
export interface PostTarget {
  readonly team: string;
  readonly channel: string;
  readonly ts: string | undefined;
  readonly tag: PostTag;
  /** It is posted as a reply to this one; `everybody`: the channel shows it too. */
  readonly under?: { readonly ts: string; readonly everybody: boolean };
}
