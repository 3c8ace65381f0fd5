import { saysRestored } from '../../../timeline/cues.ts';
import type { Findings } from '../../findings.ts';
import { endTimes } from './summary.ts';
import type { TimelineItem } from './timeline.ts';

/** Where a timeline is cut: every part but the last ends with a moment, which belongs to it. */
export type Cuts = readonly (Date | undefined)[];

/**
 * Cuts a timeline at moments, later ones first: what comes after the last cut stands in the last part. A moment that the
 * record does not have cuts nothing.
 */
export function parts(items: readonly TimelineItem[], cuts: Cuts): TimelineItem[][] {
  const found: TimelineItem[][] = [...cuts.map(() => []), []];
  for (const item of items) {
    const before = cuts.findLastIndex((cut) => cut !== undefined && item.at > cut);
    found[before + 1]?.push(item);
  }
  return found;
}

/**
 * Discovery ends with the declaration (or else the acknowledgement, or the first mitigation), the response when service
 * is restored (or else when it is mitigated), the recovery with the resolution.
 */
export function incidentCuts(findings: Findings): Cuts {
  const { reading } = findings;
  const { declared, acknowledged, mitigationStarted } = reading.milestones;
  const { mitigated, resolved } = endTimes(findings);
  const restored =
    mitigated &&
    reading.entries.find(
      ({ at, type, text }) =>
        type === 'recovery' && at >= mitigated.at && (!resolved || at < resolved.at) && saysRestored(text),
    );
  const discovered = declared ?? acknowledged ?? (mitigationStarted && justBefore(mitigationStarted.at));
  return [discovered?.at, (restored ?? mitigated)?.at, resolved?.at];
}

/** Detection ends with the acknowledgement, the response right before the mitigation that worked is done. */
export function reportCuts(findings: Findings): Cuts {
  const { reading } = findings;
  const { detected, acknowledged } = reading.milestones;
  const { mitigated, resolved } = endTimes(findings);
  const done = reading.effective?.end ?? mitigated?.at ?? resolved?.at;
  return [(acknowledged ?? detected)?.at, done && justBefore(done).at, resolved?.at];
}

function justBefore(at: Date): { readonly at: Date } {
  return { at: new Date(at.getTime() - 1) };
}
