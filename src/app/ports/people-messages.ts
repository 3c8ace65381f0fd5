import type { EntryMessage } from '../../domain/timeline/entry.ts';

/** Messages that people posted, and that entries come from. All methods throw `SlackFault`. */
export interface PeopleMessages {
  /** One message, read once: for what was posted before Scribe listened. */
  read(
    team: string,
    message: EntryMessage,
  ): Promise<
    { readonly user: string; readonly text: string; readonly threadTs: string | undefined } | undefined
  >;
  /** Puts Scribe's receipt under it or takes it away, whatever it was before. */
  setReceipt(team: string, message: EntryMessage, on: boolean): Promise<void>;
  permalink(team: string, message: EntryMessage): Promise<string | undefined>;
}
