import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { checkBlamelessMarkdown } from '../domain/blameless/check-markdown.ts';
import { MOST_NESTED, tooDeepAt } from '../domain/postmortem/document/nesting.ts';
import { CliFault } from './cli-fault.ts';
import type { CliIo } from './cli-io.ts';

/**
 * `scribe check --file text.md`: wordings of blame as JSON lines, in the order of the file; nothing where there is
 * none. The file is read as GFM, which includes plain text.
 */
export async function checkCommand({ file }: { readonly file: string }, io: CliIo): Promise<void> {
  const source = await read(file, io);
  const deep = tooDeepAt(source);
  if (deep !== undefined) {
    throw new CliFault(
      `${file}:${deep} is deeper than ${MOST_NESTED} quotes and lists within one another; take out some of its ">" or indentation.`,
    );
  }
  const tree = fromMarkdown(source, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
  for (const finding of checkBlamelessMarkdown(tree, source)) io.print(`${JSON.stringify(finding)}\n`);
}

async function read(file: string, io: CliIo): Promise<string> {
  try {
    const text = await io.readFile(file);
    return text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new CliFault(
      `Cannot read ${file} (${reason}). Give a text or Markdown file, such as --file postmortem.md.`,
    );
  }
}
