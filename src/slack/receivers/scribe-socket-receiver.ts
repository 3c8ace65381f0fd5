import {
  type App,
  type ReceiverEvent,
  SocketModeReceiver,
  type SocketModeReceiverOptions,
} from '@slack/bolt';
import { inFlight } from './in-flight.ts';
import { withProcessing } from './with-processing.ts';

/** How long a stop waits for what is being handled, unless it is told otherwise (ms). */
const STOP_MS = 10_000;
/** How long a WebSocket may take to disconnect (ms). */
const DISCONNECT_TIMEOUT_MS = 2_000;

/** A connection is requested until Slack answers: with pauses of at most 30 s, each try for at most 8 s. */
const CONNECTION = {
  timeout: 8_000,
  retryConfig: { forever: true, factor: 1.3, minTimeout: 1_000, maxTimeout: 30_000 },
};

/** As Bolt's. `apiUrl` ends with a slash; connections are asked for there. `stopMs`: how long a stop waits. */
export type ScribeSocketReceiverOptions = Omit<SocketModeReceiverOptions, 'processEventErrorHandler'> & {
  readonly apiUrl: string;
  readonly stopMs?: number;
  /** It was not connected for a while: Slack may have told another process what happened, or nobody. */
  readonly onMissed?: () => void;
};

/**
 * Receives over a WebSocket. Bolt acknowledges events before listeners run; here an event is acknowledged when its
 * listeners are done, and not at all when they fail, so that Slack delivers it again.
 */
export class ScribeSocketReceiver extends SocketModeReceiver {
  readonly #handled = inFlight();
  readonly #stopMs: number;
  #stopping = false;

  constructor({ apiUrl, stopMs, onMissed, ...options }: ScribeSocketReceiverOptions) {
    super({
      ...options,
      installerOptions: {
        ...options.installerOptions,
        clientOptions: { ...CONNECTION, slackApiUrl: apiUrl, ...options.installerOptions?.clientOptions },
      },
      processEventErrorHandler: async ({ error, logger, event }) => {
        logger.error(`Not acknowledged (${event.body['type'] ?? 'unknown type'}): ${error.message}`);
        return false;
      },
    });
    this.#stopMs = stopMs ?? STOP_MS;
    if (onMissed) this.#watchGaps(onMissed);
  }

  override init(app: App): void {
    super.init(withProcessing(app, (event, next) => this.#process(event, next)));
  }

  override start(): ReturnType<SocketModeReceiver['start']> {
    this.#stopping = false;
    return super.start();
  }

  /** Takes no new events, waits for those being handled, then disconnects. A second stop does nothing. */
  override async stop(): Promise<void> {
    if (this.#stopping) return;
    this.#stopping = true;
    await this.#handled.drained(this.#stopMs);
    const disconnected = this.#disconnected();
    await super.stop();
    await disconnected;
  }

  /** At both ends of a gap: what is read within it may be old already. */
  #watchGaps(onMissed: () => void): void {
    let connectedBefore = false;
    this.client.on('reconnecting', () => {
      if (connectedBefore) onMissed();
    });
    this.client.on('connected', () => {
      if (connectedBefore) onMissed();
      connectedBefore = true;
    });
  }

  async #process(event: ReceiverEvent, next: (event: ReceiverEvent) => Promise<void>): Promise<void> {
    if (event.body['type'] !== 'event_callback') return this.#handled.track(() => next(event));
    // Not acknowledged: Slack gives it to another connection, or to this bot once it is back.
    if (this.#stopping) return;
    await this.#handled.track(async () => {
      await next({ ...event, ack: async () => undefined });
      await event.ack();
    });
  }

  #disconnected(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, DISCONNECT_TIMEOUT_MS);
      this.client.once('disconnected', () => {
        clearTimeout(timer);
        resolve();
      });
    });
  }
}
