import type { EntryMessage } from '../../domain/timeline/entry.ts';
import type { CapturedMessage } from './messages.ts';

/** What Slack said of one message. */
export type ReadMessage = Pick<CapturedMessage, 'user' | 'names' | 'text' | 'threadTs' | 'files'>;

/** A message as it stands in its channel, with what people did to it. */
export interface StandingMessage extends ReadMessage {
  readonly ts: string;
  /** When its author edited it last, as Slack writes times. */
  readonly editedTs: string | undefined;
  /** Who reacted with what; names without the tone of skin. */
  readonly reactions: readonly { readonly name: string; readonly user: string }[];
  readonly pinnedBy: string | undefined;
  /** Scribe's user in the workspace, where somebody's message begins with a mention of it. */
  readonly mentions: string | undefined;
}

/** Messages that people posted, and that entries come from. All methods throw `SlackFault`. */
export interface PeopleMessages {
  /** One message, read once: for what was posted before Scribe listened; `own` if Scribe posted it. */
  read(team: string, message: EntryMessage): Promise<ReadMessage | 'own' | undefined>;
  /** The messages of a thread, its first one included, without those of Scribe itself and of Slack; none where it is gone. */
  thread(team: string, first: EntryMessage): Promise<readonly (ReadMessage & { readonly ts: string })[]>;
  /**
   * What stands in a channel since then, in threads too, oldest first: at most the newest 1,000 messages, without those of
   * Scribe itself and of Slack.
   */
  standing(
    team: string,
    since: { readonly channel: string; readonly at: Date },
  ): Promise<readonly StandingMessage[]>;
  /** Puts Scribe's receipt under it or takes it away, whatever it was before. */
  setReceipt(team: string, message: EntryMessage, on: boolean): Promise<void>;
  permalink(team: string, message: EntryMessage): Promise<string | undefined>;
}
