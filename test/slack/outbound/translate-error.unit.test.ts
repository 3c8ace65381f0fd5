import { describe, expect, it } from '@jest/globals';
import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from '@slack/web-api';
import { SlackFault } from '../../../src/app/ports/slack-fault.ts';
import { UnreadableAnswer } from '../../../src/slack/slack-fetch.ts';
import { translateError } from '../../../src/slack/translate-error.ts';

const POST = 'chat.postMessage';
const READ = 'conversations.info';

function platform(error: string, more: object = {}): WebAPIPlatformError {
  return new WebAPIPlatformError({ ok: false, error, ...more });
}

function network(code: string): WebAPIRequestError {
  const cause = Object.assign(new Error('connect'), { code });
  return new WebAPIRequestError(new TypeError('fetch failed', { cause }));
}

describe('errors of the Web API', () => {
  it.each([
    [new WebAPIRateLimitedError(7), POST, { kind: 'limited', retryAfterMs: 7_000 }],
    [platform('ratelimited'), POST, { kind: 'limited', retryAfterMs: 10_000 }],
    [
      platform('ratelimited', { response_metadata: { retryAfter: 4 } }),
      POST,
      { kind: 'limited', retryAfterMs: 4_000 },
    ],
    [platform('rate_limited'), POST, { kind: 'limited' }],
    [platform('message_limit_exceeded'), POST, { kind: 'limited' }],
    [network('ECONNREFUSED'), POST, { kind: 'unavailable' }],
    [network('ENOTFOUND'), POST, { kind: 'unavailable' }],
    [network('ECONNRESET'), POST, { kind: 'doubt' }],
    [network('ECONNRESET'), READ, { kind: 'unavailable' }],
    [new WebAPIRequestError(new UnreadableAnswer(200)), POST, { kind: 'doubt' }],
    [new WebAPIRequestError(new UnreadableAnswer(200)), READ, { kind: 'unavailable' }],
    [new WebAPIRequestError(new DOMException('timed out', 'TimeoutError')), POST, { kind: 'doubt' }],
    [new DOMException('timed out while reading', 'TimeoutError'), POST, { kind: 'doubt' }],
    [new WebAPIHTTPError(503, 'x', {}), POST, { kind: 'doubt' }],
    [new WebAPIHTTPError(503, 'x', {}), READ, { kind: 'unavailable' }],
    [new WebAPIHTTPError(404, 'x', {}), POST, { kind: 'unavailable' }],
    [platform('fatal_error'), POST, { kind: 'doubt', why: 'fatal_error' }],
    [platform('internal_error'), POST, { kind: 'doubt' }],
    [platform('internal_error'), READ, { kind: 'unavailable' }],
    [platform('service_unavailable'), POST, { kind: 'doubt' }],
    [platform('service_unavailable'), READ, { kind: 'unavailable' }],
    [platform('request_timeout'), POST, { kind: 'unavailable' }],
    [platform('team_added_to_org'), POST, { kind: 'unavailable' }],
    [platform('token_revoked'), POST, { kind: 'unavailable' }],
    [new WebAPIPlatformError({ ok: false } as never), POST, { kind: 'doubt' }],
    [
      platform('is_archived'),
      POST,
      { kind: 'refused', error: 'is_archived', needed: undefined, method: POST },
    ],
    [
      platform('missing_scope', { needed: 'pins:write' }),
      'pins.add',
      { kind: 'refused', needed: 'pins:write' },
    ],
  ])('%s at %s', (error, method, trouble) => {
    const fault = translateError(error, method);
    expect(fault).toBeInstanceOf(SlackFault);
    expect(fault.trouble).toMatchObject(trouble);
    expect(fault.cause).toBe(error);
    expect(translateError(fault, method)).toBe(fault);
  });
});
