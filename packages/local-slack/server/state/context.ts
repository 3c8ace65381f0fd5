import type { ChannelRecord, SlackMessage } from './records.ts';
import type { Slack } from './slack.ts';
import type { Team } from './team.ts';

/** The team in which something happens. */
export interface TeamContext {
  readonly slack: Slack;
  readonly team: Team;
}

/** The channel in which something happens. */
export interface ChannelContext extends TeamContext {
  readonly channel: ChannelRecord;
}

/** The message to which something happens. */
export interface MessageContext extends ChannelContext {
  readonly message: SlackMessage;
}
