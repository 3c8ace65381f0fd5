/** A file of Slack, ready to be read. */
export interface OpenFile {
  readonly name: string;
  readonly mimetype: string;
  /** As Slack says; in bytes. */
  readonly size: number;
  /** Throws `SlackFault`. */
  bytes(): AsyncIterable<Uint8Array>;
}

/** Why a file cannot be read: Slack does not have it (any more), or it lies with somebody else. */
export type FileAway = 'gone' | 'elsewhere';

/** Files that people shared. */
export interface PeopleFiles {
  /** Throws `SlackFault`. */
  open(team: string, file: string): Promise<OpenFile | FileAway>;
}
