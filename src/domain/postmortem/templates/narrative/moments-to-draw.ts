import type { Analysis } from '../../analysis/analysis.ts';
import { agreedCauses } from '../../analysis/causes.ts';
import { markedAs } from '../../analysis/marked.ts';
import type { RecordEntry } from '../../record/record.ts';
import { restoredOf } from '../sections/recovery.ts';

/** With more boxes than this, a diagram can no longer be read at a glance. */
const AT_MOST = 16;

/**
 * The entries that the diagram shows, in order: all of them if they are few, otherwise the last change, the key times,
 * the restoration, the attempts, the causes, and the escalations that people marked. If even those are too many, the
 * kinds named first take precedence.
 */
export function momentsToDraw(analysis: Analysis): RecordEntry[] {
  const { reading } = analysis;
  const { entries } = reading;
  if (entries.length <= AT_MOST) return [...entries];
  const wanted = new Set<string>();
  const want = (ids: readonly string[]) => {
    for (const id of ids) if (wanted.size < AT_MOST) wanted.add(id);
  };
  if (reading.change) want([reading.change.id]);
  for (const milestone of Object.values(reading.milestones)) want(milestone.entries.slice(0, 1));
  const restored = restoredOf(analysis);
  if (restored) want([restored.id]);
  if (reading.effective) want(reading.effective.entries.map(({ id }) => id));
  for (const { entries: tried, shown } of reading.attempts) {
    want([...tried.slice(0, 1), ...(shown ? [shown] : [])].map(({ id }) => id));
  }
  want(agreedCauses(reading.causes).map(({ id }) => id));
  want(markedAs(entries, 'escalated').map(({ id }) => id));
  return entries.filter(({ id }) => wanted.has(id));
}
