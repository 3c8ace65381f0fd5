import { expect, jest } from '@jest/globals';

/**
 * End-to-end tests run against Slack's three seconds. A shared build machine can stand still for longer than that, so
 * there, and only there, a failed one is tried once more, with its first failure printed.
 */
if (process.env['CI'] && (expect.getState().testPath ?? '').endsWith('.e2e.test.ts')) {
  jest.retryTimes(1, { logErrorsBeforeRetry: true });
}
