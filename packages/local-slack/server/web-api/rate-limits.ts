/** Slack's rate limits (docs.slack.dev/apis/web-api/rate-limits), on the workspace's clock. */

import type { Clock } from '../state/clock.ts';
import type { Tier } from './api-method.ts';

const MINUTE_MS = 60_000;
/** Slack tolerates short bursts of posts; after that one a second and channel. */
const POST_BURST = 3;
const POST_EVERY_MS = 1_000;

/** Counts calls per team and method, and posts per channel. */
export class RateLimits {
  readonly #clock: Pick<Clock, 'now'>;
  #passed = 0;
  readonly #calls = new Map<string, number[]>();
  readonly #posts = new Map<string, { tokens: number; at: number }>();

  constructor(clock: Pick<Clock, 'now'>) {
    this.#clock = { now: () => clock.now() + this.#passed };
  }

  /** Lets this much time (ms) pass for the limits alone. */
  pass(ms: number): void {
    this.#passed += ms;
  }

  /** Takes one call; returns the seconds to wait when there are too many, 0 otherwise. */
  take({
    team,
    method,
    tier,
    channel,
  }: {
    team: string;
    method: string;
    tier: Tier;
    channel: string;
  }): number {
    if (tier === 'special') return 0;
    return tier === 'post' ? this.#post(`${team} ${channel}`) : this.#call(`${team} ${method}`, tier);
  }

  #call(key: string, perMinute: number): number {
    const now = this.#clock.now();
    const recent = (this.#calls.get(key) ?? []).filter((at) => at > now - MINUTE_MS);
    const [oldest] = recent;
    if (recent.length >= perMinute && oldest !== undefined)
      return Math.max(1, Math.ceil((oldest + MINUTE_MS - now) / 1000));
    recent.push(now);
    this.#calls.set(key, recent);
    return 0;
  }

  #post(key: string): number {
    const now = this.#clock.now();
    const bucket = this.#posts.get(key) ?? { tokens: POST_BURST, at: now };
    const tokens = Math.min(POST_BURST, bucket.tokens + (now - bucket.at) / POST_EVERY_MS);
    if (tokens < 1) {
      this.#posts.set(key, { tokens, at: now });
      return Math.max(1, Math.ceil(((1 - tokens) * POST_EVERY_MS) / 1000));
    }
    this.#posts.set(key, { tokens: tokens - 1, at: now });
    return 0;
  }
}
