import type { Analysis } from '../../analysis/analysis.ts';
import { endTimes, restoredOf } from './recovery.ts';
import type { TimelineItem } from './timeline.ts';

/** Where a timeline is divided: every part but the last ends with a moment, which belongs to that part. */
export type Boundaries = readonly (Date | undefined)[];

/**
 * Divides a timeline at moments: an item belongs to the part after the latest boundary that it follows. A resolution at
 * the exact moment of a boundary comes after it, except at the last one. A missing moment divides nothing.
 */
export function splitAt(items: readonly TimelineItem[], boundaries: Boundaries): TimelineItem[][] {
  const found: TimelineItem[][] = [...boundaries.map(() => []), []];
  for (const item of items) {
    const ends = 'entry' in item && item.entry.type === 'resolution';
    const before = boundaries.findLastIndex((boundary, index) => {
      if (boundary === undefined) return false;
      return (
        item.at > boundary ||
        (ends && index < boundaries.length - 1 && item.at.getTime() === boundary.getTime())
      );
    });
    found[before + 1]?.push(item);
  }
  return found;
}

/**
 * Discovery ends with the declaration (or else the acknowledgement, or the first mitigation), the response when service
 * is restored (or else when it is mitigated), the recovery with the resolution.
 */
export function incidentBoundaries(analysis: Analysis): Boundaries {
  const { declared, acknowledged, mitigationStarted } = analysis.reading.milestones;
  const { mitigated, resolved } = endTimes(analysis);
  const back = mitigated && restoredOf(analysis);
  const restored = back && (!resolved || back.at < resolved.at) ? back : undefined;
  const discovered = declared ?? acknowledged ?? (mitigationStarted && justBefore(mitigationStarted.at));
  return [discovered?.at, (restored ?? mitigated)?.at, resolved?.at];
}

/** Detection ends with the acknowledgement; the response ends right before the successful mitigation is done. */
export function reportBoundaries(analysis: Analysis): Boundaries {
  const { reading } = analysis;
  const { detected, acknowledged } = reading.milestones;
  const { mitigated, resolved } = endTimes(analysis);
  const done = (reading.effective?.end ?? mitigated ?? resolved)?.at;
  return [(acknowledged ?? detected)?.at, done && justBefore(done).at, resolved?.at];
}

function justBefore(at: Date): { readonly at: Date } {
  return { at: new Date(at.getTime() - 1) };
}
