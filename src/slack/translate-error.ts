import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from '@slack/web-api';
import { SlackFault, type SlackTrouble } from '../app/ports/slack-fault.ts';

/** Methods that make something new each time: after an unclear answer, look before doing it again. */
const MAKES_SOMETHING = new Set([
  'chat.postMessage',
  'conversations.create',
  'conversations.canvases.create',
  'canvases.create',
  'files.completeUploadExternal',
]);

/** Failures that come before a single byte is sent. */
const BEFORE_SENDING = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** How long to wait when Slack says "too much" without saying how long. */
const DEFAULT_WAIT_MS = 30_000;

/** Turns what web-api threw into Scribe's own words, once. A `SlackFault` stays what it is. */
export function translateError(error: unknown, method: string): SlackFault {
  if (error instanceof SlackFault) return error;
  return new SlackFault(troubleOf(error, method), error);
}

function troubleOf(error: unknown, method: string): SlackTrouble {
  if (error instanceof WebAPIRateLimitedError)
    return { kind: 'limited', retryAfterMs: error.retryAfter * 1_000 };
  if (error instanceof WebAPIPlatformError) return platformTrouble(error, method);
  if (error instanceof WebAPIHTTPError)
    return error.statusCode >= 500
      ? unclear(method, `HTTP ${error.statusCode}`)
      : { kind: 'unavailable', why: `HTTP ${error.statusCode}` };
  if (error instanceof WebAPIRequestError) return requestTrouble(error.original, method);
  return unclear(method, wording(error));
}

function platformTrouble({ data }: WebAPIPlatformError, method: string): SlackTrouble {
  const { error } = data;
  switch (error) {
    case 'ratelimited':
    case 'rate_limited':
    case 'message_limit_exceeded': {
      const seconds = data.response_metadata?.retryAfter;
      return { kind: 'limited', retryAfterMs: seconds ? seconds * 1_000 : DEFAULT_WAIT_MS };
    }
    // Slack's reference says of both that part of the work may have been done.
    case 'internal_error':
    case 'fatal_error':
      return unclear(method, error);
    // Somebody has to replace a token that was rotated or revoked; what waits for it must not be lost meanwhile.
    case 'invalid_auth':
    case 'not_authed':
    case 'token_revoked':
    case 'token_expired':
    case 'account_inactive':
    case 'service_unavailable':
    case 'request_timeout':
    case 'team_added_to_org':
      return { kind: 'unavailable', why: error };
    default:
      // web-api puts a body that is not JSON where the code should be: a proxy's page, for example.
      if (!/^[a-zA-Z0-9_.:-]{1,100}$/.test(error)) return unclear(method, 'an answer that is not JSON');
      return { kind: 'refused', error, needed: neededScope(data), method };
  }
}

function requestTrouble(original: Error, method: string): SlackTrouble {
  const code = codeOf(original);
  const why = code ?? wording(original);
  return code !== undefined && BEFORE_SENDING.has(code) ? { kind: 'unavailable', why } : unclear(method, why);
}

/** Doubt where a second try could show twice; a read or an update can simply be repeated. */
function unclear(method: string, why: string): SlackTrouble {
  return MAKES_SOMETHING.has(method) ? { kind: 'doubt', why } : { kind: 'unavailable', why };
}

/** `fetch` hides the system's code in `cause`, and behind several addresses in a list of errors. */
function codeOf(error: unknown, depth = 0): string | undefined {
  if (typeof error !== 'object' || error === null || depth > 3) return undefined;
  if ('code' in error && typeof error.code === 'string') return error.code;
  if ('cause' in error) return codeOf(error.cause, depth + 1);
  if ('errors' in error && Array.isArray(error.errors)) return codeOf(error.errors[0], depth + 1);
  return undefined;
}

function neededScope(data: object): string | undefined {
  return 'needed' in data && typeof data.needed === 'string' ? data.needed : undefined;
}

function wording(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}
