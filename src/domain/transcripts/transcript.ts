import { cleanText, isBlank } from '../timeline/clean-text.ts';
import { readCaptions } from './captions.ts';
import type { Spoken } from './spoken.ts';
import { byClock, readTimedText } from './timed-text.ts';

/** One line of a transcript: what one person said in one go. `at` is in milliseconds after the first line. */
export interface Quote {
  readonly at: number;
  /** As the file names them; `undefined` where it does not. */
  readonly speaker: string | undefined;
  readonly text: string;
}

export interface Transcript {
  /** At least one, in the order of time. */
  readonly quotes: readonly Quote[];
  /** What the file writes as the time of the first line, in milliseconds: from its beginning, or of a clock. */
  readonly firstAt: number;
  /** The times are those of a clock. */
  readonly byClock: boolean;
}

/** Why a file that is called a transcript was not read as one. */
export type UnreadTranscript =
  | { readonly why: 'no times' }
  | { readonly why: 'too many'; readonly lines: number };

/** More lines than these are a whole meeting, which would bury the timeline. */
export const MOST_QUOTES = 500;

/** A line is no longer than this where it was put together of several, in characters. */
const LONGEST_JOINED = 1_000;

/** What one person said goes together where one piece begins so soon after the other, in milliseconds. */
const PAUSE = 10_000;

/** Whether a file is called a transcript (`yes`), or may be one. */
export function maybeTranscript(file: {
  readonly name: string;
  readonly mimetype: string;
}): 'yes' | 'maybe' | 'no' {
  const name = file.name.toLowerCase();
  if (/\.(vtt|srt)$/.test(name) || /^(text\/vtt|application\/x-subrip|text\/srt)$/.test(file.mimetype))
    return 'yes';
  return name.endsWith('.txt') || (file.mimetype === 'text/plain' && !/\.[a-z0-9]+$/.test(name))
    ? 'maybe'
    : 'no';
}

/**
 * Reads a transcript of a call: WebVTT, SRT, or text with times as Zoom, Teams and Meet write it. Pieces that one person
 * said without a pause are one line, as people would quote them. Nothing is corrected: what the file says was said.
 */
export function readTranscript(file: string): Transcript | UnreadTranscript {
  const text = cleanText(file.replace(/^\uFEFF/, ''));
  const captions = text.includes('-->');
  const spoken = (captions ? readCaptions(text) : readTimedText(text))
    .map((one) => ({ ...one, text: cleanText(one.text), speaker: one.speaker && cleanText(one.speaker) }))
    .filter((one) => !isBlank(one.text));
  const lines = joined([...spoken].sort((a, b) => a.at - b.at));
  const [first] = lines;
  if (!first) return { why: 'no times' };
  if (lines.length > MOST_QUOTES) return { why: 'too many', lines: lines.length };
  return {
    firstAt: first.at,
    byClock: !captions && byClock(text),
    quotes: lines.map(({ at, speaker, text: words }) => ({
      at: at - first.at,
      speaker: speaker || undefined,
      text: words,
    })),
  };
}

function joined(spoken: readonly Spoken[]): readonly Spoken[] {
  const lines: Spoken[] = [];
  let lastAt = 0;
  for (const one of spoken) {
    const before = lines.at(-1);
    const text = `${before?.text} ${one.text}`;
    const goesOn =
      before?.speaker !== undefined &&
      before.speaker === one.speaker &&
      one.at - lastAt <= PAUSE &&
      text.length <= LONGEST_JOINED;
    if (before && goesOn) lines[lines.length - 1] = { ...before, text };
    else lines.push(one);
    lastAt = one.at;
  }
  return lines;
}
