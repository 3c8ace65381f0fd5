import type { MilestoneName } from '../../domain/timeline/milestone-name.ts';
import type { TimelineReading } from '../../domain/timeline/milestones.ts';

/** What a milestone is called on a picture. */
export const MILESTONE_WORDS: Readonly<Record<MilestoneName, string>> = {
  impactStarted: 'Impact started',
  detected: 'Detected',
  acknowledged: 'Acknowledged',
  declared: 'Declared',
  causeIdentified: 'Cause identified',
  mitigationStarted: 'Mitigation started',
  mitigated: 'Mitigated',
  resolved: 'Resolved',
};

export interface Phase {
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

const PHASES: readonly (readonly [string, MilestoneName])[] = [
  ['Undetected', 'impactStarted'],
  ['Diagnosis', 'detected'],
  ['Mitigation', 'mitigationStarted'],
  ['Monitoring', 'mitigated'],
];

/** The phases between the key times that are known and in order; a time that contradicts the others begins none. */
export function phasesOf({ milestones }: TimelineReading): Phase[] {
  const resolved = milestones.resolved?.at.getTime();
  const starts = PHASES.flatMap(([name, milestone]) => {
    const at = milestones[milestone]?.at.getTime();
    return at === undefined ? [] : [{ name, from: at }];
  });
  const phases: Phase[] = [];
  for (const [index, { name, from }] of starts.entries()) {
    const to = starts[index + 1]?.from ?? resolved;
    if (to !== undefined && to > from) phases.push({ name, from, to });
  }
  return phases;
}
