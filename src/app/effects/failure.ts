import { hoursToMilliseconds } from 'date-fns/hoursToMilliseconds';
import { minutesToMilliseconds } from 'date-fns/minutesToMilliseconds';
import { LimitMet } from '../ports/offload.ts';
import { SlackFault, type SlackTrouble } from '../ports/slack-fault.ts';
import { StoreFault } from '../ports/store-fault.ts';

/** Why something did not go through, as far as it decides what to do next. */
export type Failure =
  /** Slack says no for good, or it takes more time or memory than one task may. */
  | Extract<SlackTrouble, { kind: 'refused' }>
  /** Slack asks to wait; that is no failed attempt. */
  | { readonly kind: 'limited'; readonly retryAfterMs: number }
  /** The workspace has let Scribe go. */
  | { readonly kind: 'uninstalled' }
  /** Slack, or the database, cannot do it now. */
  | { readonly kind: 'slack' | 'store' }
  /** A fault of Scribe's own or of its configuration, such as a wrong key. */
  | { readonly kind: 'ours' };

export function failureOf(error: unknown): Failure {
  // What takes too much would take too much again.
  if (error instanceof LimitMet)
    return { kind: 'refused', method: 'offload', error: error.code, needed: undefined };
  if (error instanceof StoreFault) return { kind: 'store' };
  if (!(error instanceof SlackFault)) return { kind: 'ours' };
  const { trouble } = error;
  switch (trouble.kind) {
    case 'refused':
    case 'limited':
      return trouble;
    case 'uninstalled':
      return { kind: 'uninstalled' };
    case 'doubt':
    case 'unavailable':
      return { kind: 'slack' };
    default:
      return trouble satisfies never;
  }
}

/** What can be tried again. */
export type Retriable = Exclude<Failure, { kind: 'refused' }>;

const FIRST_MS = 1_000;
/** A short outage is over soon after it ends: so many tries are at most this far apart. */
const SOON_MS = 4_000;
const SOON_ATTEMPTS = 24;
/** Once Slack answers again after a long outage, what waited is shown within this time. */
const LONG_OUTAGE_MS = minutesToMilliseconds(2);
/** Somebody has to mend it; a worker that starts anew does not wait for it. */
const OURS_MS = hoursToMilliseconds(1);
/** Installing Scribe again wakes what waits; this is for an installation that nobody heard of. */
const UNINSTALLED_MS = hoursToMilliseconds(1);

/**
 * How long to wait before the next try, in milliseconds; `attempt` is 1 after the first failure. Nothing is given up for
 * any of these reasons, however often it fails: 1 s, 2 s, 4 s, then as far apart as the reason calls for.
 */
export function pauseMs(failure: Retriable, attempt: number): number {
  switch (failure.kind) {
    case 'limited':
      return failure.retryAfterMs;
    case 'uninstalled':
      return UNINSTALLED_MS;
    case 'store':
      return doubling(attempt, SOON_MS);
    case 'slack':
      return attempt <= SOON_ATTEMPTS
        ? doubling(attempt, SOON_MS)
        : doubling(attempt - SOON_ATTEMPTS + 3, LONG_OUTAGE_MS);
    case 'ours':
      return doubling(attempt, OURS_MS);
    default:
      return failure satisfies never;
  }
}

function doubling(attempt: number, longestMs: number): number {
  return Math.min(FIRST_MS * 2 ** Math.min(attempt - 1, 20), longestMs);
}
