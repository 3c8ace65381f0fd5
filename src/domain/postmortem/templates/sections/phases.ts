import type { Analysis } from '../../analysis.ts';
import { endTimes, restoredOf } from './recovery.ts';
import type { TimelineItem } from './timeline.ts';

/** Where a timeline is cut: every part but the last ends with a moment, which belongs to it. */
export type Cuts = readonly (Date | undefined)[];

/**
 * Cuts a timeline at moments, later ones first: what comes after the last cut stands in the last part, a resolution of the
 * same moment too. A moment that the record does not have cuts nothing.
 */
export function parts(items: readonly TimelineItem[], cuts: Cuts): TimelineItem[][] {
  const found: TimelineItem[][] = [...cuts.map(() => []), []];
  for (const item of items) {
    const ends = 'entry' in item && item.entry.type === 'resolution';
    const before = cuts.findLastIndex((cut, index) => {
      if (cut === undefined) return false;
      return item.at > cut || (ends && index < cuts.length - 1 && item.at.getTime() === cut.getTime());
    });
    found[before + 1]?.push(item);
  }
  return found;
}

/**
 * Discovery ends with the declaration (or else the acknowledgement, or the first mitigation), the response when service
 * is restored (or else when it is mitigated), the recovery with the resolution.
 */
export function incidentCuts(analysis: Analysis): Cuts {
  const { declared, acknowledged, mitigationStarted } = analysis.reading.milestones;
  const { mitigated, resolved } = endTimes(analysis);
  const back = mitigated && restoredOf(analysis);
  const restored = back && (!resolved || back.at < resolved.at) ? back : undefined;
  const discovered = declared ?? acknowledged ?? (mitigationStarted && justBefore(mitigationStarted.at));
  return [discovered?.at, (restored ?? mitigated)?.at, resolved?.at];
}

/** Detection ends with the acknowledgement, the response right before the mitigation that worked is done. */
export function reportCuts(analysis: Analysis): Cuts {
  const { reading } = analysis;
  const { detected, acknowledged } = reading.milestones;
  const { mitigated, resolved } = endTimes(analysis);
  const done = reading.effective?.end ?? mitigated?.at ?? resolved?.at;
  return [(acknowledged ?? detected)?.at, done && justBefore(done).at, resolved?.at];
}

function justBefore(at: Date): { readonly at: Date } {
  return { at: new Date(at.getTime() - 1) };
}
