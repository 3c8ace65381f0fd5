import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import type { BytesIo, FolderIo } from './cli-io.ts';

/** The input and output of the running process. */
export const processIo: FolderIo & BytesIo = {
  print: (text) => {
    process.stdout.write(text);
  },
  readFile: (path) => readFile(path, 'utf8'),
  isFolder: async (path) => (await stat(path).catch(() => undefined))?.isDirectory() ?? false,
  listFolder: (path) => readdir(path),
  writeFile: (path, content) => writeFile(path, content),
  terminal: process.stdout.isTTY === true,
  writeBytes: async (path, bytes) => {
    if (path !== undefined) await writeFile(path, bytes);
    else process.stdout.write(bytes);
  },
};
