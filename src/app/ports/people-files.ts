import type { FileText } from '../../domain/timeline/file-texts.ts';

/** A file of Slack, ready to be read. */
export interface OpenFile {
  readonly name: string;
  readonly mimetype: string;
  /** Throws `SlackFault`. */
  bytes(): AsyncIterable<Uint8Array>;
}

/** Why a file is not read: Slack does not have it (any more), it lies with somebody else, or it is larger than asked for. */
export type FileAway = 'gone' | 'elsewhere' | 'too large';

/** Files that people shared. */
export interface PeopleFiles {
  /** Its name, and what people read when they open it. Throws `SlackFault`. */
  text(team: string, file: string): Promise<FileText | 'gone'>;
  /** At most so many bytes, by what Slack says; of a larger file nothing is loaded. Throws `SlackFault`. */
  open(team: string, file: string, most: number): Promise<OpenFile | FileAway>;
}
