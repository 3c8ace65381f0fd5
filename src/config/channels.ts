import { z } from 'zod';

const DAYS = 'must be a number of days, 1 or more';

/** What becomes of channels that Scribe made. */
export const CHANNELS_FILE = {
  archiveAfterDays: z.int(DAYS).min(1, DAYS).max(3_650, DAYS).optional(),
};

export const CHANNELS_KEYS = ['archiveAfterDays'];
