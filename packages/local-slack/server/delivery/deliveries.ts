import { setMaxListeners } from 'node:events';
import type { Changes } from '../state/changes.ts';
import type { MovableClock } from '../state/clock.ts';
import { newId } from '../state/ids.ts';
import type { Attempt, Delivery, DeliveryKind, DeliveryPayload, SendOptions } from './delivery.ts';
import { sendOverHttp } from './http-delivery.ts';
import type { SocketConnections } from './socket-delivery.ts';

/** Delays after each failed attempt: at once, after one minute, after five. */
const RETRY_DELAYS_MS = [0, 60_000, 300_000];

/** Sends everything to the app: over Socket Mode while it is connected, else to its request URL. */
export class Deliveries {
  readonly log: Delivery[] = [];
  requestUrl: string | null = null;
  sockets: SocketConnections | undefined;
  #inFlight = 0;
  readonly #stopping = new AbortController();
  readonly #clock: MovableClock;
  readonly #changes: Changes;
  readonly #signingSecret: string;
  readonly #patienceMs: () => number;

  constructor({
    clock,
    changes,
    signingSecret,
    patienceMs,
  }: { clock: MovableClock; changes: Changes; signingSecret: string; patienceMs: () => number }) {
    this.#clock = clock;
    this.#changes = changes;
    this.#signingSecret = signingSecret;
    this.#patienceMs = patienceMs;
    // Every request in flight listens to it.
    setMaxListeners(0, this.#stopping.signal);
  }

  /** How the app is reached now. */
  get connection(): 'socket' | 'http' | 'none' {
    if (this.sockets !== undefined && this.sockets.count > 0) return 'socket';
    return this.requestUrl === null ? 'none' : 'http';
  }

  get idle(): boolean {
    return this.#inFlight === 0;
  }

  /** Sends an event with Slack's retries; resolves after the first attempt and its immediate retry. */
  async event(type: string, payload: DeliveryPayload): Promise<Delivery> {
    const delivery = this.#record('event', type, payload);
    await this.#tryEvent(delivery, 0);
    return delivery;
  }

  /** Sends a command or an interaction: one attempt, within Slack's patience. */
  async once(kind: 'command' | 'interaction', type: string, payload: DeliveryPayload): Promise<Attempt> {
    const delivery = this.#record(kind, type, payload);
    const attempt = await this.#attempt(delivery, {});
    delivery.state = attempt.acknowledged ? 'acknowledged' : 'failed';
    this.#changes.notify();
    return attempt;
  }

  /** Sends anything once, as given: a doubled event, a forged signature. */
  async raw(
    sent: { readonly kind: DeliveryKind; readonly type: string; readonly payload: DeliveryPayload },
    options: SendOptions = {},
  ): Promise<Attempt> {
    const delivery = this.#record(sent.kind, sent.type, sent.payload);
    const attempt = await this.#attempt(delivery, options);
    delivery.state = attempt.acknowledged ? 'acknowledged' : 'failed';
    this.#changes.notify();
    return attempt;
  }

  stop(): void {
    this.#stopping.abort();
  }

  #record(kind: DeliveryKind, type: string, payload: DeliveryPayload): Delivery {
    const delivery: Delivery = { id: newId('Ev'), kind, type, payload, attempts: [], state: 'in-flight' };
    this.log.push(delivery);
    return delivery;
  }

  async #tryEvent(delivery: Delivery, retryNum: number): Promise<void> {
    const retryReason = delivery.attempts.at(-1)?.reason;
    const attempt = await this.#attempt(delivery, {
      ...(retryNum > 0 && { retryNum }),
      ...(retryReason !== undefined && { retryReason }),
    });
    const delay = RETRY_DELAYS_MS[retryNum];
    if (attempt.acknowledged || attempt.noRetry === true || delay === undefined) {
      delivery.state = attempt.acknowledged ? 'acknowledged' : 'failed';
    } else if (!this.#stopping.signal.aborted) {
      if (delay === 0) return await this.#tryEvent(delivery, retryNum + 1);
      delivery.state = 'waiting';
      this.#clock.after(delay, () => this.#tryEvent(delivery, retryNum + 1));
    }
    this.#changes.notify();
  }

  async #attempt(delivery: Delivery, options: SendOptions): Promise<Attempt> {
    this.#inFlight += 1;
    delivery.state = 'in-flight';
    const at = this.#clock.now();
    const started = performance.now();
    try {
      const result = await this.#send(delivery, options);
      const attempt: Attempt = { at, latencyMs: performance.now() - started, ...result };
      delivery.attempts.push(attempt);
      return attempt;
    } finally {
      this.#inFlight -= 1;
    }
  }

  async #send(delivery: Delivery, options: SendOptions): Promise<Omit<Attempt, 'at' | 'latencyMs'>> {
    const over = options.over ?? this.connection;
    if (over === 'socket' && this.sockets !== undefined) {
      return { over, ...(await this.sockets.send(delivery, options, this.#patienceMs())) };
    }
    if (over === 'http' && this.requestUrl !== null) {
      const { requestUrl: url } = this;
      const sending = {
        url,
        signingSecret: this.#signingSecret,
        delivery,
        options,
        timeoutMs: this.#patienceMs(),
        signal: this.#stopping.signal,
      };
      return { over, ...(await sendOverHttp(sending)) };
    }
    return { over: 'none', acknowledged: false, reason: 'connection_failed' };
  }
}
