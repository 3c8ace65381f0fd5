import { type Logger, LogLevel } from '@slack/logger';

const nothing = () => {};

/** Logs nothing: these tests cause errors on purpose. */
export const QUIET: Logger = {
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
  setLevel: nothing,
  getLevel: () => LogLevel.ERROR,
  setName: nothing,
};
