import { SlackError } from '../slack-error.ts';
import type { MovableClock } from './clock.ts';
import { randomHex } from './ids.ts';

const LIFETIME_MS = 30 * 60_000;
const USES = 5;

/** What a response_url was given for. */
export interface ResponseUrlUse {
  readonly teamId: string;
  readonly channel: string;
  readonly user: string;
  /** The message that `replace_original` and `delete_original` mean. */
  original?: { readonly ts: string; readonly ephemeral: boolean };
  readonly threadTs?: string;
}

/** The URLs at which the app may answer a command or a click later: five times in half an hour. */
export class ResponseUrls {
  readonly #clock: MovableClock;
  readonly #urls = new Map<
    string,
    { readonly use: ResponseUrlUse; readonly expires: number; left: number }
  >();

  constructor(clock: MovableClock) {
    this.#clock = clock;
  }

  /** Returns the path, below the server's address. */
  create(kind: 'commands' | 'actions', use: ResponseUrlUse): string {
    const path = `/${kind}/${use.teamId}/${randomHex(6)}/${randomHex(12)}`;
    this.#urls.set(path, { use, expires: this.#clock.now() + LIFETIME_MS, left: USES });
    return path;
  }

  /** What it was given for; takes no use. */
  peek(path: string): ResponseUrlUse {
    const found = this.#urls.get(path);
    if (found === undefined) throw new SlackError('invalid_url');
    return found.use;
  }

  /** Takes one use. Throws `expired_url` or `used_url`. */
  take(path: string): ResponseUrlUse {
    const found = this.#urls.get(path);
    if (found === undefined) throw new SlackError('invalid_url');
    if (this.#clock.now() > found.expires) throw new SlackError('expired_url');
    if (found.left === 0) throw new SlackError('used_url');
    found.left -= 1;
    return found.use;
  }
}
