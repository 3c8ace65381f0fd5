/** What a call of the command line may do with the outside. */
export interface CliIo {
  /** Writes to standard output. */
  readonly print: (text: string) => void;
  readonly readFile: (path: string) => Promise<string>;
  readonly writeFile: (path: string, content: string) => Promise<void>;
}

/** The same, and a look into folders. */
export interface FolderIo extends CliIo {
  /** False also for what is not there. */
  readonly isFolder: (path: string) => Promise<boolean>;
  /** Names, not paths. */
  readonly listFolder: (path: string) => Promise<readonly string[]>;
}

/** The same, and files that are no text. */
export interface BytesIo extends CliIo {
  /** Whether a person sees standard output, and no file or program takes it. */
  readonly terminal: boolean;
  /** Writes to a file, or to standard output where no path is given. */
  readonly writeBytes: (path: string | undefined, bytes: Uint8Array) => Promise<void>;
}
