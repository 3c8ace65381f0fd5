import { basename, dirname, join } from 'node:path';
import type { FolderIo } from '../cli-io.ts';

/** The files of an export, in a folder or packed. Names in a path are parted by `/`. */
export interface ExportFiles {
  readonly paths: readonly string[];
  /** `undefined` for what is not there. Throws `CliFault` for what cannot be read. */
  readonly read: (path: string) => Promise<Uint8Array | undefined>;
  /** The folder of a conversation, where the person named that and not a whole export. */
  readonly named?: string;
}

/** A conversation in an export: its folder, with a file for each day, oldest first. */
export interface Conversation {
  /** `''` where the days are at the top. */
  readonly folder: string;
  readonly days: readonly string[];
}

/** How deep below the named folder conversations are looked for. */
const DEPTH = 3;

/**
 * The files under a folder. Where the folder itself has days, it is a conversation, and the files beside it (names of
 * people, lists of channels) belong to its export.
 */
export async function filesInFolder(folder: string, io: FolderIo): Promise<ExportFiles> {
  const own = await io.listFolder(folder);
  const readUnder = (root: string) => (path: string) => io.readBytes(join(root, path)).catch(absent);
  if (!own.some(isDay)) return { paths: await pathsUnder(folder, '', io), read: readUnder(folder) };
  const named = basename(folder);
  return { paths: own.map((name) => `${named}/${name}`), read: readUnder(dirname(folder)), named };
}

async function pathsUnder(root: string, path: string, io: FolderIo): Promise<string[]> {
  const names = await io.listFolder(join(root, path));
  const under = await Promise.all(
    names.map(async (name) => {
      const inner = path === '' ? name : `${path}/${name}`;
      const isDeep = inner.split('/').length > DEPTH || name.startsWith('.') || name.endsWith('.json');
      if (isDeep || !(await io.isFolder(join(root, inner)))) return [inner];
      return pathsUnder(root, inner, io);
    }),
  );
  return under.flat();
}

function absent(error: unknown): undefined {
  if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
  throw error;
}

/** The conversations among these files, by folder. */
export function conversationsIn({ paths }: ExportFiles): readonly Conversation[] {
  const folders = new Map<string, string[]>();
  for (const path of paths) {
    const name = path.slice(path.lastIndexOf('/') + 1);
    if (!isDay(name) || path.startsWith('__MACOSX/')) continue;
    const folder = path.slice(0, Math.max(0, path.length - name.length - 1));
    folders.set(folder, [...(folders.get(folder) ?? []), path]);
  }
  return [...folders]
    .map(([folder, days]) => ({ folder, days: days.sort() }))
    .sort((a, b) => (a.folder < b.folder ? -1 : 1));
}

/** The last name of a path. */
export function lastName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** Days are named like `2026-03-02.json` (https://slack.com/help/articles/220556107). */
function isDay(name: string): boolean {
  return /^\d{4}-\d{2}-\d{2}\.json$/.test(name);
}
