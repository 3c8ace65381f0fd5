import type { Authorize } from '@slack/bolt';
import { type Logger, WebClient } from '@slack/web-api';
import { webClientOptions } from './client-factory.ts';

/** Where tokens come from, whether one workspace uses Scribe or many. */
export interface Access {
  readonly authorize: Authorize<boolean>;
  tokenOf(team: string): Promise<string>;
  /** The workspace uninstalled Scribe. */
  remove(team: string): Promise<void>;
}

/** While Slack does not say who Scribe is, the pause before asking again (ms). */
const ASK_AGAIN_MS = 5_000;

/** The record does not wait for Slack to say who Scribe is: a command has 3 s in all. */
const MAX_WAIT_MS = 300;

interface Self {
  readonly botId?: string;
  readonly botUserId?: string;
}

/**
 * One workspace with one token. Who Scribe is there is asked once. While Slack does not answer, commands and events
 * are handled anyway, since the record must not wait for it.
 */
export function singleWorkspace(options: {
  readonly botToken: string;
  readonly apiUrl: string;
  readonly logger: Logger;
}): Access {
  const { botToken } = options;
  const client = new WebClient(botToken, webClientOptions(options));
  let self: Promise<Self> | undefined;
  const ask = async (): Promise<Self> => {
    try {
      const { bot_id: botId, user_id: botUserId } = await client.auth.test();
      return { ...(botId && { botId }), ...(botUserId && { botUserId }) };
    } catch (error) {
      options.logger.warn(`Slack does not say who Scribe is: ${String(error)}`);
      setTimeout(() => {
        self = undefined;
      }, ASK_AGAIN_MS).unref();
      return {};
    }
  };
  return {
    authorize: async () => {
      self ??= ask();
      return { botToken, ...(await Promise.race([self, afterMaxWait()])) };
    },
    tokenOf: async () => botToken,
    remove: async () => undefined,
  };
}

function afterMaxWait(): Promise<Self> {
  return new Promise((resolve) => {
    setTimeout(() => resolve({}), MAX_WAIT_MS).unref();
  });
}
