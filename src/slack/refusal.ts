import { WebAPIPlatformError } from '@slack/web-api';

/** Slack's codes for a trouble of its own, which passes. */
const PASSING = new Set(['internal_error', 'fatal_error', 'service_unavailable', 'request_timeout']);

/** Slack's code where it refuses a token, as far as the error says; `undefined` for everything that passes by itself. */
export function refusalIn(error: unknown): string | undefined {
  if (!(error instanceof WebAPIPlatformError)) return undefined;
  const code = error.data.error;
  // web-api puts a body that is not JSON where the code should be: a proxy's page, for example.
  return /^[a-z_]{1,100}$/.test(code) && !PASSING.has(code) ? code : undefined;
}
