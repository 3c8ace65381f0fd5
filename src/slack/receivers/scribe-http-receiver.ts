import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import {
  type App,
  HTTPReceiver,
  HTTPReceiverDeferredRequestError,
  type HTTPReceiverOptions,
  type ReceiverEvent,
  ReceiverInconsistentStateError,
} from '@slack/bolt';
import { withProcessing } from './with-processing.ts';

/** Requests that are signed further ahead than this are refused; Bolt itself refuses only old ones (s). */
const AHEAD_S = 5 * 60;
/** How long a stop waits for requests that are being handled, unless it is told otherwise (ms). */
const STOP_MS = 10_000;

/** As Bolt's, without what Scribe settles itself. `stopMs`: how long a stop waits for what is being handled. */
export type ScribeHttpReceiverOptions = Omit<
  HTTPReceiverOptions,
  'processBeforeResponse' | 'dispatchErrorHandler' | 'signatureVerification'
> & { readonly stopMs?: number };

/**
 * Receives Slack's requests over HTTP. Slack gets its answer when the listeners are through, so that a failed write is
 * a 500 and the event comes again.
 */
export class ScribeHttpReceiver extends HTTPReceiver {
  readonly #open = new Set<ServerResponse>();
  readonly #stopMs: number;
  #stopping = false;

  constructor({ stopMs, ...options }: ScribeHttpReceiverOptions) {
    super({ ...options, processBeforeResponse: true, dispatchErrorHandler: notFound });
    this.#stopMs = stopMs ?? STOP_MS;
    const route = this.requestListener;
    this.requestListener = (request, response) => this.#admit(request, response, route);
  }

  override init(app: App): void {
    super.init(withProcessing(app, acceptRateLimit));
  }

  /** Takes nothing new and waits for what is being handled; cuts it off after the deadline. A second stop is none. */
  override async stop(): Promise<void> {
    this.#stopping = true;
    for (const response of this.#open) if (!response.headersSent) response.setHeader('connection', 'close');
    const cutOff = setTimeout(() => {
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

  #admit(request: IncomingMessage, response: ServerResponse, route: RequestListener): void {
    this.#open.add(response);
    response.once('close', () => this.#open.delete(response));
    if (this.#stopping) response.setHeader('connection', 'close');
    if (isSignedAhead(request)) {
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

/** Slack says that it holds events back; there is nothing to do but to hear it, and no listener for it. */
async function acceptRateLimit(
  event: ReceiverEvent,
  next: (event: ReceiverEvent) => Promise<void>,
): Promise<void> {
  if (event.body['type'] === 'app_rate_limited') return event.ack();
  return next(event);
}

type DispatchError = Parameters<NonNullable<HTTPReceiverOptions['dispatchErrorHandler']>>[0];

/** Other paths than Slack's are nobody's: said in the answer, not in the log, where scanners would fill it. */
function notFound({ error, logger, response }: DispatchError): void {
  const known = error instanceof HTTPReceiverDeferredRequestError;
  if (!known) logger.error(`A request could not be dispatched: ${error.message}`);
  response.writeHead(known ? 404 : 500, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ error: known ? 'not found' : 'internal error' }));
}
