import { cleanText, isBlank } from './clean-text.ts';

/** What a reader sees of a message: its words, then the names of its files. */
export interface MessageContent {
  readonly text: string;
  readonly files: readonly { readonly name: string }[];
}

/** `error rate since noon (graph.png)`; the files' names alone where it has no words; `undefined` if it has neither. */
export function messageWords({ text, files }: MessageContent): string | undefined {
  const words = cleanText(text);
  const names = files.map(({ name }) => name).join(', ');
  if (isBlank(words)) return names === '' ? undefined : names;
  return names === '' ? words : `${words} (${names})`;
}
