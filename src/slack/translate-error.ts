import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from '@slack/web-api';
import { SlackFault, type SlackTrouble } from '../app/ports/slack-fault.ts';
import { DEFAULT_WAIT_S, UnreadableAnswer } from './slack-fetch.ts';

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

/** What an error code of Slack's says about the call; every code that is not here is a refusal. */
type Verdict =
  /** Nothing was done; later it may be. */
  | 'limited'
  | 'unavailable'
  /** Some of it may have been done. */
  | 'unclear';

/** Errors that say nothing about what was asked for (https://docs.slack.dev/reference/methods, under each method). */
const VERDICTS: ReadonlyMap<string, Verdict> = new Map([
  ['ratelimited', 'limited'],
  ['rate_limited', 'limited'],
  ['message_limit_exceeded', 'limited'],
  // "It's possible some aspect of the operation succeeded before the error was raised."
  ['internal_error', 'unclear'],
  ['fatal_error', 'unclear'],
  // Slack does not say whether anything was done.
  ['service_unavailable', 'unclear'],
  ['unknown_error', 'unclear'],
  // "The POST data was either missing or truncated": it was not begun.
  ['request_timeout', 'unavailable'],
  ['update_failed', 'unavailable'],
  ['fetch_members_failed', 'unavailable'],
  // The workspace moves into an organisation, and comes back.
  ['team_added_to_org', 'unavailable'],
  ['org_login_required', 'unavailable'],
  // Somebody has to replace a token that was rotated or revoked; what waits for it must not be lost meanwhile.
  ['invalid_auth', 'unavailable'],
  ['not_authed', 'unavailable'],
  ['token_revoked', 'unavailable'],
  ['token_expired', 'unavailable'],
  ['account_inactive', 'unavailable'],
]);

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
  if (typeof error !== 'string') return unclear(method, 'an answer without a reason');
  switch (VERDICTS.get(error)) {
    case 'limited':
      return {
        kind: 'limited',
        retryAfterMs: (data.response_metadata?.retryAfter ?? DEFAULT_WAIT_S) * 1_000,
      };
    case 'unavailable':
      return { kind: 'unavailable', why: error };
    case 'unclear':
      return unclear(method, error);
    case undefined:
      return { kind: 'refused', error, needed: neededScope(data), method };
  }
}

function requestTrouble(original: Error, method: string): SlackTrouble {
  if (original instanceof UnreadableAnswer) return unclear(method, original.message);
  const why = codeOf(original) ?? wording(original);
  return wasNotSent(original) ? { kind: 'unavailable', why } : unclear(method, why);
}

/** Whether a request failed before a single byte of it was sent. */
export function wasNotSent(error: unknown): boolean {
  const code = codeOf(error);
  return code !== undefined && BEFORE_SENDING.has(code);
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
