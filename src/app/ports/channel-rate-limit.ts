/**
 * Spaces what is shown in Slack across all workers: posts to one channel, and the edits of rolling lines in a workspace.
 * None of it rejects.
 */
export interface ChannelRateLimit {
  /** 0: post now. Otherwise the milliseconds after which to ask again. */
  wait(team: string, channel: string): Promise<number>;
  /** 0: lines may go into their message now, by an edit. Otherwise the milliseconds after which to ask again. */
  waitForEdit(team: string): Promise<number>;
  /** No line waited, so the edit that `waitForEdit` granted is another's. */
  giveBackEdit(team: string): Promise<void>;
}
