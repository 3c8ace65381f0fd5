/** What a call of the command line may do with the outside. */
export interface CliIo {
  /** Writes to standard output. */
  readonly print: (text: string) => void;
  readonly readFile: (path: string) => Promise<string>;
  readonly writeFile: (path: string, content: string) => Promise<void>;
}
