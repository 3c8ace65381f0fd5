import type { ChannelRateLimit } from '../../src/app/ports/channel-rate-limit.ts';

/** Lets everything through at once. */
export const NO_LIMIT: ChannelRateLimit = {
  wait: async () => 0,
  waitForEdit: async () => 0,
  giveBackEdit: async () => undefined,
};
