import * as mediaCaptions from 'media-captions';

interface JudgedCue {
  /** Both in seconds. */
  readonly startTime: number;
  readonly endTime: number;
  readonly text: string;
}

/** Its types name their own files without endings, which Node's resolution does not follow. */
const { parseText } = mediaCaptions as unknown as {
  readonly parseText: (
    text: string,
    options: { readonly type: 'vtt' | 'srt' },
  ) => Promise<{ readonly cues: readonly JudgedCue[] }>;
};

/** The cues of a file as another reader has them: beginning and end in milliseconds, and the words with their tags. */
export async function judgedCues(
  file: string,
  type: 'vtt' | 'srt',
): Promise<readonly (readonly [start: number, end: number, words: string])[]> {
  const { cues } = await parseText(file, { type });
  return cues.map(
    ({ startTime, endTime, text }) =>
      [Math.round(startTime * 1_000), Math.round(endTime * 1_000), text] as const,
  );
}
