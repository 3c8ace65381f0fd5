import { type Logger, WebClient } from '@slack/web-api';
import { summarizeError } from '../app/error-report.ts';
import type { Access } from './access.ts';
import { webClientOptions } from './client-factory.ts';

/** While Slack does not say who Scribe is, the pause before asking again (ms). */
const ASK_AGAIN_MS = 5_000;

/** The record does not wait for Slack to say who Scribe is: a command has 3 s in all. */
const MAX_WAIT_MS = 300;

interface Self {
  readonly botId?: string;
  readonly botUserId?: string;
  /** Missing for the token of a whole organisation: then each delivery says which workspace it is from. */
  readonly teamId?: string;
  readonly enterpriseId?: string;
}

/**
 * One token, of a workspace or of an organisation. Who Scribe is there is asked once. While Slack does not answer,
 * commands and events are handled anyway, since the record must not wait for it.
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
      return selfOf(await client.auth.test());
    } catch (error) {
      options.logger.warn(`Slack does not say who Scribe is: ${summarizeError(error)}`);
      setTimeout(() => {
        self = undefined;
      }, ASK_AGAIN_MS).unref();
      return {};
    }
  };
  const known = () => {
    self ??= ask();
    return Promise.race([self, afterMaxWait()]);
  };
  return {
    authorize: async () => ({ botToken, ...(await known()) }),
    tokenOf: async () => botToken,
    async workspace() {
      const { enterpriseId: organisation, botUserId } = await known();
      return { name: undefined, organisation, botUserId };
    },
    cover: async () => undefined,
    remove: async () => undefined,
  };
}

function selfOf(answer: Awaited<ReturnType<WebClient['auth']['test']>>): Self {
  const { bot_id: botId, user_id: botUserId, team_id: teamId, enterprise_id: enterpriseId } = answer;
  return {
    ...(botId && { botId }),
    ...(botUserId && { botUserId }),
    ...(teamId && !answer.is_enterprise_install && { teamId }),
    ...(enterpriseId && { enterpriseId }),
  };
}

function afterMaxWait(): Promise<Self> {
  return new Promise((resolve) => {
    setTimeout(() => resolve({}), MAX_WAIT_MS).unref();
  });
}
