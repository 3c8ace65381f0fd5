/** One thing that was said, by whom where the file says so. `at` is in milliseconds on the clock of the file. */
export interface Spoken {
  readonly at: number;
  readonly speaker: string | undefined;
  readonly text: string;
}

/** `Jane Doe: Hello`: how Zoom and Meet name who speaks. Longer ones are sentences. */
const NAMED = /^([^:\n]{1,60}):[ \t]+(\S.*)$/s;

/** The name and what follows it, where the words begin as these services name who speaks. */
export function named(words: string): { readonly speaker: string; readonly text: string } | undefined {
  const [, speaker = '', text = ''] = NAMED.exec(words) ?? [];
  return speaker.trim() === '' ? undefined : { speaker: speaker.trim(), text };
}
