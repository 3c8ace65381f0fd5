import { readFile, writeFile } from 'node:fs/promises';
import type { CliIo } from './cli-io.ts';

/** The outside of a real process. */
export const processIo: CliIo = {
  print: (text) => {
    process.stdout.write(text);
  },
  readFile: (path) => readFile(path, 'utf8'),
  writeFile: (path, content) => writeFile(path, content),
};
