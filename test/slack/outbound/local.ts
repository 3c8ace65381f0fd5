import { type LocalSlack, startLocalSlack } from '../../../packages/local-slack/server/local-slack.ts';
import type { PostTag, PostTarget } from '../../../src/app/ports/post.ts';
import { type CallOutcome, type SlackClients, slackClients } from '../../../src/slack/client-factory.ts';
import { QUIET } from '../../packages/local-slack/quiet-logger.ts';

/** A local Slack and clients that talk to it; `outcomes` has every call as `method outcome`. */
export interface Local {
  readonly slack: LocalSlack;
  readonly clients: SlackClients;
  readonly outcomes: string[];
  /** Where, and under which effect, something is shown. */
  where(channel: string, change?: { ts?: string; tag?: PostTag }): PostTarget;
}

export async function startLocal(options: { manifest?: object } = {}): Promise<Local> {
  const slack = await startLocalSlack({ rateLimits: false, ...options });
  const outcomes: string[] = [];
  const clients = slackClients({
    tokenOf: async () => slack.botToken,
    apiUrl: slack.apiUrl,
    logger: QUIET,
    onCall: (method: string, outcome: CallOutcome) => outcomes.push(`${method} ${outcome}`),
  });
  return {
    slack,
    clients,
    outcomes,
    where: (channel, change = {}) => ({
      team: slack.teamId,
      channel,
      ts: change.ts,
      tag: change.tag ?? { effect: `T1/x/card-${Math.random()}`, since: undefined },
    }),
  };
}
