import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import {
  type App,
  HTTPReceiver,
  HTTPReceiverDeferredRequestError,
  type HTTPReceiverOptions,
  type ReceiverEvent,
  ReceiverInconsistentStateError,
} from '@slack/bolt';
import type { Logger } from '@slack/web-api';
import { summarizeError } from '../../app/error-report.ts';
import { limitedWarnings } from './limited-warnings.ts';
import { withProcessing } from './with-processing.ts';

/** Requests signed further in the future than this are refused (s); Bolt itself refuses only old ones. */
const AHEAD_S = 5 * 60;
/** How long a stop waits for requests that are being handled, unless it is told otherwise (ms). */
const STOP_MS = 10_000;

/** As Bolt's, without what Scribe sets itself. `stopMs`: how long a stop waits for what is being handled. */
export type ScribeHttpReceiverOptions = Omit<
  HTTPReceiverOptions,
  'processBeforeResponse' | 'dispatchErrorHandler' | 'signatureVerification' | 'logger'
> & {
  readonly logger: Logger;
  readonly stopMs?: number;
  /** Slack says that it delivers some events not at all. */
  readonly onMissed?: () => void;
};

/**
 * Receives Slack's requests over HTTP. Slack gets its answer when the listeners are done, so that a failed write is a
 * 500 and Slack delivers the event again.
 */
export class ScribeHttpReceiver extends HTTPReceiver {
  readonly #open = new Set<ServerResponse>();
  readonly #stopMs: number;
  readonly #onMissed: () => void;
  readonly #refusals: Logger;
  #stopping = false;
  #cutOff = 0;

  constructor({ stopMs, onMissed, logger, ...options }: ScribeHttpReceiverOptions) {
    // What Bolt's receiver warns of is requests that it refuses.
    const refusals = limitedWarnings(logger);
    super({ ...options, logger: refusals, processBeforeResponse: true, dispatchErrorHandler: notFound });
    this.#refusals = refusals;
    this.#stopMs = stopMs ?? STOP_MS;
    this.#onMissed = onMissed ?? (() => undefined);
    const route = this.requestListener;
    this.requestListener = (request, response) => this.#admit(request, response, route);
  }

  override init(app: App): void {
    super.init(withProcessing(app, (event, next) => this.#process(event, next)));
  }

  /** Requests that were not answered at the deadline of a stop. */
  get cutOff(): number {
    return this.#cutOff;
  }

  /**
   * Still takes requests in for this long (ms), and asks for each connection to be closed: a balancer learns only after
   * a while that this process wants no more.
   */
  async drain(forMs: number): Promise<void> {
    this.#sayGoodbye();
    await pause(forMs);
  }

  /**
   * Takes nothing new and waits for requests being handled; cuts them off after the deadline. A second stop does
   * nothing.
   */
  override async stop(): Promise<void> {
    this.#sayGoodbye();
    const cutOff = setTimeout(() => {
      this.#cutOff = this.#open.size;
      for (const response of this.#open) response.destroy();
    }, this.#stopMs);
    try {
      await super.stop();
    } catch (error) {
      if (!(error instanceof ReceiverInconsistentStateError)) throw error;
    } finally {
      clearTimeout(cutOff);
      this.#stopping = false;
    }
  }

  #sayGoodbye(): void {
    this.#stopping = true;
    for (const response of this.#open) if (!response.headersSent) response.setHeader('connection', 'close');
  }

  /** `app_rate_limited`: Slack holds events back, and there is nothing to do but to acknowledge and remember that. */
  async #process(event: ReceiverEvent, next: (event: ReceiverEvent) => Promise<void>): Promise<void> {
    if (event.body['type'] !== 'app_rate_limited') return next(event);
    this.#onMissed();
    return event.ack();
  }

  #admit(request: IncomingMessage, response: ServerResponse, route: RequestListener): void {
    this.#open.add(response);
    response.once('close', () => this.#open.delete(response));
    if (this.#stopping) response.setHeader('connection', 'close');
    if (isSignedAhead(request)) {
      this.#refusals.warn(
        'A request was refused: it is signed more than five minutes ahead; check the clock',
      );
      response.writeHead(401).end();
      request.resume();
      return;
    }
    route(request, response);
  }
}

function isSignedAhead(request: IncomingMessage): boolean {
  const signedAt = Number(request.headers['x-slack-request-timestamp'] ?? 0);
  return signedAt > Date.now() / 1_000 + AHEAD_S;
}

type DispatchError = Parameters<NonNullable<HTTPReceiverOptions['dispatchErrorHandler']>>[0];

/** Unknown paths get a 404 but no line in the log, which scanners would fill. */
function notFound({ error, logger, response }: DispatchError): void {
  const known = error instanceof HTTPReceiverDeferredRequestError;
  if (!known) logger.error(`A request could not be dispatched: ${summarizeError(error)}`);
  response.writeHead(known ? 404 : 500, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ error: known ? 'not found' : 'internal error' }));
}
