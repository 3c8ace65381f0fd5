import { cleanText, isBlank } from './clean-text.ts';

/** What a reader sees of a message: its words, then the names of its files. */
export interface MessageContent {
  readonly text: string;
  readonly files: readonly { readonly name: string }[];
}

/**
 * `error rate since noon (graph.png)`, with the files that no line begins by naming; the files' names alone where it
 * has no words; `undefined` if it has neither.
 */
export function messageWords({ text, files }: MessageContent): string | undefined {
  const words = cleanText(text);
  const all = files.map(({ name }) => name);
  if (isBlank(words)) return all.length === 0 ? undefined : all.join(', ');
  const lines = words.split('\n');
  const names = all.filter((name) => !lines.some((line) => beginsWith(line, name))).join(', ');
  if (names === '') return words;
  // Nothing may follow a fence in its line.
  return words.endsWith('```') ? `${words}\n(${names})` : `${words} (${names})`;
}

function beginsWith(line: string, name: string): boolean {
  return line.startsWith(name) && !/^[\p{L}\p{N}]/u.test(line.slice(name.length));
}
