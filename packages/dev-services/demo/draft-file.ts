import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { LocalSlack } from '../../local-slack/server/local-slack.ts';

/** The Markdown file that Scribe put into the channel. */
export interface DraftFile {
  readonly name: string;
  readonly bytes: Buffer;
}

/** The newest draft of the workspace. Throws when there is none. */
export function draftFile(slack: LocalSlack): DraftFile {
  const found = slack.files().findLast(({ file }) => file.name?.endsWith('.md'));
  if (!found?.file.name) throw new Error('Scribe put no Markdown file into the channel.');
  return { name: found.file.name, bytes: found.bytes };
}

/** Writes the draft and returns its full path. */
export async function saveDraft({ bytes }: DraftFile, path: string): Promise<string> {
  const target = resolve(path);
  await mkdir(dirname(target), { recursive: true });
  await writeFile(target, bytes);
  return target;
}
