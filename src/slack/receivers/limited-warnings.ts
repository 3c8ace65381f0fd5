import type { Logger } from '@slack/web-api';

/** Anybody can send requests: one line a minute says enough (ms). */
const PAUSE_MS = 60_000;

/**
 * The same logger, with at most one warning in each pause; those left out are counted, and told at its end. Whoever
 * sends requests without a signature cannot fill the log.
 */
export function limitedWarnings(logger: Logger, pauseMs = PAUSE_MS): Logger {
  let pausing = false;
  let leftOut = 0;

  function endPause(): void {
    pausing = false;
    if (leftOut === 0) return;
    logger.warn(`${leftOut} more requests were refused within ${pauseMs / 1_000} s`);
    beginPause();
  }

  function beginPause(): void {
    pausing = true;
    leftOut = 0;
    setTimeout(endPause, pauseMs).unref();
  }

  const limited: Logger = Object.create(logger);
  limited.warn = (...parts) => {
    if (pausing) {
      leftOut += 1;
      return;
    }
    logger.warn(...parts);
    beginPause();
  };
  return limited;
}
