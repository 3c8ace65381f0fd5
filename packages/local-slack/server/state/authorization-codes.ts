import { SlackError } from '../slack-error.ts';
import type { MovableClock } from './clock.ts';
import { randomHex } from './ids.ts';
import type { Organisation } from './organisation.ts';
import type { Team } from './team.ts';

const LIFETIME_MS = 10 * 60_000;

interface Grant {
  /** The workspace, or the whole organisation, that allowed the app. */
  readonly owner: Team | Organisation;
  /** Who pressed Allow. */
  readonly installer: string;
  readonly redirectUri: string;
  readonly expires: number;
}

/** Codes of OAuth: given when a person allows the app, redeemed once within ten minutes. */
export class AuthorizationCodes {
  readonly #clock: MovableClock;
  readonly #authorizationCodes = new Map<string, Grant>();

  constructor(clock: MovableClock) {
    this.#clock = clock;
  }

  create(owner: Team | Organisation, installer: string, redirectUri: string): string {
    const code = `${randomHex(6)}.${randomHex(6)}.${randomHex(32)}`;
    this.#authorizationCodes.set(code, {
      owner,
      installer,
      redirectUri,
      expires: this.#clock.now() + LIFETIME_MS,
    });
    return code;
  }

  /** Throws `invalid_code` or `bad_redirect_uri`. */
  redeem(code: string, redirectUri: string | undefined): Grant {
    const grant = this.#authorizationCodes.get(code);
    if (grant === undefined || this.#clock.now() > grant.expires) throw new SlackError('invalid_code');
    if (redirectUri !== undefined && redirectUri !== grant.redirectUri)
      throw new SlackError('bad_redirect_uri');
    this.#authorizationCodes.delete(code);
    return grant;
  }
}
