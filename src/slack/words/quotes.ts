import type { QuotesShown } from '../../app/ports/quote-posts.ts';
import { MOST_QUOTES, type UnreadTranscript } from '../../domain/transcripts/transcript.ts';
import { counted } from './entries.ts';
import { literal } from './escape.ts';
import { type Reader, utcWhen, when } from './times.ts';

/** What is said under a transcript. */
export function quotesSaid({ name, now }: Pick<QuotesShown, 'name' | 'now'>): string {
  switch (now.what) {
    case 'unread':
      return unreadSaid(name, now.unread);
    case 'offered': {
      const speakers = now.speakers === 0 ? '' : ` by ${counted(now.speakers, 'speaker', 'speakers')}`;
      const back = now.back === undefined ? '' : `${literal(now.back)} took the quotes back. `;
      return `${back}Transcript of ${counted(now.lines, 'line', 'lines')}${speakers}.`;
    }
    case 'taken': {
      const quotes = now.lines === 1 ? '1 quote is' : `${now.lines} quotes are`;
      return `${quotes} on the timeline, ${span(now)}, taken by ${literal(now.by)}.`;
    }
    case 'deleted':
      return 'The transcript was deleted, and the words of its quotes with it.';
    default:
      return now satisfies never;
  }
}

function unreadSaid(name: string, unread: UnreadTranscript): string {
  switch (unread.why) {
    case 'no times':
      return `Scribe finds no times in ${literal(name)}. Save the transcript as WebVTT (.vtt) or SRT, and share it again.`;
    case 'too many':
      return `${literal(name)} has ${unread.lines} lines, and Scribe takes up to ${MOST_QUOTES}. Share the part that matters as a file of its own.`;
    default:
      return unread satisfies never;
  }
}

/** `14:05–14:38 UTC`, with the day where the file was shared on another one. */
function span({
  from,
  to,
  shared,
}: {
  readonly from: Date;
  readonly to: Date;
  readonly shared: Date;
}): string {
  const [first, last] = [utcWhen(from, shared), utcWhen(to, shared)];
  return first === last ? first : `${first.replace(/ UTC$/, '')}–${last}`;
}

export const QUOTES = {
  take: 'Take as quotes',
  takeBack: 'Take them back',
  heading: 'Take as quotes',
  submit: 'Take',
  first: 'When was the first line said?',
} as const;

/** Which line is asked about, and that the others follow: ``“The pool is empty”, 00:04 in the file.`` */
export function firstLineHint({
  said,
  at,
  clock,
}: {
  readonly said: string;
  readonly at: number;
  readonly clock: boolean;
}): string {
  const stamp = new Date(at).toISOString().slice(11, 19);
  const where = clock ? `at ${stamp} by the clock of the file` : `${stamp} into the recording`;
  return `“${said}”, ${where}. All other times follow from it.`;
}

export function firstLineMissing(): string {
  return 'Say when the first line was said: every other time follows from it.';
}

/** The last line would be later than the moment at which the file was shared. */
export function afterShared(last: Date, shared: Date, reader: Reader): string {
  return `Then the last line would be at ${when(last, reader)}, after the file was shared at ${when(shared, reader)}. Check the time.`;
}

/** What follows once the form was sent. */
export function quotesFollow(lines: number): string {
  return `${counted(lines, 'quote goes', 'quotes go')} onto the timeline now; the reply under the file says when they are there.`;
}

export function quotesLeave(): string {
  return 'The quotes are being taken back; the reply under the file says when they are gone.';
}

export function transcriptGone(): string {
  return 'Scribe no longer has this transcript. Share the file again.';
}
