import { SocketModeClient, type SocketModeOptions } from '@slack/socket-mode';

/** What Slack sends over a WebSocket and wants acknowledged. */
export interface Envelope {
  readonly body: Record<string, unknown>;
  readonly retryNum: number | undefined;
  readonly retryReason: string | undefined;
  /** Acknowledges, with an answer or without. Rejects where the WebSocket is no longer open. */
  acknowledge(answer: unknown): Promise<void>;
}

/** Who hears what comes over one WebSocket. */
export interface SocketListener {
  envelope(envelope: Envelope): void;
  /** Slack announces that it will close this WebSocket, and why. */
  announced(reason: string): void;
}

/** The parts that Scribe reads; Slack says more (docs.slack.dev, Using Socket Mode). */
interface SlackMessage {
  readonly type?: unknown;
  readonly reason?: unknown;
  readonly envelope_id?: unknown;
  readonly payload?: unknown;
  readonly retry_attempt?: unknown;
  readonly retry_reason?: unknown;
}

/**
 * Slack's own client, which keeps one WebSocket alive with pings; it never connects again by itself. Unlike in its
 * parent (3.1.0), an announcement leaves the WebSocket open, and an envelope without an inner event
 * (`app_rate_limited`) is passed on instead of ending the process.
 */
export class SocketClient extends SocketModeClient {
  readonly #listener: SocketListener;

  constructor(options: SocketModeOptions, listener: SocketListener) {
    super({ ...options, autoReconnectEnabled: false });
    this.#listener = listener;
  }

  get active(): boolean {
    return this.websocket?.isActive() ?? false;
  }

  protected override async onWebSocketMessage(data: string | ArrayBuffer, isBinary: boolean): Promise<void> {
    const message = typeof data === 'string' ? parsed(data) : undefined;
    if (message?.type === 'disconnect') return this.#listener.announced(String(message.reason));
    if (typeof message?.envelope_id !== 'string') return super.onWebSocketMessage(data, isBinary);
    const { envelope_id: id, payload, retry_attempt: retryNum, retry_reason: retryReason } = message;
    this.#listener.envelope({
      body: isObject(payload) ? payload : {},
      retryNum: typeof retryNum === 'number' ? retryNum : undefined,
      retryReason: typeof retryReason === 'string' ? retryReason : undefined,
      acknowledge: (answer) => this.#acknowledge(id, answer),
    });
  }

  #acknowledge(id: string, answer: unknown): Promise<void> {
    const payload = typeof answer === 'string' ? { text: answer } : (answer ?? {});
    return new Promise((resolve, reject) => {
      if (!this.active) throw new Error('The WebSocket is not open any more.');
      this.websocket?.send(JSON.stringify({ envelope_id: id, payload }), (error) =>
        error ? reject(error) : resolve(),
      );
    });
  }
}

function parsed(data: string): SlackMessage | undefined {
  try {
    const message: unknown = JSON.parse(data);
    return isObject(message) ? message : undefined;
  } catch {
    // Slack's client says so in its log.
    return undefined;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
