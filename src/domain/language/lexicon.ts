import { indexed } from './pattern.ts';
import type { Row } from './row.ts';
import { CAUSES } from './rows/causes.ts';
import { DEEDS } from './rows/deeds.ts';
import { DENIED_CAUSES } from './rows/denied-causes.ts';
import { FAILING } from './rows/failing.ts';
import { LOSSES } from './rows/losses.ts';
import { OUTCOMES_SAID } from './rows/outcomes.ts';
import { RECOVERY } from './rows/recovery.ts';
import { REPORTED } from './rows/reported.ts';

/** Every row about what an entry says. */
export const ROWS: readonly Row[] = [
  ...FAILING,
  ...REPORTED,
  ...OUTCOMES_SAID,
  ...RECOVERY,
  ...CAUSES,
  ...DENIED_CAUSES,
  ...LOSSES,
];

export const ROW_INDEX = indexed(ROWS);
export const DEED_INDEX = indexed(DEEDS);
