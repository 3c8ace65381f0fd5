import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import type { BytesIo, FolderIo } from './cli-io.ts';
import { decodeText } from './decode-text.ts';
import { unwrittenFault } from './unread-fault.ts';

/** The input and output of the running process. */
export const processIo: FolderIo & BytesIo = {
  print: (text) => {
    process.stdout.write(text);
  },
  readFile: readText,
  isFolder: async (path) => (await stat(path).catch(() => undefined))?.isDirectory() ?? false,
  listFolder: (path) => readdir(path),
  readBytes: (path) => readFile(path),
  writeFile: written,
  warn: (sentence) => {
    process.stderr.write(`scribe: ${sentence}\n`);
  },
  terminal: process.stdout.isTTY === true,
  writeBytes: async (path, bytes) => {
    if (path !== undefined) await written(path, bytes);
    else process.stdout.write(bytes);
  },
};

async function written(path: string, content: string | Uint8Array): Promise<void> {
  try {
    await writeFile(path, content);
  } catch (error) {
    throw unwrittenFault(path, error);
  }
}

/** Letters that cannot be read are never replaced by question marks. */
async function readText(path: string): Promise<string> {
  const decoded = decodeText(await readFile(path));
  if (decoded.kind === 'text') return decoded.text;
  throw new Error('it is not UTF-8; save it as UTF-8');
}
