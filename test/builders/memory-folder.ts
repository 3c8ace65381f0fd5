import { zipSync } from 'fflate';
import type { FolderIo } from '../../src/cli/cli-io.ts';

/** Files by path; what is not text is written as JSON. */
export type Files = Readonly<Record<string, unknown>>;

/** The input of a command from files in memory, under `/`. */
export function memoryFolder(files: Files): FolderIo {
  const paths = Object.keys(files);
  return {
    print: () => undefined,
    readFile: async (path) => Buffer.from(await bytesAt(files, path)).toString('utf8'),
    writeFile: async () => undefined,
    isFolder: async (path) => paths.some((file) => file.startsWith(`${path}/`)),
    listFolder: async (path) => [
      ...new Set(
        paths
          .filter((file) => file.startsWith(`${path}/`))
          .map((file) => file.slice(path.length + 1).split('/')[0] ?? ''),
      ),
    ],
    readBytes: (path) => bytesAt(files, path),
  };
}

/** The same files as a zip. */
export function zipOf(files: Files): Uint8Array {
  return zipSync(
    Object.fromEntries(Object.entries(files).map(([path, content]) => [path, bytesOf(content)])),
  );
}

async function bytesAt(files: Files, path: string): Promise<Uint8Array> {
  if (path in files) return bytesOf(files[path]);
  throw Object.assign(new Error(`there is no ${path}`), { code: 'ENOENT' });
}

function bytesOf(content: unknown): Uint8Array {
  if (content instanceof Uint8Array) return Uint8Array.from(content);
  return Uint8Array.from(Buffer.from(typeof content === 'string' ? content : JSON.stringify(content)));
}
