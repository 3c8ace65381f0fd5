import type { EntryMessage } from '../../domain/timeline/entry.ts';
import type { CapturedMessage } from './messages.ts';

/** What Slack said of one message. */
export type ReadMessage = Pick<CapturedMessage, 'user' | 'names' | 'text' | 'threadTs' | 'files'>;

/** Messages that people posted, and that entries come from. All methods throw `SlackFault`. */
export interface PeopleMessages {
  /** One message, read once: for what was posted before Scribe listened; `own` if Scribe posted it. */
  read(team: string, message: EntryMessage): Promise<ReadMessage | 'own' | undefined>;
  /** The messages of a thread, its first one included, without those of Scribe itself and of Slack; none where it is gone. */
  thread(team: string, first: EntryMessage): Promise<readonly (ReadMessage & { readonly ts: string })[]>;
  /** Puts Scribe's receipt under it or takes it away, whatever it was before. */
  setReceipt(team: string, message: EntryMessage, on: boolean): Promise<void>;
  permalink(team: string, message: EntryMessage): Promise<string | undefined>;
}
