/** What is sent to the app, and what came of it. */

export type DeliveryKind = 'event' | 'command' | 'interaction';

/** What is sent: an event's or interaction's JSON, or a command's fields. */
export type DeliveryPayload = Readonly<Record<string, unknown>>;

/** Slack's words for why an attempt failed, as in `x-slack-retry-reason`. */
export type FailureReason = 'http_timeout' | 'http_error' | 'connection_failed' | 'timeout';

/** `old` and `future` are properly signed for ten minutes before or after the machine's time. */
export type HttpSignature = 'good' | 'bad' | 'old' | 'future' | 'missing';

/** One attempt to deliver something to the app. */
export interface Attempt {
  readonly over: 'http' | 'socket' | 'none';
  /** Milliseconds since 1970 on the workspace's clock. */
  readonly at: number;
  /** Milliseconds until the app answered or the attempt was given up. */
  readonly latencyMs: number;
  readonly acknowledged: boolean;
  readonly reason?: FailureReason;
  readonly status?: number;
  /** What the app answered: parsed JSON, or text. */
  readonly response?: unknown;
  /** The app asked not to be told again (`x-slack-no-retry`). */
  readonly noRetry?: boolean;
  /** Socket Mode only: what the app acknowledges by. */
  readonly envelopeId?: string;
}

/** An attempt as its transport reports it. */
export type TransportResult = Omit<Attempt, 'at' | 'latencyMs' | 'over'>;

/** One event, command or interaction for the app. */
export interface Delivery {
  readonly id: string;
  readonly kind: DeliveryKind;
  /** Event type, command, or interaction type. */
  readonly type: string;
  readonly payload: DeliveryPayload;
  readonly attempts: Attempt[];
  state: 'in-flight' | 'waiting' | 'acknowledged' | 'failed';
}

/** How a repeated or forged delivery differs from a proper one. */
export interface SendOptions {
  readonly over?: 'http' | 'socket';
  /** Socket Mode only: the same envelope as before; a new one when not given. */
  readonly envelopeId?: string;
  readonly retryNum?: number;
  readonly retryReason?: FailureReason;
  /** HTTP only; a proper signature when not given. */
  readonly signature?: HttpSignature;
  /** HTTP only: these bytes instead of the payload's. */
  readonly rawBody?: string;
  /** HTTP only. */
  readonly contentType?: string;
}
