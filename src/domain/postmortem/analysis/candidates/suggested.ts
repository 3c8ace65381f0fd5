import type { EntryType } from '../../../timeline/entry.ts';
import type { RecordEntry } from '../../record/record.ts';
import type { Candidate } from '../candidate.ts';
import type { TimelineReading } from '../milestones.ts';
import type { Topic } from '../said-already.ts';

/** A candidate, and how to recognize a statement of the same thing. */
export type Suggested = Candidate & { readonly topic: Topic };

const WORK: ReadonlySet<EntryType> = new Set(['response', 'investigation', 'mitigation', 'decision']);

/** The first entry from a moment on that shows somebody at work. */
export function firstWorkAfter({ entries }: TimelineReading, at: Date): RecordEntry | undefined {
  return entries.find((entry) => entry.at >= at && entry.source !== 'scribe' && WORK.has(entry.type));
}
