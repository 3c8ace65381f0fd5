import { expect, jest } from '@jest/globals';

/**
 * Tests with real servers run against Slack's three seconds and the pings of sockets. A shared build machine can stand
 * still for longer than those, so there, and only there, a failed one is tried once more, with its first failure printed.
 */
if (process.env['CI'] && /\.(?:e2e|int)\.test\.ts$/.test(expect.getState().testPath ?? '')) {
  jest.retryTimes(1, { logErrorsBeforeRetry: true });
}
