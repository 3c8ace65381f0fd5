import type { ExportedFile } from './renderer.ts';

/** Files that several people are about to get. */
export interface KeptFiles {
  /** The file of this name, which is made once for all who ask at about the same time. */
  once(name: string, make: () => Promise<ExportedFile | undefined>): Promise<ExportedFile | undefined>;
}
