/** A file that somebody shared with an entry of the timeline. */
export interface SharedFile {
  readonly name: string;
  /** When the entry happened. */
  readonly at: Date;
  /** The name of who made the entry. */
  readonly by: string;
  /** What the entry says. */
  readonly text: string;
  /** The entry's message, or the file itself in Slack. */
  readonly permalink?: string;
  /** The copy, where it may be a picture that is shown; without it, the file is named. */
  readonly bytes?: Uint8Array;
}
