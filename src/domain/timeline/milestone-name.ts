/** The times that facts are computed from, in the order in which an incident usually passes them. */
export const MILESTONES = [
  'impactStarted',
  'detected',
  'acknowledged',
  'declared',
  'causeIdentified',
  'mitigationStarted',
  'mitigated',
  'resolved',
] as const;

export type MilestoneName = (typeof MILESTONES)[number];
