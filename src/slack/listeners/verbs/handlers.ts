import { action } from './action.ts';
import { AWAY } from './away.ts';
import { CATCHUP } from './catchup.ts';
import { declare } from './declare.ts';
import { DRAFT } from './draft.ts';
import { ENDING } from './ending.ts';
import { EXPORT } from './export.ts';
import type { Handlers } from './handler.ts';
import { log } from './logging.ts';
import { MARKING } from './marking.ts';
import { METRICS } from './metrics.ts';
import { NOTES } from './notes.ts';
import { OWN_ENTRIES } from './own-entries.ts';
import { QUERIES } from './queries.ts';
import { REVIEW } from './review.ts';
import { ROLES } from './roles.ts';
import { SAVED } from './saved.ts';
import { SECRET } from './secret.ts';
import { STATE } from './state.ts';

/** What carries out each verb of the domain's table. A verb without a handler does not compile. */
export const HANDLERS: Handlers = {
  declare,
  log,
  action,
  ...OWN_ENTRIES,
  ...MARKING,
  ...STATE,
  ...ROLES,
  ...ENDING,
  ...DRAFT,
  ...NOTES,
  ...REVIEW,
  ...EXPORT,
  ...QUERIES,
  ...METRICS,
  ...CATCHUP,
  ...SECRET,
  ...SAVED,
  ...AWAY,
};
