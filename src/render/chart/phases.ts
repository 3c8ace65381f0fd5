import type { TimelineReading } from '../../domain/postmortem/analysis/milestones.ts';
import type { MilestoneName } from '../../domain/timeline/milestone-name.ts';

/** The names of milestones in pictures. */
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

export interface Stretch {
  readonly from: number;
  readonly to: number;
}

export interface Phase extends Stretch {
  readonly name: string;
  /** Light enough for text; each phase has the same shade in every picture. */
  readonly shade: string;
}

const PHASES: readonly { readonly name: string; readonly begins: MilestoneName; readonly shade: string }[] = [
  { name: 'Undetected', begins: 'impactStarted', shade: '#fbe3d3' },
  { name: 'Diagnosis', begins: 'detected', shade: '#fdf3d8' },
  { name: 'Mitigation', begins: 'mitigationStarted', shade: '#dcebf7' },
  { name: 'Monitoring', begins: 'mitigated', shade: '#dff2ea' },
];

/**
 * The phases between known key times in order; a time that contradicts the others begins none. An incident that came
 * back has none, since its healthy hours would count as one of them.
 */
export function phasesOf({ milestones, periods }: TimelineReading): Phase[] {
  if (periods.length > 1) return [];
  const resolved = milestones.resolved?.at.getTime();
  const starts = PHASES.flatMap(({ name, begins, shade }) => {
    const at = milestones[begins]?.at.getTime();
    return at === undefined ? [] : [{ name, shade, from: at }];
  });
  const phases: Phase[] = [];
  for (const [index, start] of starts.entries()) {
    const to = starts[index + 1]?.from ?? resolved;
    if (to !== undefined && to > start.from) phases.push({ ...start, to });
  }
  return phases;
}

/** A period of impact; without a recorded end it goes on to the last entry. */
export interface ImpactStretch extends Stretch {
  readonly ended: boolean;
}

/** The periods of impact: more than one when it came back. */
export function impactStretches({ periods, entries }: TimelineReading): ImpactStretch[] {
  return periods.map(({ from, to }) => ({
    from: from.at.getTime(),
    to: (to ?? entries.at(-1) ?? from).at.getTime(),
    ended: to !== undefined,
  }));
}
