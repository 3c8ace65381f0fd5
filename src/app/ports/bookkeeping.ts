/** Counters, per team: the next number is given once and never again. */
export interface Counters {
  /** The next number of a series, starting at 1. */
  next(team: string, series: string): Promise<number>;
  /** The next number will be larger than `number`; for numbers that an imported file brings. */
  passed(team: string, series: string, number: number): Promise<void>;
}

/** What has been delivered before; kept for at least 25 hours, longer than Slack delivers anything again. */
export interface Inbox {
  /** The answer kept for a delivery, if it was handled before. */
  answered(id: string): Promise<unknown>;
  /** Keeps that a delivery was handled, and what it came to. */
  settle(id: string, answer: unknown, at: Date): Promise<void>;
  /** Removes what is older than `before`; returns how much. */
  clean(before: Date): Promise<number>;
}

/** One workspace that installed Scribe; secrets are encrypted before they reach the store. */
export interface InstallationRecord {
  readonly team: string;
  /** The encrypted installation, base64. */
  readonly sealed: string;
  readonly installedAt: Date;
}

export interface InstallationStore {
  put(record: InstallationRecord): Promise<void>;
  find(team: string): Promise<InstallationRecord | undefined>;
  remove(team: string): Promise<void>;
}
