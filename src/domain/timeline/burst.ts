import { minutesToMilliseconds } from 'date-fns/minutesToMilliseconds';

/** A message in the channel that shows entries, as it is before another line comes. */
export interface Burst {
  readonly lines: number;
  /** When the last line was logged. */
  readonly lastAt: Date;
  /** How many messages people have posted below it. */
  readonly below: number;
}

/** A phone shows about so many messages; above them an edit goes unseen. */
const IN_SIGHT = 10;
/** What is logged after a silence of this length is news again, and an edit marks nothing as unread. */
const SILENCE_MS = minutesToMilliseconds(20);
/** More lines than this fill a phone's screen. */
export const MOST_LINES = 25;

/** How many more lines the message takes, so that few messages show many entries; 0 once it is full or out of sight. */
export function roomIn({ lines, lastAt, below }: Burst, now: Date): number {
  if (below >= IN_SIGHT || now.getTime() - lastAt.getTime() >= SILENCE_MS) return 0;
  return Math.max(0, MOST_LINES - lines);
}

/** How many entries a message begins with at most: what piled up is shown in few messages all the same. */
export const FIRST_LINES = 40;
