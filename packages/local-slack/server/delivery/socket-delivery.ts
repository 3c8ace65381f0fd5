/** Socket Mode: WebSockets that the app opened with a ticket from `apps.connections.open`. */
import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { z } from 'zod';
import type { Changes } from '../state/changes.ts';
import { randomHex } from '../state/ids.ts';
import type { Delivery, SendOptions, TransportResult } from './delivery.ts';

const ENVELOPE_TYPES = {
  event: 'events_api',
  command: 'slash_commands',
  interaction: 'interactive',
} as const;
const TICKET_LIFETIME_MS = 30_000;
const CLOSE_WITHIN_MS = 500;
const PING_EVERY_MS = 5_000;
/** Slack's limit of connections of one app. */
const MOST_CONNECTIONS = 10;
/** How long before it closes a connection Slack announces that (docs.slack.dev, Using Socket Mode). */
const ANNOUNCED_MS = 10_000;

/** How Slack takes its leave of a connection. */
export interface Farewell {
  readonly reason?: 'refresh_requested' | 'warning' | 'link_disabled' | 'too_many_websockets';
  /** How long the connection stays open after the announcement, in milliseconds. */
  readonly closeAfterMs?: number;
}

/** Takes an acknowledgement, with the answer in it. */
type Waiter = (payload: unknown) => void;

const acknowledgement = z.object({ envelope_id: z.string(), payload: z.unknown().optional() });

/** The app's open sockets, which take deliveries in turn. */
export class SocketConnections {
  readonly #server = new WebSocketServer({ noServer: true });
  readonly #sockets: WebSocket[] = [];
  readonly #tickets = new Map<string, number>();
  /** Announced to be closed: used only while there is no other. */
  readonly #leaving = new Set<WebSocket>();
  readonly #waiting = new Map<string, Set<Waiter>>();
  readonly #appId: string;
  readonly #changes: Changes;
  #turn = 0;
  readonly #pings: NodeJS.Timeout;

  constructor(appId: string, changes: Changes) {
    this.#appId = appId;
    this.#changes = changes;
    this.#pings = setInterval(() => {
      for (const socket of this.#sockets) socket.ping();
    }, PING_EVERY_MS);
    this.#pings.unref();
  }

  get count(): number {
    return this.#sockets.length;
  }

  /** Path and query with which the app may open one socket within 30 seconds. */
  ticket(): string {
    const ticket = randomHex(16);
    this.#tickets.set(ticket, Date.now() + TICKET_LIFETIME_MS);
    return `/link/?ticket=${ticket}&app_id=${this.#appId}`;
  }

  /** Answers the upgrade request of `/link/`; refuses a used, old or unknown ticket. */
  upgrade(request: IncomingMessage, stream: Duplex, head: Buffer): void {
    const ticket = new URL(request.url ?? '/', 'http://localhost').searchParams.get('ticket') ?? '';
    const expires = this.#tickets.get(ticket) ?? 0;
    this.#tickets.delete(ticket);
    if (expires < Date.now() || this.count >= MOST_CONNECTIONS) {
      stream.end('HTTP/1.1 401 Unauthorized\r\nconnection: close\r\n\r\n');
      return;
    }
    this.#server.handleUpgrade(request, stream, head, (socket) => this.#connected(socket));
  }

  /** Sends an envelope, which may be one that was sent before, and waits for its acknowledgement. */
  send(delivery: Delivery, options: SendOptions, timeoutMs: number): Promise<TransportResult> {
    const socket = this.#next();
    if (socket === undefined) return Promise.resolve({ acknowledged: false, reason: 'connection_failed' });
    const envelopeId = options.envelopeId ?? randomUUID();
    const envelope = {
      envelope_id: envelopeId,
      type: ENVELOPE_TYPES[delivery.kind],
      payload: delivery.payload,
      accepts_response_payload: delivery.kind !== 'event',
      ...(delivery.kind === 'event' && {
        retry_attempt: options.retryNum ?? 0,
        retry_reason: options.retryReason === undefined ? '' : 'timeout',
      }),
    };
    return new Promise((resolve) => {
      const waiters = this.#waiting.get(envelopeId) ?? new Set();
      this.#waiting.set(envelopeId, waiters);
      const finish = (result: TransportResult) => {
        clearTimeout(timer);
        waiters.delete(acknowledged);
        if (waiters.size === 0) this.#waiting.delete(envelopeId);
        socket.off('close', closed);
        resolve({ ...result, envelopeId });
      };
      const acknowledged: Waiter = (payload) =>
        finish({ acknowledged: true, ...(hasContent(payload) && { response: payload }) });
      const closed = () => finish({ acknowledged: false, reason: 'connection_failed' });
      const timer = setTimeout(() => finish({ acknowledged: false, reason: 'timeout' }), timeoutMs);
      waiters.add(acknowledged);
      socket.once('close', closed);
      socket.send(JSON.stringify(envelope));
    });
  }

  /**
   * Asks the app to open new sockets, as Slack does some times a day. The old ones still take deliveries until there is
   * a new one, and are closed after a while.
   */
  refresh({ reason = 'refresh_requested', closeAfterMs = ANNOUNCED_MS }: Farewell = {}): void {
    const debugInfo = { host: 'localhost' };
    for (const socket of this.#sockets) {
      this.#leaving.add(socket);
      socket.send(JSON.stringify({ type: 'disconnect', reason, debug_info: debugInfo }));
      setTimeout(() => socket.close(), closeAfterMs).unref();
    }
  }

  /** Closes every connection without having announced it. */
  close(): void {
    for (const socket of [...this.#sockets]) {
      this.#leave(socket);
      socket.close(1001);
    }
  }

  /** Cuts every connection without a close frame, as a broken network does. */
  cut(): void {
    for (const socket of [...this.#sockets]) socket.terminate();
  }

  /** Closes every connection; one that does not answer is cut. */
  async stop(): Promise<void> {
    clearInterval(this.#pings);
    const sockets = [...this.#server.clients];
    const closed = sockets.map((socket) => new Promise((resolve) => socket.once('close', resolve)));
    for (const socket of sockets) socket.close(1001);
    const late = setTimeout(() => {
      for (const socket of sockets) socket.terminate();
    }, CLOSE_WITHIN_MS);
    await Promise.all(closed);
    clearTimeout(late);
    this.#server.close();
  }

  #connected(socket: WebSocket): void {
    socket.on('message', (data) => this.#received(String(data)));
    socket.on('error', () => socket.terminate());
    // Each envelope on its way listens for the end of the connection.
    socket.setMaxListeners(0);
    socket.on('close', () => this.#leave(socket));
    this.#sockets.push(socket);
    const debugInfo = { host: 'localhost', build_number: 1, approximate_connection_time: 18_060 };
    const info = { app_id: this.#appId };
    const hello = {
      type: 'hello',
      num_connections: this.count,
      debug_info: debugInfo,
      connection_info: info,
    };
    socket.send(JSON.stringify(hello));
    socket.ping();
    this.#changes.notify();
  }

  /** The next in turn; one that is announced to be closed only where there is no other. */
  #next(): WebSocket | undefined {
    const staying = this.#sockets.filter((socket) => !this.#leaving.has(socket));
    const sockets = staying.length > 0 ? staying : this.#sockets;
    return sockets[this.#turn++ % Math.max(1, sockets.length)];
  }

  #leave(socket: WebSocket): void {
    this.#leaving.delete(socket);
    const index = this.#sockets.indexOf(socket);
    if (index >= 0) this.#sockets.splice(index, 1);
    this.#changes.notify();
  }

  #received(data: string): void {
    let raw: unknown;
    try {
      raw = JSON.parse(data);
    } catch {
      return;
    }
    const parsed = acknowledgement.safeParse(raw);
    if (!parsed.success) return;
    for (const waiter of this.#waiting.get(parsed.data.envelope_id) ?? []) waiter(parsed.data.payload);
  }
}

function hasContent(payload: unknown): boolean {
  if (payload === undefined || payload === null || payload === '') return false;
  return typeof payload !== 'object' || Object.keys(payload).length > 0;
}
