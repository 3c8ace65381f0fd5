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
