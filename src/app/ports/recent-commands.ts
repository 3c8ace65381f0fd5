/** Something that a person said: the words, where they were said, and the entry that they make. */
export interface SaidWords {
  readonly team: string;
  readonly place: string;
  readonly user: string;
  readonly text: string;
  readonly entry: string;
}

/** Texts that must outlive one request, and what people typed lately. Losing them costs a convenience, no entry. */
export interface RecentCommands {
  /** Keeps a text that was not saved, sealed and for an hour, so that a button can send it again. */
  hold(id: string, text: string): Promise<void>;
  held(id: string): Promise<string | undefined>;
  /** The entry that the same words made in the last two minutes; `undefined` too when the store does not answer. */
  said(what: SaidWords): Promise<string | undefined>;
}
