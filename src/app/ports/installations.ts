/** One workspace or organisation that installed Scribe; secrets are encrypted before they reach the store. */
export interface InstallationRecord {
  /** Id of the workspace (`T…`), or of the organisation (`E…`) that installed Scribe for its workspaces. */
  readonly team: string;
  /** The encrypted installation. */
  readonly sealed: string;
  readonly installedAt: Date;
}

/** Which workspaces an organisation's installation is used in. */
export interface Coverage {
  /** Notes whose installation covers a workspace; `undefined`: none does any more. */
  cover(team: string, organisation: string | undefined): Promise<void>;
  /** The organisation (`E…`) whose installation covers a workspace. */
  coveredBy(team: string): Promise<string | undefined>;
  /** The workspaces that the installation of an organisation covers, in no order. */
  coveredTeams(organisation: string): Promise<readonly string[]>;
}

export interface InstallationStore extends Coverage {
  /** With `instead`, only while that is what is sealed there. */
  put(record: InstallationRecord, instead?: string): Promise<void>;
  find(team: string): Promise<InstallationRecord | undefined>;
  remove(team: string): Promise<void>;
  /** Every workspace and organisation that installed Scribe, in no order. */
  owners(): Promise<readonly string[]>;
}
