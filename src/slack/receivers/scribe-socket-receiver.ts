import { setTimeout as pause } from 'node:timers/promises';
import type { App, Receiver, ReceiverEvent } from '@slack/bolt';
import type { Logger } from '@slack/web-api';
import { summarizeError } from '../../app/error-report.ts';
import { postToResponseUrl } from '../outbound/response-url.ts';
import type { Message } from '../views/blocks.ts';
import { inFlight } from './in-flight.ts';
import type { Envelope } from './socket-client.ts';
import type { SocketLink } from './socket-link.ts';
import { SocketLinks } from './socket-links.ts';

/** How long a stop waits for what is being handled, unless it is told otherwise (ms). */
const STOP_MS = 10_000;
/** Pauses before an answer is posted again to a response address that did not take it (ms). */
const AGAIN_AFTER_MS = [1_000, 5_000];

export interface ScribeSocketReceiverOptions {
  readonly appToken: string;
  /** Ends with a slash; connections are asked for there. */
  readonly apiUrl: string;
  readonly logger: Logger;
  /** How long a stop waits for what is being handled, in milliseconds. */
  readonly stopMs?: number;
  /** It was not connected for a while: Slack may have told another process what happened, or nobody. */
  readonly onMissed?: () => void;
}

/**
 * Receives over WebSockets. An event is acknowledged when its listeners are done, and not at all when they fail, so
 * that Slack delivers it again. An answer goes over the WebSocket that the command came by, and to its response address
 * where that one is gone.
 */
export class ScribeSocketReceiver implements Receiver {
  readonly #handled = inFlight();
  readonly #links: SocketLinks;
  readonly #logger: Logger;
  readonly #stopMs: number;
  readonly #onMissed: () => void;
  #app: App | undefined;
  #stopping = false;

  constructor({ stopMs = STOP_MS, onMissed = () => undefined, ...options }: ScribeSocketReceiverOptions) {
    this.#logger = options.logger;
    this.#stopMs = stopMs;
    this.#onMissed = onMissed;
    this.#links = new SocketLinks({
      ...options,
      handle: (envelope, link) => this.#handled.track(() => this.#take(envelope, link)),
      onGap: onMissed,
    });
  }

  init(app: App): void {
    this.#app = app;
  }

  /** Resolves with the first connection. Rejects with `AppTokenRefused`. */
  async start(): Promise<void> {
    await this.#links.open();
  }

  /** Takes no new events, waits for those being handled, then disconnects. A second stop does nothing. */
  async stop(): Promise<void> {
    if (this.#stopping) return;
    this.#stopping = true;
    await this.#handled.drained(this.#stopMs);
    await this.#links.close();
  }

  /** What keeps Slack from reaching this process, in a sentence. */
  get trouble(): string | undefined {
    return this.#links.trouble;
  }

  /** What came and is not done yet. */
  get beingHandled(): number {
    return this.#handled.count;
  }

  async #take(envelope: Envelope, link: SocketLink): Promise<void> {
    const { body, retryNum, retryReason } = envelope;
    const event: ReceiverEvent = {
      body,
      ack: once((answer) => this.#acknowledge(envelope, link, answer)),
      ...(retryNum !== undefined && { retryNum }),
      ...(retryReason !== undefined && { retryReason }),
    };
    try {
      await this.#process(event);
    } catch (error) {
      this.#logger.error(
        `Not acknowledged (${String(body['type'] ?? 'unknown type')}): ${summarizeError(error)}`,
      );
    }
  }

  async #process(event: ReceiverEvent): Promise<void> {
    switch (event.body['type']) {
      case 'event_callback':
        // Not acknowledged: Slack gives it to another connection, or to this bot once it is back.
        if (this.#stopping) return;
        await this.#app?.processEvent({ ...event, ack: async () => undefined });
        return event.ack();
      case 'app_rate_limited':
        this.#onMissed();
        return event.ack();
      default:
        return this.#app?.processEvent(event);
    }
  }

  async #acknowledge(envelope: Envelope, link: SocketLink, answer: unknown): Promise<void> {
    const elsewhere = answerElsewhere(envelope.body, answer);
    try {
      await envelope.acknowledge(answer);
    } catch (error) {
      if (!elsewhere) throw error;
      return this.#post(elsewhere);
    }
    if (elsewhere) link.ifGoneSoon(() => void this.#handled.track(() => this.#post(elsewhere)));
  }

  async #post({ url, message }: Elsewhere): Promise<void> {
    for (const pauseMs of [...AGAIN_AFTER_MS, undefined]) {
      try {
        return await postToResponseUrl(url, message);
      } catch (error) {
        this.#logger.warn(`An answer was not taken by its response address: ${summarizeError(error)}`);
        if (pauseMs !== undefined) await pause(pauseMs);
      }
    }
  }
}

/** An answer that Slack takes also without the WebSocket. */
interface Elsewhere {
  readonly url: string;
  readonly message: Message;
}

/** `undefined` where there is no answer, or no address for it: forms have none. */
function answerElsewhere(body: Envelope['body'], answer: unknown): Elsewhere | undefined {
  const { response_url: url } = body;
  return typeof url === 'string' && isMessage(answer) ? { url, message: answer } : undefined;
}

function isMessage(answer: unknown): answer is Message {
  return typeof answer === 'object' && answer !== null && 'text' in answer;
}

/** Slack takes one acknowledgement. */
function once(acknowledge: (answer: unknown) => Promise<void>): ReceiverEvent['ack'] {
  let acknowledged = false;
  return async (answer) => {
    if (acknowledged) return;
    acknowledged = true;
    await acknowledge(answer);
  };
}
