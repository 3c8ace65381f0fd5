import type { Logger, WebClient } from '@slack/web-api';
import { ClaimLost } from '../app/ports/claim-lost.ts';
import { type LookupNotes, ownLookupNotes } from '../app/ports/lookup-notes.ts';
import { SlackFault } from '../app/ports/slack-fault.ts';
import { StoreFault } from '../app/ports/store-fault.ts';
import { FollowingClient, type MovedChannels, movedChannels } from './following-client.ts';
import { slackFetch } from './slack-fetch.ts';
import { translateError } from './translate-error.ts';

/** How a call to Slack ended, for the metrics. */
export type CallOutcome = 'ok' | SlackFault['trouble']['kind'];

/** What calls to Slack need. */
export interface SlackClientOptions {
  /** The bot token of a team; rejects or throws where the team has not installed Scribe. */
  readonly tokenOf: (team: string) => Promise<string>;
  /** Ends with a slash: `https://slack.com/api/`. */
  readonly apiUrl: string;
  readonly logger?: Logger;
  /** The present id of a channel that had this one before. */
  readonly addressOf?: (former: string) => Promise<string | undefined>;
  /** Hears of each call when it is over. */
  readonly onCall?: (call: {
    readonly team: string;
    readonly method: string;
    readonly outcome: CallOutcome;
  }) => void;
  /** Shared by all processes; without it, this process remembers by itself. */
  readonly notes?: LookupNotes;
}

/** Talks to Slack for any team. */
export interface SlackClients {
  /**
   * Runs one Web API call with the team's client and counts it. Nothing is retried here: jobs do that. Throws
   * `SlackFault`, and what `run` throws where a claim does not hold (`ClaimLost`, `StoreFault`);
   * `StoreFault` or `KeyFault` too where the token is not to be had.
   */
  call<T>(team: string, method: string, run: (client: WebClient) => Promise<T>): Promise<T>;
  /** The team's client, for calls that need no counting. Never waits longer than 8 s, never tries twice. */
  clientFor(team: string): Promise<WebClient>;
  /** Scribe's own user id in that team. Throws `SlackFault`. */
  botUser(team: string): Promise<string>;
  /** What look-ups have found. */
  readonly notes: LookupNotes;
  /** Forgets the clients: a token was revoked or renewed. */
  forget(): void;
}

const TIMEOUT_MS = 8_000;

/** Options that every client of Scribe shares. */
export function webClientOptions(options: Pick<SlackClientOptions, 'apiUrl' | 'logger'>) {
  return {
    slackApiUrl: options.apiUrl,
    timeout: TIMEOUT_MS,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    fetch: slackFetch,
    ...(options.logger && { logger: options.logger }),
  };
}

export function slackClients(options: SlackClientOptions): SlackClients {
  const clients = new Map<string, { readonly token: string; readonly client: WebClient }>();
  const bots = new Map<string, string>();
  const moved: MovedChannels = movedChannels(options.addressOf);

  async function clientFor(team: string): Promise<WebClient> {
    const token = await options.tokenOf(team);
    const known = clients.get(team);
    if (known?.token === token) return known.client;
    // Slack takes the team with every call, and an organisation's token needs it for some: conversations.create, …
    const client = new FollowingClient(token, moved, {
      ...webClientOptions(options),
      ...(team && { teamId: team }),
    });
    clients.set(team, { token, client });
    return client;
  }

  async function call<T>(team: string, method: string, run: (client: WebClient) => Promise<T>): Promise<T> {
    const client = await clientFor(team);
    try {
      const answer = await run(client);
      options.onCall?.({ team, method, outcome: 'ok' });
      return answer;
    } catch (error) {
      if (error instanceof ClaimLost || error instanceof StoreFault) throw error;
      const fault = translateError(error, method);
      options.onCall?.({ team, method, outcome: fault.trouble.kind });
      throw fault;
    }
  }

  async function botUser(team: string): Promise<string> {
    const known = bots.get(team);
    if (known !== undefined) return known;
    const { user_id: user } = await call(team, 'auth.test', (client) => client.auth.test());
    if (user === undefined)
      throw new SlackFault({ kind: 'unavailable', why: 'auth.test did not say who Scribe is' });
    bots.set(team, user);
    return user;
  }

  return {
    call,
    clientFor,
    botUser,
    notes: options.notes ?? ownLookupNotes(),
    forget() {
      clients.clear();
      bots.clear();
    },
  };
}
