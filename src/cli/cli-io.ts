/** The input and output of a command. */
export interface CliIo {
  /** Writes to standard output. */
  readonly print: (text: string) => void;
  readonly readFile: (path: string) => Promise<string>;
  readonly writeFile: (path: string, content: string) => Promise<void>;
}

/** The same, plus reading folders, and files that may not be text. */
export interface FolderIo extends CliIo {
  /** False also for what is not there. */
  readonly isFolder: (path: string) => Promise<boolean>;
  /** Names, not paths. */
  readonly listFolder: (path: string) => Promise<readonly string[]>;
  readonly readBytes: (path: string) => Promise<Uint8Array>;
}

/** The same, plus binary files. */
export interface BytesIo extends CliIo {
  /** Writes a line to standard error. */
  readonly warn: (sentence: string) => void;
  /** Whether standard output is a terminal. */
  readonly terminal: boolean;
  /** Writes to a file, or to standard output where no path is given. */
  readonly writeBytes: (path: string | undefined, bytes: Uint8Array) => Promise<void>;
}
