/** Spaces posts to one channel across all workers, as Slack asks: about one message a second. */
export interface ChannelRateLimit {
  /** 0: post now. Otherwise the milliseconds after which to ask again. Never rejects. */
  wait(team: string, channel: string): Promise<number>;
}
