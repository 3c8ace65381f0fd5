/** What comes of a command, a click or a form, as the person sees it. */

import type { Attempt } from '../delivery/delivery.ts';
import { SlackError } from '../slack-error.ts';
import type { TeamContext } from '../state/context.ts';
import { newId } from '../state/ids.ts';

/** `error` is Slack's code when the app did not take it. */
export interface Outcome {
  readonly ok: boolean;
  /** HTTP status of the app's answer; 200 for an acknowledgement over Socket Mode, 0 without an answer. */
  readonly status: number;
  /** Milliseconds until the app answered. */
  readonly latencyMs: number;
  /** What the app answered. */
  readonly body?: unknown;
  readonly error?: string;
}

/** Reads an attempt: `operation_timeout` after 3 s, `dispatch_failed` for everything else that went wrong. */
export function outcomeOf(attempt: Attempt): Outcome {
  const { latencyMs, response } = attempt;
  const status = attempt.status ?? (attempt.acknowledged ? 200 : 0);
  const body = response === undefined ? {} : { body: response };
  if (attempt.acknowledged) return { ok: true, status, latencyMs, ...body };
  const timedOut = attempt.reason === 'http_timeout' || attempt.reason === 'timeout';
  return { ok: false, status, latencyMs, ...body, error: timedOut ? 'operation_timeout' : 'dispatch_failed' };
}

/** The app's answer is not what Slack takes: the person gets the code. */
export function refused(outcome: Outcome, error: unknown): Outcome {
  if (!(error instanceof SlackError)) throw error;
  return { ...outcome, ok: false, error: error.code };
}

/** A line from Slack to one person. */
export function notice(
  { slack, team }: TeamContext,
  { user, code, text, channel }: { user: string; code: string; text: string; channel?: string },
): void {
  const kind = code === 'operation_timeout' || code === 'dispatch_failed' ? code : 'error';
  team.notices.push({
    id: newId('Ev'),
    user,
    kind,
    text,
    at: slack.clock.seconds(),
    ...(channel !== undefined && { channel }),
  });
  slack.changes.notify();
}
