import { type WebAPICallResult, WebAPIPlatformError, WebClient, type WebClientOptions } from '@slack/web-api';

/** Channels whose id Slack changed, as far as this process has met them. */
export interface MovedChannels {
  /** The present id; the same one for a channel that did not move, as far as is known. */
  known(channel: string): string;
  /** Looks the channel up; `undefined` where it has not moved. */
  find(former: string): Promise<string | undefined>;
}

export function movedChannels(
  addressOf: (former: string) => Promise<string | undefined> = async () => undefined,
): MovedChannels {
  const moved = new Map<string, string>();
  return {
    known: (channel) => moved.get(channel) ?? channel,
    async find(former) {
      const now = await addressOf(former);
      if (now !== undefined) moved.set(former, now);
      return now;
    },
  };
}

/** The arguments that name a channel: most methods say `channel`, those for files and canvases `channel_id`. */
const NAMES = ['channel', 'channel_id'] as const;

/**
 * A client that follows a channel to its new id. A private channel gets one when it is shared with another company, and
 * what was posted, pinned or kept before names it by the old one (docs.slack.dev/reference/events/channel_id_changed).
 */
export class FollowingClient extends WebClient {
  readonly #moved: MovedChannels;

  constructor(token: string, moved: MovedChannels, options: WebClientOptions) {
    super(token, options);
    this.#moved = moved;
  }

  override async apiCall(method: string, options: Record<string, unknown> = {}): Promise<WebAPICallResult> {
    const asKnown = addressed(options, (channel) => this.#moved.known(channel));
    try {
      return await super.apiCall(method, asKnown);
    } catch (error) {
      if (!isNotFound(error)) throw error;
      const again = await this.#found(asKnown);
      if (!again) throw error;
      return await super.apiCall(method, again);
    }
  }

  /** The same call to where the channel is now; `undefined` where no channel in it has moved. */
  async #found(options: Record<string, unknown>): Promise<Record<string, unknown> | undefined> {
    for (const name of NAMES) {
      const channel = options[name];
      const now = typeof channel === 'string' ? await this.#moved.find(channel) : undefined;
      if (now !== undefined && now !== channel) return { ...options, [name]: now };
    }
    return undefined;
  }
}

function isNotFound(error: unknown): boolean {
  return error instanceof WebAPIPlatformError && error.data.error === 'channel_not_found';
}

function addressed(
  options: Record<string, unknown>,
  now: (channel: string) => string,
): Record<string, unknown> {
  const changed = { ...options };
  for (const name of NAMES) {
    const channel = changed[name];
    if (typeof channel === 'string') changed[name] = now(channel);
  }
  return changed;
}
