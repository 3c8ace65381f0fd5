/** Somebody of whom something changed that decides when or whether they are reminded. */
export interface ChangedPerson {
  readonly team: string;
  readonly user: string;
  readonly at: Date;
}

/**
 * Who changed, noted before the change is stored and until all that follows from it is: whoever is killed in between leaves
 * the note. Every method throws `StoreFault` when the database does not answer.
 */
export interface ChangedPeople {
  /** Of several changes of one person the last counts. */
  note(changed: ChangedPerson): Promise<void>;
  /** Those noted before that moment, the longest ago first. */
  noted(before: Date, limit: number): Promise<readonly ChangedPerson[]>;
  /** Takes the note away, unless they changed again since. */
  settled(changed: ChangedPerson): Promise<void>;
}
