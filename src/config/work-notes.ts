import { readFileSync } from 'node:fs';
import { dirname, isAbsolute, join } from 'node:path';
import { z } from 'zod';
import { faultAt } from './vocabulary.ts';
import type { YamlSource } from './yaml-source.ts';

/** The Markdown file with which the canvas of a new channel begins. */
export const WORK_NOTES_FILE = {
  workNotes: z.string().min(1, 'must be the path of a Markdown file').optional(),
};

export const WORK_NOTES_KEYS = ['workNotes'];

/** What Slack takes into a canvas at once, in bytes; work notes have no need of more. */
const MOST_BYTES = 100_000;

/** The file's text. Throws `ConfigFault` where it cannot be read, is empty, or is too long. */
export function workNotesOf(path: string | undefined, source: YamlSource): string | undefined {
  if (path === undefined) return undefined;
  let text: string;
  try {
    text = readFileSync(isAbsolute(path) ? path : join(dirname(source.file), path), 'utf8');
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    const why = missing ? 'there is no such file' : 'it cannot be opened';
    throw faultAt(source, ['workNotes'], `names ${path}, which cannot be read: ${why}`);
  }
  if (text.trim() === '') throw faultAt(source, ['workNotes'], `names ${path}, which is empty`);
  if (Buffer.byteLength(text) > MOST_BYTES)
    throw faultAt(source, ['workNotes'], `names ${path}, which has more than ${MOST_BYTES} bytes`);
  return text;
}
