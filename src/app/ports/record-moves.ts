/** What was recorded in one incident (`home`) and stands in another now (`from`). */
export interface Moving {
  readonly home: string;
  readonly from: string;
}

/** What an earlier version moved: it noted no home, but the lines are where they were posted. */
export interface MovedUnnoted {
  readonly home: string;
  readonly into: string;
  /** The channel of `home`, which is not that of `into`. */
  readonly channel: string;
  /** When it was merged: what came later is not its own. */
  readonly until: Date;
}

/**
 * Entries and action items that follow a merge, and return when it is taken back. Each keeps the incident that it was
 * recorded in, its home. Incidents are named by their keys. Every method throws `StoreFault` when the database does
 * not answer.
 */
export interface RecordMoves {
  /** The homes of what stands in this incident; its own key is always among them. */
  homes(team: string, incident: string): Promise<readonly string[]>;
  /** Gives what stands in `from` and has this home to another incident; safe to repeat. Returns how many entries. */
  move(team: string, what: Moving, into: string): Promise<number>;
  /** Notes the home of what an earlier version moved; safe to repeat. */
  noteHomes(team: string, moved: MovedUnnoted): Promise<void>;
}
