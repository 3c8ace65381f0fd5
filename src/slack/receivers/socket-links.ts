import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from '@slack/web-api';
import { summarizeError } from '../../app/error-report.ts';
import { refusalIn } from '../refusal.ts';
import { notConnectedYet, tokenRefused, webSocketLost } from '../words/connection.ts';
import { SocketLink, type SocketLinkOptions } from './socket-link.ts';

/** A new connection is asked for at once, then after pauses that double, from one to the other (ms). */
const PAUSE_MS = { first: 1_000, longest: 30_000 };
/** What ends sooner than this counts as a failed try, so that nothing is opened and closed in a hurry (ms). */
const SHORT_LIFE_MS = 5_000;
/**
 * An announced connection is used until Slack closes it, which it does ten seconds later
 * (docs.slack.dev, Using Socket Mode); one that is still there then is closed here (ms).
 */
const LEAVE_MS = 15_000;

export type SocketLinksOptions = Omit<SocketLinkOptions, 'onAnnounced' | 'onGone'> & {
  /** No connection was open for a while: called at both ends of the gap. */
  readonly onGap: () => void;
};

/** Slack refuses the app token; `code` is Slack's. */
export class AppTokenRefused extends Error {
  constructor(code: string, cause: unknown) {
    super(tokenRefused('SLACK_APP_TOKEN', code), { cause });
    this.name = 'AppTokenRefused';
  }
}

/**
 * The connections to Slack: one, and for a while two, since Slack announces some times a day that it will close the
 * present one. The next one is opened before that, and what came over the old one is answered over it.
 */
export class SocketLinks {
  readonly #options: SocketLinksOptions;
  readonly #logger: Logger;
  readonly #links = new Set<SocketLink>();
  readonly #closing = new AbortController();
  #opening: Promise<void> | undefined;
  #failures = 0;
  /** Why the last try failed. */
  #why: string | undefined;
  #trouble: string = notConnectedYet();
  /** Since a connection was lost; nothing is missed before the first one. */
  #gap = false;

  constructor(options: SocketLinksOptions) {
    this.#options = options;
    this.#logger = options.logger;
  }

  /** What keeps Slack from reaching this process, in a sentence. */
  get trouble(): string | undefined {
    return [...this.#links].some((link) => link.open) ? undefined : this.#trouble;
  }

  /** Resolves with the first connection, however long that takes. Rejects where Slack refuses the token at once. */
  async open(): Promise<void> {
    try {
      await this.#connect();
    } catch (error) {
      const refused = this.#failed(error);
      if (refused) throw refused;
      await this.#replace();
    }
  }

  /** Closes every connection, and opens no more. */
  async close(): Promise<void> {
    this.#closing.abort();
    await Promise.all([...this.#links].map((link) => link.close()));
    this.#links.clear();
  }

  /** Opens connections until there is one that stays. */
  #replace(): Promise<void> {
    this.#opening ??= this.#untilOne().finally(() => {
      this.#opening = undefined;
    });
    return this.#opening;
  }

  async #untilOne(): Promise<void> {
    const { signal } = this.#closing;
    while (!signal.aborted && ![...this.#links].some((link) => link.open && !link.announced)) {
      try {
        if (this.#failures > 0) await pause(pauseAfter(this.#failures), undefined, { signal, ref: false });
        await this.#connect();
      } catch (error) {
        if (!signal.aborted) this.#failed(error);
      }
    }
  }

  async #connect(): Promise<void> {
    const link = new SocketLink({
      ...this.#options,
      onAnnounced: () => this.#announced(link),
      onGone: () => this.#gone(link),
    });
    // Among the others already while it opens, so that a stop closes it too.
    this.#links.add(link);
    try {
      await link.connect();
    } catch (error) {
      this.#links.delete(link);
      throw error;
    }
    if (this.#why !== undefined) this.#logger.warn('Slack is connected again.');
    this.#why = undefined;
    if (this.#gap) this.#options.onGap();
    this.#gap = false;
    for (const other of this.#links) if (other.announced) this.#leave(other);
  }

  /** Gives Slack's refusal, if that is what it was. */
  #failed(error: unknown): AppTokenRefused | undefined {
    this.#failures += 1;
    const code = refusalIn(error);
    const refused = code === undefined ? undefined : new AppTokenRefused(code, error);
    this.#trouble = refused?.message ?? (this.#gap ? webSocketLost() : notConnectedYet());
    const why = code ?? summarizeError(error);
    if (why !== this.#why) this.#logger.warn(`Slack gives no WebSocket, and is asked again: ${why}`);
    this.#why = why;
    return refused;
  }

  #announced(link: SocketLink): void {
    this.#lived(link);
    void this.#replace();
  }

  #gone(link: SocketLink): void {
    this.#links.delete(link);
    if (!link.announced) this.#lived(link);
    if (this.trouble !== undefined && !this.#gap) {
      this.#gap = true;
      this.#trouble = webSocketLost();
      this.#options.onGap();
    }
    void this.#replace();
  }

  /** After a long life the next connection is asked for at once. */
  #lived({ ageMs }: SocketLink): void {
    this.#failures = ageMs < SHORT_LIFE_MS ? this.#failures + 1 : 0;
  }

  #leave(link: SocketLink): void {
    pause(LEAVE_MS, undefined, { signal: this.#closing.signal, ref: false })
      .then(() => link.drained(LEAVE_MS))
      .then(() => link.close())
      .then(
        () => this.#links.delete(link),
        () => undefined,
      );
  }
}

/** Spread, so that many processes do not ask at the same moment (ms). */
function pauseAfter(failures: number): number {
  const longest = Math.min(PAUSE_MS.longest, PAUSE_MS.first * 2 ** (failures - 1));
  return longest * (0.5 + Math.random() / 2);
}
