import { ACTION } from './action.ts';
import { AWAY } from './away.ts';
import { DECLARING, DRILLS } from './declare.ts';
import { DRAFT } from './draft.ts';
import { ENDING } from './ending.ts';
import { EXPORT } from './export.ts';
import { LOGGING } from './logging.ts';
import { MARKING } from './marking.ts';
import { METRICS } from './metrics.ts';
import { NOTES } from './notes.ts';
import { QUERIES, TIMELINE } from './queries.ts';
import { REVIEW } from './review.ts';
import { ROLES } from './roles.ts';
import { SAVED } from './saved.ts';
import { SECRET } from './secret.ts';
import { STATE } from './state.ts';
import type { VerbRows } from './verb-row.ts';

/** Every verb, in the order in which help lists them. There is no other list of verbs. */
export const VERBS = {
  ...DECLARING,
  ...LOGGING,
  ...MARKING,
  ...STATE,
  ...ROLES,
  ...ACTION,
  ...SAVED,
  ...AWAY,
  ...TIMELINE,
  ...ENDING,
  ...DRAFT,
  ...NOTES,
  ...REVIEW,
  ...EXPORT,
  ...QUERIES,
  ...METRICS,
  ...SECRET,
  ...DRILLS,
} as const satisfies VerbRows;

export type Verb = keyof typeof VERBS;
