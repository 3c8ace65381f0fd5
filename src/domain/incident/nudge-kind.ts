/** What people are nudged about. */
export const NUDGE_KINDS = [
  'commander',
  'update',
  'public-update',
  'impact',
  'silence',
  'forgotten',
] as const;
export type NudgeKind = (typeof NUDGE_KINDS)[number];
