/** What has been delivered before; kept for at least 25 hours, longer than Slack goes on redelivering. */
export interface Inbox {
  /** The answer kept for a delivery, if it was handled before. */
  answerOf(id: string): Promise<unknown>;
  /** Records that a delivery was handled, and the answer it got; a second answer changes nothing. */
  record(id: string, answer: unknown, at: Date): Promise<void>;
  /** Removes what is older than `before`; returns how much. */
  clean(before: Date): Promise<number>;
}
