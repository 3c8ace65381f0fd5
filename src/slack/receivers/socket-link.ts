import type { Logger } from '@slack/web-api';
import { type InFlight, inFlight } from './in-flight.ts';
import { type Envelope, SocketClient } from './socket-client.ts';

/** A connection that is not there within this is given up (ms). */
const OPEN_MS = 15_000;
/** Asking for one takes at most this (ms). */
const ASK_MS = 8_000;
/** How long a WebSocket may take to close: Slack answers, but leaves the connection itself open (ms). */
const CLOSE_MS = 2_000;
/** How often an open WebSocket is looked at: once Slack has begun to close it, nothing is sent over it any more (ms). */
const LOOK_MS = 250;
/** What was sent so shortly before a connection broke may not have arrived (ms). */
const UNSURE_MS = 500;

export interface SocketLinkOptions {
  readonly appToken: string;
  /** Ends with a slash. */
  readonly apiUrl: string;
  readonly logger: Logger;
  /** Handles what comes; the link counts it until it is done. */
  readonly handle: (envelope: Envelope, link: SocketLink) => Promise<void>;
  /** Slack announces that it will close the connection. */
  readonly onAnnounced: (link: SocketLink) => void;
  /** An open connection is gone, and was not closed here. */
  readonly onGone: (link: SocketLink) => void;
}

/** One WebSocket to Slack, from its opening to its end. */
export class SocketLink {
  readonly #unsure = new Set<() => void>();
  readonly #handled: InFlight = inFlight();
  readonly #client: SocketClient;
  readonly #onGone: SocketLinkOptions['onGone'];
  readonly #giveUp = new AbortController();
  #connecting: Promise<unknown> = Promise.resolve();
  #look: NodeJS.Timeout | undefined;
  #openedAt: number | undefined;
  #announced = false;
  #closed = false;

  constructor({ appToken, apiUrl, logger, handle, onAnnounced, onGone }: SocketLinkOptions) {
    this.#onGone = onGone;
    const clientOptions = {
      slackApiUrl: apiUrl,
      timeout: ASK_MS,
      retryConfig: { retries: 0 },
      rejectRateLimitedCalls: true,
    };
    this.#client = new SocketClient(
      { appToken, logger, clientOptions },
      {
        envelope: (envelope) => void this.#handled.track(() => handle(envelope, this)),
        announced: () => {
          this.#announced = true;
          onAnnounced(this);
        },
      },
    );
    this.#client.on('disconnected', () => this.#gone());
  }

  get open(): boolean {
    return this.#openedAt !== undefined && !this.#closed;
  }

  /** Slack has announced that it will close it. */
  get announced(): boolean {
    return this.#announced;
  }

  /** For how long it has been open, in milliseconds. */
  get ageMs(): number {
    return this.#openedAt === undefined ? 0 : Date.now() - this.#openedAt;
  }

  /** Resolves when Slack has said hello. Rejects with what Slack or the network said instead. */
  async connect(): Promise<void> {
    const timer = setTimeout(() => {
      this.#giveUp.abort(new Error(`Slack did not say hello within ${OPEN_MS} ms.`));
    }, OPEN_MS);
    this.#connecting = this.#client.start();
    try {
      await Promise.race([this.#connecting, rejectedBy(this.#giveUp.signal)]);
    } catch (error) {
      await this.close();
      // Slack's client rejects with nothing where the WebSocket ended before the hello.
      throw error ?? new Error('The WebSocket ended before Slack said hello.');
    } finally {
      clearTimeout(timer);
    }
    this.#openedAt = Date.now();
    this.#look = setInterval(() => {
      if (this.#client.active) return;
      this.#gone();
      // Frees what Slack's client still holds of a connection that Slack has only begun to close.
      void this.#client.disconnect();
    }, LOOK_MS);
    this.#look.unref();
  }

  /** Runs it if the connection is gone soon after this: what was just sent may be lost. */
  ifGoneSoon(run: () => void): void {
    this.#unsure.add(run);
    setTimeout(() => this.#unsure.delete(run), UNSURE_MS).unref();
  }

  /** Resolves when nothing that came over it is being handled, or after `deadlineMs`. */
  async drained(deadlineMs: number): Promise<void> {
    await this.#handled.drained(deadlineMs);
  }

  /** Closes it, within two seconds; what opens later is closed then. A second call does nothing. */
  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    clearInterval(this.#look);
    this.#giveUp.abort(new Error('The connection is closed here.'));
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, CLOSE_MS);
    });
    // Not while it opens: Slack's client (3.1.0) would go on opening it, and keep the process alive for 30 s.
    const disconnected = this.#connecting.then(
      () => this.#client.disconnect(),
      () => undefined,
    );
    await Promise.race([disconnected, late]);
    clearTimeout(timer);
  }

  #gone(): void {
    if (!this.open) return;
    this.#closed = true;
    clearInterval(this.#look);
    for (const run of this.#unsure) run();
    this.#onGone(this);
  }
}

function rejectedBy(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}
