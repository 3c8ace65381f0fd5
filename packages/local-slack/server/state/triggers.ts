import { SlackError } from '../slack-error.ts';
import type { MovableClock } from './clock.ts';
import { randomHex } from './ids.ts';

interface Trigger {
  readonly user: string;
  readonly expires: number;
  /** The modal in which the person acted; a push goes on top of it. */
  readonly viewId?: string;
  used: boolean;
}

/** Ids that let the app open one modal soon after what a person did. */
export class Triggers {
  readonly #clock: MovableClock;
  readonly #lifetimeMs: () => number;
  readonly #triggers = new Map<string, Trigger>();

  constructor(clock: MovableClock, lifetimeMs: () => number) {
    this.#clock = clock;
    this.#lifetimeMs = lifetimeMs;
  }

  create(user: string, viewId?: string): string {
    const id = `${this.#clock.now()}.${randomHex(6)}.${randomHex(16)}`;
    const expires = this.#clock.now() + this.#lifetimeMs();
    this.#triggers.set(id, { user, expires, used: false, ...(viewId !== undefined && { viewId }) });
    return id;
  }

  /** Uses it up. Throws `invalid_trigger_id`, `expired_trigger_id` or `exchanged_trigger_id`. */
  exchange(id: string): Trigger {
    const trigger = this.#triggers.get(id);
    if (trigger === undefined) throw new SlackError('invalid_trigger_id');
    if (trigger.used) throw new SlackError('exchanged_trigger_id');
    if (this.#clock.now() > trigger.expires) throw new SlackError('expired_trigger_id');
    trigger.used = true;
    return trigger;
  }
}
